import { overdueText } from "@/components/marks/times";
import { formatDay, stageNames } from "@/lib/domain/words/english";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import { type AnalysisVersion, factorWords } from "@/lib/domain/posture/words/factor-words";
import { statusLooks } from "@/components/marks/status";
import Link from "next/link";
import type { Stage } from "@/lib/domain/pipeline/document";
import type { Proof, Counts } from "@/lib/domain/posture/posture";
import { openCount } from "@/lib/domain/posture/coverage/coverage";

/** A due day; if it has passed, with the delay. */
export function DueDay({ due, today }: { readonly due: string; readonly today: string }) {
  const overdue = overdueText(due, today);
  return (
    <>
      <time dateTime={due} className="whitespace-nowrap">
        {formatDay(due)}
      </time>
      {overdue !== undefined && <span className="block text-tiny font-bold text-missing">{overdue}</span>}
    </>
  );
}

interface PriorityProps {
  readonly gap: Gap;
  /** The version of the analysis definitions. */
  readonly version: AnalysisVersion;
}

/**
 * The priority as one number, and on demand its factors. In a table they open under the cell before it, which has two
 * lines at most: the column of a number is too narrow for words.
 */
export function Priority({ gap: { priority, factors, status }, version }: PriorityProps) {
  return (
    <details className="closed-on-paper">
      <summary className="-my-0.5 inline-flex min-h-6 min-w-6 list-none items-center rounded font-bold tabular-nums underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink">
        <span className="narrow-only mr-1 font-normal text-soft">Priority</span>
        {priority.toFixed(1)}
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-tiny text-soft md:mt-4.5 md:-ml-[7.5rem] md:w-[13rem]">
        {factorWords(factors, statusLooks[status].word, version).map(({ name, times, why }) => (
          <li key={name}>
            <span className="font-medium whitespace-nowrap text-ink tabular-nums">{times}</span>
            {` ${name}: ${why}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface GroupNameProps {
  readonly stage: Stage;
  readonly counts: Counts;
  readonly inList: number;
  readonly href: string;
  readonly proof: Proof;
}

export function GroupName({ stage, counts, inList, href, proof }: GroupNameProps) {
  const open = openCount(counts, proof);
  return (
    <span className="tabular-nums">
      {stageNames[stage]}{" "}
      <Link href={href} prefetch={false} className="hover:underline">
        {`${open} of ${counts.inScope} ${proof === "proven" ? "not verified" : "open"}`}
      </Link>
      {inList !== open && <span className="font-normal text-soft">, {inList} in this list</span>}
    </span>
  );
}
