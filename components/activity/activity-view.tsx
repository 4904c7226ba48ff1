import { Camera } from "lucide-react";
import Link from "next/link";
import { UtcTime, TimeAgo } from "@/components/marks/times";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LeftOut } from "@/components/ui/left-out";
import { timelineOf } from "@/lib/domain/activity/timeline";
import type { Activity } from "@/lib/domain/contract/activity";
import { ActivityEntries } from "./activity-entries";
import { ActivityFilter, type FilterChoices } from "./activity-filter";
import { type ActivityQuery, activityHref, isFiltered } from "./activity-query";

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
                  className="inline-block min-h-6 min-w-0 py-0.5 font-medium break-words text-blue underline"
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
          {activity.made.by} made this pipeline <UtcTime at={activity.made.at} />,{" "}
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
      <EmptyState title={query.before === undefined ? "Nothing was changed yet" : "Nothing before that"}>
        <p>
          Whatever somebody draws, answers or deletes is listed here, with who did it and when, and can be
          undone from here.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing matches these filters here">
      <p>
        {activity.older === undefined
          ? "All changes were searched."
          : `The changes from number ${activity.searchedFrom} on were searched. There are older ones.`}
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
