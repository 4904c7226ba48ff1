import { type Assessment, ownerOf } from "@/lib/domain/posture/coverage/assessments";
import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";
import { LongList } from "./long-list";
import type { AllRows, Scene } from "./scene";

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
