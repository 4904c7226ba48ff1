import { clsx } from "clsx";
import { Hourglass } from "lucide-react";
import { statusLooks } from "@/components/marks/status";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { statusWords } from "@/lib/domain/posture/words/status-words";
import type { MatrixLens } from "./matrix-query";

/** Filled is known, hollow is unverified or not assessed, striped does not apply. */
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
  /** Beside the sign, if the cell covers several controls. */
  readonly text?: string;
  /** Some of it is missing with its risk accepted. */
  readonly isAccepted?: boolean;
  readonly className?: string;
}

/** A status as a block of its colour, with its sign: readable from across the room, and on paper. */
export function Heat({ status, text = "", isAccepted = false, className }: HeatProps) {
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
      {isAccepted && <Hourglass size={11} strokeWidth={2.5} className="shrink-0" />}
      {text !== "" && <span className="truncate">{text}</span>}
    </span>
  );
}

type Entry = readonly [status: EffectiveStatus, meaning: string];

const entries: { readonly [L in MatrixLens]: readonly Entry[] } = {
  status: [
    ["missing", statusWords.missing.word],
    ["contradicted", statusWords.contradicted.word],
    ["partial", statusWords.partial.word],
    ["stale", statusWords.stale.word],
    ["planned", statusWords.planned.word],
    ["not-assessed", statusWords["not-assessed"].word],
    ["declared", statusWords.declared.word],
    ["verified", statusWords.verified.word],
    ["not-applicable", statusWords["not-applicable"].word],
  ],
  evidence: [
    ["verified", "all verified"],
    ["partial", "some verified, the others declared"],
    ["declared", "all declared: not verified"],
    ["stale", "some stale: their evidence has expired"],
    ["contradicted", "some contradicted: evidence contradicts them"],
    ["not-assessed", "none marked in place"],
    ["not-applicable", "all marked not applicable"],
  ],
  owner: [
    ["verified", "all have an owner"],
    ["partial", "some have"],
    ["missing", "none has"],
    ["not-applicable", "all marked not applicable"],
  ],
};

/** The meaning of the two numbers in a cell that covers several controls. */
const numbers: { readonly [L in MatrixLens]: string } = {
  status: "2/4: 2 of the 4 in scope are in place.",
  evidence: "1/3: 1 of the 3 marked in place has current evidence.",
  owner: "The owner comes from the control's status, or from its node.",
};

interface MatrixLegendProps {
  readonly lens: MatrixLens;
  /** Each cell covers one control: it has a sign, and no numbers to explain. */
  readonly isOfOne: boolean;
}

/** The meaning of the cells. */
export function MatrixLegend({ lens, isOfOne }: MatrixLegendProps) {
  return (
    <section
      aria-label="Legend"
      className="matrix flex flex-wrap items-center gap-x-4 gap-y-1 text-tiny text-soft"
    >
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {entries[lens].map(([status, meaning]) => (
          <li key={status} className="inline-flex items-center gap-1.5">
            <Heat status={status} />
            {meaning}
          </li>
        ))}
        {lens === "status" && (
          <li className="inline-flex items-center gap-1.5">
            <Heat status="missing" isAccepted />
            Missing, with an accepted risk
          </li>
        )}
        <li className="inline-flex items-center gap-1.5">
          <span
            aria-hidden
            className="striped h-5 w-6 rounded border border-line [print-color-adjust:exact]"
          />
          Not in scope
        </li>
      </ul>
      {(lens !== "status" || !isOfOne) && <p>{numbers[lens]}</p>}
    </section>
  );
}
