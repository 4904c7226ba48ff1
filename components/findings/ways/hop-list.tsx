import { clsx } from "clsx";
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

interface StepNumberProps {
  readonly number: number;
  /** It gives an attacker control of its end: told apart from a connection by its form. */
  readonly isActing?: boolean;
  readonly className: string;
}

/** For a step on a path past a gate, or on an attack path, as on the map's line. */
export function StepNumber({ number, isActing = false, className }: StepNumberProps) {
  return (
    <span
      aria-hidden
      className={clsx(
        "grid size-4.5 shrink-0 place-items-center rounded-full text-tiny font-bold tabular-nums print:bg-transparent print:text-ink",
        isActing ? "border-2 border-dotted border-missing text-missing" : "bg-missing text-panel",
        className,
      )}
    >
      {number}
    </span>
  );
}
