"use client";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { RunningAnswer } from "@/lib/domain/contract/running";
import { sourceWords } from "@/lib/domain/running/source-words";
import { counted, formatDay } from "@/lib/domain/words/english";

interface GivenListProps {
  readonly observations: RunningAnswer["observations"];
  /** Absent for viewers. */
  readonly onForget?: (id: string) => void;
}

/** All uploads: the latest of each source, then those they replace. */
export function GivenList({ observations, onForget }: GivenListProps) {
  if (observations.length === 0) return null;
  const [counting, older] = [
    observations.filter((one) => one.counts),
    observations.filter((one) => !one.counts),
  ];
  return (
    <section aria-labelledby="given" className="mt-7">
      <h2 id="given" className="text-lead">
        Runtime data
      </h2>
      <Rows observations={counting} {...(onForget && { onForget })} />
      {older.length > 0 && (
        <Disclosure summary={`${counted(older.length, "older upload")}, replaced by newer ones`}>
          <Rows observations={older} {...(onForget && { onForget })} />
        </Disclosure>
      )}
    </section>
  );
}

function Rows({ observations, onForget }: GivenListProps) {
  return (
    <ul className="mt-1 flex flex-col">
      {observations.map(({ id, file, format, source, at, by, containers, repositories }) => (
        <li
          key={id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 last:border-0"
        >
          <span className="min-w-0 flex-1 basis-60 wrap-anywhere">
            {file} <span className="text-soft">({sourceWords({ format, source })})</span>
          </span>
          <span className="text-soft tabular-nums">
            {repositories > 0
              ? counted(repositories, "repository", "repositories")
              : counted(containers, "container")}
          </span>
          <span className="text-soft">
            {formatDay(at)}, {by}
          </span>
          {onForget && (
            <Button tone="quiet" aria-label={`Remove: ${file}`} onClick={() => onForget(id)}>
              Remove
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
