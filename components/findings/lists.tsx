import type { ReactNode } from "react";
import type { AllRows, Surface, Scene } from "./scene";
import { type Assessment, ownerOf } from "@/lib/domain/posture/coverage/assessments";
import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";

interface LongListProps<Item> {
  readonly surface: Surface;
  readonly items: readonly Item[];
  readonly most?: number;
  /** Where all of them are to be seen on a page; absent: here. */
  readonly all?: AllRows | undefined;
  readonly keyOf: (item: Item) => string;
  readonly className?: string;
  readonly itemClass?: string;
  readonly isOrdered?: boolean;
  readonly children: (item: Item, index: number) => ReactNode;
}

/** More than these would be a page of their own. */
const mostListed = 20;

export const moreClass = "inline-flex min-h-6 items-center text-blue underline tabular-nums";

export function LongList<Item>({
  surface,
  items,
  most = mostListed,
  all,
  keyOf,
  className,
  itemClass,
  isOrdered = false,
  children,
}: LongListProps<Item>) {
  const List = isOrdered ? "ol" : "ul";
  const row = (item: Item, index: number) => (
    <li key={keyOf(item)} className={itemClass}>
      {children(item, index)}
    </li>
  );
  const rest = items.slice(most);
  return (
    <List className={className}>
      {items.slice(0, most).map(row)}
      {rest.length > 0 && (
        <li className={itemClass}>
          <surface.Rest count={rest.length} all={all}>
            {() => <List className={className}>{rest.map((item, index) => row(item, most + index))}</List>}
          </surface.Rest>
        </li>
      )}
    </List>
  );
}

interface NodeListProps {
  readonly scene: Scene;
  readonly nodes: readonly string[];
  readonly all?: AllRows;
}

export function NodeList({ scene: { pipeline, surface }, nodes, all }: NodeListProps) {
  return (
    <LongList surface={surface} items={inNameOrder(pipeline, nodes)} all={all} keyOf={(node) => node}>
      {(node) => <surface.NodePlace node={node}>{nodeName(pipeline, node)}</surface.NodePlace>}
    </LongList>
  );
}

interface PlaceListProps {
  readonly scene: Scene;
  readonly places: readonly Assessment[];
  /** By the control, where the node is known. */
  readonly isNamed?: boolean;
  readonly all?: AllRows;
}

export function PlaceList({ scene: { surface }, places, isNamed = false, all }: PlaceListProps) {
  return (
    <LongList
      surface={surface}
      items={places}
      all={all}
      keyOf={({ node, control }) => `${node.id} ${control.id}`}
      className="flex flex-col gap-0.5"
    >
      {(place) => {
        const { node, control, status } = place;
        const owner = ownerOf(place);
        return (
          <surface.NodePlace
            node={node.id}
            control={control.id}
            status={status}
            figure={owner !== undefined && <span className="basis-full text-tiny text-soft"> {owner}</span>}
          >
            {isNamed ? control.title : node.name}
          </surface.NodePlace>
        );
      }}
    </LongList>
  );
}
