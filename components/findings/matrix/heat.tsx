import { clsx } from "clsx";
import { statusLooks } from "@/components/marks/status";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

/** Filled is known, hollow is not proven or not answered, striped does not apply. */
const fills: { readonly [S in EffectiveStatus]: string } = {
  verified: "border-standing bg-standing text-panel",
  declared: "border-standing bg-standing/20 text-ink [&>svg]:text-standing",
  stale: "border-partial bg-partial/15 text-ink [&>svg]:text-partial",
  contradicted: "border-missing bg-missing text-panel",
  partial: "border-partial bg-partial text-panel",
  planned: "border-planned bg-planned text-panel",
  missing: "border-missing bg-missing text-panel",
  "not-assessed": "border-control bg-panel text-ink [&>svg]:text-neutral",
  "not-applicable": "striped border-line-strong text-ink [&>svg]:text-neutral",
};

interface HeatProps {
  readonly status: EffectiveStatus;
  /** Beside the glyph, where the cell is of more than one control. */
  readonly text?: string;
  readonly className?: string;
}

/** A status as a block of its colour, with its glyph: read from across the room. On paper too. */
export function Heat({ status, text = "", className }: HeatProps) {
  const { Icon } = statusLooks[status];
  return (
    <span
      aria-hidden
      className={clsx(
        "flex h-5 min-w-6 items-center justify-center gap-1 overflow-hidden rounded border px-1 text-[0.6875rem] leading-none font-bold tabular-nums [print-color-adjust:exact]",
        fills[status],
        className,
      )}
    >
      <Icon size={13} strokeWidth={2.5} className="shrink-0" />
      {text !== "" && <span className="truncate">{text}</span>}
    </span>
  );
}
