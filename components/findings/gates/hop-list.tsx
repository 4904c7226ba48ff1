import { handOverSentence } from "@/lib/domain/follow/hop-sentences";
import type { HandedOver } from "@/lib/domain/pipeline/images-on";
import { LongList } from "./long-list";
import { NodeLink } from "./node-link";

const mostHops = 60;

/** A way hand-over by hand-over, in words; each says where it is on the map. */
export function HopList({
  hops,
  mapPath,
}: {
  readonly hops: readonly HandedOver[];
  readonly mapPath: string;
}) {
  return (
    <LongList
      items={hops}
      most={mostHops}
      keyOf={({ edge }) => edge.id}
      isOrdered
      className="flex flex-col gap-0.5"
    >
      {(hop, index) => (
        <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-start gap-x-2">
          <span
            aria-hidden
            className="mt-[3px] grid size-4.5 place-items-center rounded-full bg-missing text-tiny font-bold text-panel tabular-nums print:bg-transparent print:text-ink"
          >
            {index + 1}
          </span>
          <NodeLink mapPath={mapPath} node={hop.to.id}>
            {handOverSentence(hop)}
          </NodeLink>
        </div>
      )}
    </LongList>
  );
}
