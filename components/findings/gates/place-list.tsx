import { type Assessment, ownerOf } from "@/lib/domain/posture/coverage/assessments";
import { StatusMark } from "@/components/marks/status-mark";
import { LongList } from "./long-list";
import { NodeLink } from "./node-link";

interface PlaceListProps {
  readonly places: readonly Assessment[];
  readonly mapPath: string;
  /** By the control, where the node is known. */
  readonly isNamed?: boolean;
  /** Where all of them are to be seen. */
  readonly allHref?: string;
}

/** Claims: what is said of each node, and the way to it on the map. */
export function PlaceList({ places, mapPath, isNamed = false, allHref }: PlaceListProps) {
  return (
    <LongList
      items={places}
      allHref={allHref}
      keyOf={({ node, control }) => `${node.id} ${control.id}`}
      className="flex flex-col gap-0.5"
    >
      {(place) => {
        const { node, control, status } = place;
        const owner = ownerOf(place);
        return (
          <div className="grid grid-cols-[7.75rem_minmax(0,1fr)] gap-x-2">
            <span className="py-0.5">
              <StatusMark status={status} />
            </span>
            <span className="min-w-0 break-words">
              <NodeLink mapPath={mapPath} node={node.id} control={control.id}>
                {isNamed ? control.title : node.name}
              </NodeLink>
              {owner !== undefined && <span className="text-tiny text-soft"> {owner}</span>}
            </span>
          </div>
        );
      }}
    </LongList>
  );
}
