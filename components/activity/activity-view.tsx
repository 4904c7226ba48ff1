import { Camera, Filter } from "lucide-react";
import Link from "next/link";
import { UtcTime, TimeAgo } from "@/components/marks/times";
import { buttonClass } from "@/components/ui/button";
import { LeftOut } from "@/components/ui/left-out";
import { timelineOf } from "@/lib/domain/activity/timeline";
import type { Activity } from "@/lib/domain/contract/activity";
import { ActivityFilter, type FilterChoices } from "./activity-filter";
import { type ActivityQuery, activityHref, isFiltered } from "./activity-query";
import { PersonMark } from "@/components/marks/person-mark";
import type { ActivityGroup, ActivityLine } from "@/lib/domain/activity/group-entries";
import { UndoEntry } from "./undo-entry";
import { capitalise } from "@/lib/domain/capitalise";
import { EmptyState } from "@/components/ui/empty-state";

interface ActivityViewProps {
  readonly pipelineId: string;
  readonly activity: Activity;
  readonly query: ActivityQuery;
  readonly ignored: readonly string[];
  readonly choices: FilterChoices;
  readonly canUndo: boolean;
  readonly now: Date;
}

export function ActivityView({
  pipelineId,
  activity,
  query,
  ignored,
  choices,
  canUndo,
  now,
}: ActivityViewProps) {
  const path = `/pipelines/${pipelineId}/activity`;
  const items = timelineOf(activity);
  return (
    <div className="flex flex-col gap-4">
      <LeftOut ignored={ignored} rest=" The other filters apply." />
      <ActivityFilter path={path} query={query} choices={choices} />
      {activity.entries.length === 0 && <NothingHere path={path} activity={activity} query={query} />}
      {items.length > 0 && (
        <ol aria-label="Changes, newest first" className="flex flex-col gap-3">
          {items.map((item) =>
            item.kind === "group" ? (
              <li key={item.group.lines[0]?.revision}>
                <ActivityEntries
                  group={item.group}
                  pipelineId={pipelineId}
                  path={path}
                  query={query}
                  canUndo={canUndo}
                  now={now}
                />
              </li>
            ) : (
              <li
                key={item.snapshot.id}
                className="flex flex-wrap items-center gap-x-2 gap-y-0.5 rounded-card border border-dashed border-line-strong px-4 py-2"
              >
                <Camera aria-hidden size={15} className="shrink-0 text-blue" />
                <Link
                  href={`/snapshots/${item.snapshot.id}`}
                  prefetch={false}
                  className="inline-block min-h-6 min-w-0 py-0.5 max-sm:pointer-coarse:-my-2.5 max-sm:pointer-coarse:py-3.5 font-medium break-words text-blue underline"
                >
                  Snapshot {item.snapshot.number}: {item.snapshot.title}
                </Link>
                <span className="text-soft">
                  was taken <UtcTime at={item.snapshot.takenAt} />
                </span>
              </li>
            ),
          )}
        </ol>
      )}
      {activity.made && (
        <p className="text-soft">
          {activity.made.by} created this pipeline <UtcTime at={activity.made.at} />,{" "}
          <TimeAgo at={activity.made.at} now={now} />.
        </p>
      )}
      <Pages path={path} activity={activity} query={query} />
    </div>
  );
}

type PartProps = Pick<ActivityViewProps, "activity" | "query"> & { readonly path: string };

function NothingHere({ path, activity, query }: PartProps) {
  if (!isFiltered(query)) {
    return (
      <EmptyState title={query.before === undefined ? "No changes yet" : "No earlier changes"}>
        <p>
          Each change to the map, its statuses and answers appears here with its author and time. Editors can
          undo it here.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No changes match these filters">
      <p>
        {activity.older === undefined
          ? "Blueline searched all changes."
          : `Blueline searched back to change ${activity.searchedFrom}. There are older ones.`}
      </p>
      <Link href={path} prefetch={false} className={buttonClass()}>
        Clear filters
      </Link>
    </EmptyState>
  );
}

function Pages({ path, activity: { older }, query }: PartProps) {
  if (older === undefined && query.before === undefined) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap gap-3 print:hidden">
      {query.before !== undefined && (
        <Link href={activityHref(path, query)} prefetch={false} className={buttonClass()}>
          Newest
        </Link>
      )}
      {older !== undefined && (
        <Link href={activityHref(path, query, { before: older })} prefetch={false} className={buttonClass()}>
          {isFiltered(query) ? "Search older" : "Older"}
        </Link>
      )}
    </nav>
  );
}

interface ActivityEntriesProps {
  readonly group: ActivityGroup;
  readonly pipelineId: string;
  readonly path: string;
  readonly query: ActivityQuery;
  readonly canUndo: boolean;
  readonly now: Date;
}

function ActivityEntries({
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
                <span className="text-soft"> (no effect: its subject was already deleted)</span>
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
      aria-label={`Only changes to ${node.name}`}
      className="inline-flex min-h-6 max-w-48 items-center gap-1 rounded-control px-1.5 text-tiny text-soft hover:bg-bg hover:text-ink"
    >
      <Filter aria-hidden size={12} className="shrink-0" />
      <span className="truncate">{node.name}</span>
    </Link>
  );
}
