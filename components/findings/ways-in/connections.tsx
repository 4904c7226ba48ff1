import { Disclosure } from "@/components/ui/disclosure";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { HandOver } from "@/lib/domain/posture/ways-in/way-in";
import { connectionTitle, handOverLoss } from "@/lib/domain/posture/words/change-words";

interface HandOversProps {
  readonly pipeline: Pipeline;
  /** Connections to remove, the most effective first. */
  readonly handOvers: readonly HandOver[];
  readonly targets: number;
  readonly mapPath: string;
}

const mostShown = 5;
const mostFoldedOut = 50;

/** The connections to remove, by what each alone defeats. */
export function HandOvers({ pipeline, handOvers, targets, mapPath }: HandOversProps) {
  const telling = handOvers.filter(({ pairs, ways }) => pairs + ways > 0);
  if (telling.length === 0) return null;
  const list = (some: readonly HandOver[]) => (
    <ol className="flex flex-col rounded-card border border-line bg-panel shadow-card">
      {some.map((one) => (
        <li key={one.edge} className="border-t border-line px-4 py-2 break-words first:border-t-0">
          <a
            href={`${mapPath}?${new URLSearchParams({ edge: one.edge })}`}
            className="inline-block min-h-6 py-0.5 max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:py-3 font-medium underline decoration-line-strong underline-offset-2 hover:text-blue"
          >
            {connectionTitle(pipeline, one.edge)}
          </a>{" "}
          <span className="text-soft">{handOverLoss(pipeline, one, targets)}.</span>
        </li>
      ))}
    </ol>
  );
  const rest = telling.slice(mostShown, mostShown + mostFoldedOut);
  return (
    <section aria-labelledby="connections" className="flex flex-col gap-2">
      <h2 id="connections" className="text-lead">
        Connections to remove, most effective first
      </h2>
      {list(telling.slice(0, mostShown))}
      {rest.length > 0 && <Disclosure summary={`${rest.length} more`}>{list(rest)}</Disclosure>}
    </section>
  );
}
