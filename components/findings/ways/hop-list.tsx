import { hopSentence } from "@/lib/domain/follow/hop-sentences";
import type { HandedOver } from "@/lib/domain/pipeline/images-on";
import { LongList, type Surface } from "../scene";

const mostHops = 60;

interface HopListProps {
  readonly hops: readonly HandedOver[];
  readonly surface: Surface;
}

export function HopList({ hops, surface }: HopListProps) {
  return (
    <LongList
      surface={surface}
      items={hops}
      most={mostHops}
      keyOf={({ edge }) => edge.id}
      isOrdered
      className="flex flex-col gap-0.5"
    >
      {(hop, index) => (
        <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-start gap-x-2">
          <StepNumber number={index + 1} className="mt-[3px]" />
          <surface.HandOverPlace hop={hop}>{hopSentence(hop)}</surface.HandOverPlace>
        </div>
      )}
    </LongList>
  );
}

/** Of a hand-over on a way that something gets past a gate by, as on the map's line. */
export function StepNumber({ number, className }: { readonly number: number; readonly className: string }) {
  return (
    <span
      aria-hidden
      className={`grid size-4.5 shrink-0 place-items-center rounded-full bg-missing text-tiny font-bold text-panel tabular-nums print:bg-transparent print:text-ink ${className}`}
    >
      {number}
    </span>
  );
}
