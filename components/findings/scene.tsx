import type { ReactNode } from "react";
import { type Assessment, ownerOf } from "@/lib/domain/posture/coverage/assessments";
import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { HandedOver } from "@/lib/domain/pipeline/images-on";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { Place } from "@/lib/domain/edits/plan";
import type { Proof } from "@/lib/domain/posture/posture";
import type { ToldOption } from "@/lib/domain/posture/words/told-changes";

type Part<Props> = (props: Props) => ReactNode;

export interface NodePlaceProps {
  readonly node: string;
  /** Also opens this control of the node. */
  readonly control?: string | undefined;
  readonly status?: EffectiveStatus;
  readonly children: ReactNode;
  readonly after?: ReactNode;
  readonly figure?: ReactNode;
}

export interface HandOverPlaceProps {
  readonly hop: Pick<HandedOver, "edge" | "from" | "to">;
  /** Replaces its ends and its artifact. */
  readonly children?: ReactNode;
}

export type TryChangeProps = Pick<ToldOption, "change" | "title">;

export interface RestProps {
  readonly count: number;
  readonly all: AllRows | undefined;
  readonly children: () => ReactNode;
}

/** The link to all rows of a list: with a finding open on the map, or among the statuses of a control. */
export type AllRows = { readonly finding: string } | { readonly claimsOn: string };

/**
 * The surface on which findings are drawn, which decides what a press on a named element does. On a page it is a link, which
 * works without a script and prints; beside the map it selects the element and brings it into view.
 */
export interface Surface {
  readonly NodePlace: Part<NodePlaceProps>;
  readonly HandOverPlace: Part<HandOverPlaceProps>;
  readonly OpenHandOver?: Part<Pick<HandOverPlaceProps, "hop">>;
  readonly GatePlace: Part<{ readonly control: string; readonly children: ReactNode }>;
  /** The rows of a list beyond the first few. */
  readonly Rest: Part<RestProps>;
  /** The path on the map, connection by connection. */
  readonly Way: Part<{ readonly hops: readonly HandedOver[] }>;
  /** The effect of these being in place; absent if the what-if is not available. */
  readonly WhatIf?: Part<{ readonly places: readonly Place[] }>;
  /** The map with a change, for a look; nothing is saved. */
  readonly TryChange: Part<TryChangeProps>;
  /** So many changes after the first are in sight; the others are folded. */
  readonly nextChanges: number;
  readonly Heading: "h2" | "h3";
  readonly look: { readonly [L in "card" | "list" | "item" | "steps" | "details"]: string };
}

export interface Scene {
  readonly pipeline: Pipeline;
  readonly proof: Proof;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly targets: readonly string[];
  readonly surface: Surface;
}

interface LongListProps<Item> {
  readonly surface: Surface;
  readonly items: readonly Item[];
  readonly most?: number;
  /** The page with all of them; absent: here. */
  readonly all?: AllRows | undefined;
  readonly keyOf: (item: Item) => string;
  readonly className?: string;
  readonly itemClass?: string;
  readonly isOrdered?: boolean;
  readonly children: (item: Item, index: number) => ReactNode;
}

/** More than these get a page of their own. */
const mostListed = 20;

export const moreClass =
  "inline-flex min-h-6 items-center max-sm:pointer-coarse:min-h-11 text-blue underline tabular-nums";

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
  /** By control, if the node is known. */
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
