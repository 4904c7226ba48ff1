import type { Gap } from "@/lib/domain/posture/findings/gaps";
import { factorWords } from "@/lib/domain/posture/words/factor-words";
import { statusLooks } from "@/components/marks/status";

/**
 * The priority as one number, and on demand each factor that it is the product of. In a table those reach under the cell
 * before it, which has two lines at most: the column of a number is no place for words.
 */
export function Priority({
  gap: { priority, factors, status },
  tabIndex,
}: {
  readonly gap: Gap;
  readonly tabIndex?: number | undefined;
}) {
  return (
    <details className="closed-on-paper">
      <summary
        tabIndex={tabIndex}
        className="-my-0.5 inline-flex min-h-6 min-w-6 list-none items-center rounded font-bold tabular-nums underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink"
      >
        <span className="narrow-only mr-1 font-normal text-soft">Priority</span>
        {priority.toFixed(1)}
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-tiny text-soft md:mt-4.5 md:-ml-[7.5rem] md:w-[13rem]">
        {factorWords(factors, statusLooks[status].word).map(({ times, why }, index) => (
          <li key={why}>
            <span className="font-medium whitespace-nowrap text-ink tabular-nums">{times}</span>
            {index === 0 ? " is " : ": "}
            {why}
          </li>
        ))}
      </ul>
    </details>
  );
}
