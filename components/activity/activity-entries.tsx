import { Filter } from "lucide-react";
import Link from "next/link";
import { UtcTime, TimeAgo } from "@/components/marks/times";
import { PersonMark } from "@/components/marks/person-mark";
import type { ActivityGroup, ActivityLine } from "@/lib/domain/activity/group-entries";
import { type ActivityQuery, activityHref } from "./activity-query";
import { UndoEntry } from "./undo-entry";
import { capitalise } from "@/lib/domain/capitalise";

interface ActivityEntriesProps {
  readonly group: ActivityGroup;
  readonly pipelineId: string;
  readonly path: string;
  readonly query: ActivityQuery;
  readonly canUndo: boolean;
  readonly now: Date;
}

export function ActivityEntries({
  group: { by, at, lines },
  pipelineId,
  path,
  query,
  canUndo,
  now,
}: ActivityEntriesProps) {
  return (
    <article
      aria-label={`${by.name}, ${at.slice(0, 16).replace("T", " ")} UTC`}
      className="keep-together rounded-card border border-line bg-panel shadow-card"
    >
      <header className="flex flex-wrap items-center gap-x-2 gap-y-0.5 px-4 pt-3 pb-1.5">
        <PersonMark id={by.id} name={by.name} />
        <h2 className="text-base font-bold break-words">{by.name}</h2>
        <p className="text-tiny text-soft">
          <UtcTime at={at} />, <TimeAgo at={at} now={now} />
        </p>
      </header>
      <ul className="pb-1.5">
        {lines.map((line) => (
          <li
            key={line.revision}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line px-4 py-1.5 first:border-t-0 lg:flex-nowrap"
          >
            <p className="max-w-[80ch] min-w-0 break-words">
              <bdi>{capitalise(line.text)}</bdi>
              {line.times > 1 && <span className="text-soft">, {line.times} times</span>}
              {line.outcome === "superseded" && (
                <span className="text-soft"> (it had no effect: what it is about was gone)</span>
              )}
            </p>
            <div className="flex flex-wrap items-center gap-2 lg:max-w-1/2 lg:shrink-0 lg:justify-end print:hidden">
              <OnlyThis line={line} path={path} query={query} />
              {canUndo && line.outcome === "applied" && (
                <UndoEntry
                  pipelineId={pipelineId}
                  revision={line.revision}
                  since={line.since}
                  text={line.text}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </article>
  );
}

function OnlyThis({
  line: { nodes },
  path,
  query,
}: {
  readonly line: ActivityLine;
  readonly path: string;
  readonly query: ActivityQuery;
}) {
  const [node, ...others] = nodes;
  if (node === undefined || others.length > 0 || node.id === query.node) return null;
  return (
    <Link
      href={activityHref(path, query, { node: node.id })}
      prefetch={false}
      aria-label={`Only what is about ${node.name}`}
      className="inline-flex min-h-6 max-w-48 items-center gap-1 rounded-control px-1.5 text-tiny text-soft hover:bg-bg hover:text-ink"
    >
      <Filter aria-hidden size={12} className="shrink-0" />
      <span className="truncate">{node.name}</span>
    </Link>
  );
}
