import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { changeKey } from "@/lib/domain/posture/what-if/change-key";
import type { BestChange } from "@/lib/domain/posture/ways-in/way-in";
import {
  changeReason,
  changeTitle,
  effortWords,
  type UnprotectedCounts,
} from "@/lib/domain/posture/words/change-words";
import { tryOnMapHref } from "./ways-in-query";
import { ChangeButtons } from "./change-button";

interface DoFirstProps {
  readonly pipeline: Pipeline;
  /** Best first. */
  readonly changes: readonly BestChange[];
  /** How many entry points are unprotected, as declared. */
  readonly before: UnprotectedCounts;
  readonly today: string;
  readonly mapPath: string;
  /** The page counts as proven: the changes count as declared all the same, and say so. */
  readonly isOtherProof: boolean;
}

const mostNext = 4;

/** The change to make first, with its reason, and the next below; each can be tried, and made in one step. */
export function DoFirst({ pipeline, changes, before, today, mapPath, isOtherProof }: DoFirstProps) {
  const [best, ...others] = changes;
  if (!best) return null;
  const told = (one: BestChange) => ({
    key: changeKey(one.change),
    title: changeTitle(pipeline, one.change),
    reason: changeReason(one, before),
  });
  const first = told(best);
  return (
    <section
      aria-labelledby="do-first"
      className="flex flex-col gap-2 rounded-card border border-line bg-panel px-4 py-3 shadow-card"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <h2 id="do-first" className="text-tiny font-medium text-soft">
            Do this first
          </h2>
          <p className="text-lead break-words">
            <b>{first.title}</b>: {first.reason}.
          </p>
          <p className="text-tiny text-soft">
            {effortWords(best.effort)}.{isOtherProof && " Worked out as declared."}
          </p>
        </div>
        <ChangeButtons
          change={best.change}
          title={first.title}
          today={today}
          tryHref={tryOnMapHref(mapPath, first.key)}
          tone="primary"
        />
      </div>
      {others.length > 0 && (
        <ol aria-label="Then" start={2} className="flex flex-col">
          {others.slice(0, mostNext).map((one) => {
            const { key, title, reason } = told(one);
            return (
              <li
                key={key}
                className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line py-1.5"
              >
                <p className="min-w-0 flex-1 basis-80 break-words">
                  <span className="font-medium">{title}</span>
                  <span className="text-soft">: {reason}.</span>
                </p>
                <ChangeButtons
                  change={one.change}
                  title={title}
                  today={today}
                  tryHref={tryOnMapHref(mapPath, key)}
                />
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
