import { OwnerSign } from "@/components/marks/owner-mark";
import { Notice } from "@/components/ui/notice";
import { Chip } from "@/components/findings/gaps/chip";
import { nobody } from "@/components/findings/gaps/gap-query";
import type { SortedWork, PlacedItem, WorkEntry } from "./work-sections";
import Link from "next/link";
import type { ReactNode } from "react";
import { kindRow } from "@/lib/domain/catalogue/kinds";
import { isWorkPending, type WorkReason } from "@/lib/domain/work/work-reason";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { Policy } from "@/lib/domain/pipeline/document";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import { daysBetween } from "@/components/marks/times";
import { claimNote } from "@/lib/domain/posture/words/claim-note";
import { counted, formatDay } from "@/lib/domain/words/english";
import { EmptyState } from "@/components/ui/empty-state";
import type { OwnerDirectory } from "@/lib/domain/owners/owner-directory";
import { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { matchText, mineText, type OwnOwner, teamText } from "./whose-texts";
import { WhoseForm } from "./whose-form";

const listClass = "divide-y divide-line rounded-card bg-panel shadow-card";

const rowClass =
  "grid grid-cols-1 gap-x-4 gap-y-0.5 px-3 py-2.5 sm:grid-cols-[8.5rem_minmax(0,1fr)_minmax(0,12rem)_11.5rem]";

interface WorkEntriesProps {
  /** Entries without a reason need nothing now. */
  readonly entries: readonly (Omit<WorkEntry, "reason"> & Partial<Pick<WorkEntry, "reason">>)[];
  readonly policy: Policy;
  readonly today: string;
  readonly forWhom: ForWhom;
}

/** The team that owns the item; undefined: the person does. */
type ForWhom = (owner: string) => string | undefined;

const dayWords: { readonly [R in WorkReason]: string } = {
  overdue: "Due",
  "due-soon": "Due",
  open: "Due",
  contradicted: "",
  expired: "Expired after",
  expiring: "Expires after",
  "review-over": "Review was due",
  "review-soon": "Review by",
  "acceptance-over": "Accepted until",
  "acceptance-soon": "Accepted until",
};

interface WorkViewProps {
  /** The workspace's policy, with the titles of its custom controls. */
  readonly policy: Policy;
  /** Statuses that wait for approval, if any. */
  readonly toConfirm?: ReactNode;
  readonly work: SortedWork;
  readonly who: string | undefined;
  /** The viewer's owner names, and how many others share them. */
  readonly own: OwnOwner;
  /** Free texts that may mean the viewer. */
  readonly near: readonly string[];
  readonly directory: OwnerDirectory;
  readonly today: string;
  readonly listed: number;
  readonly total: number;
  readonly unread: number;
}

export function WorkView(props: WorkViewProps) {
  const { toConfirm, work, policy, who, own, near, directory, today, listed, total, unread } = props;
  const { sections, nodes, quiet } = work;
  const resolve = createOwnerResolver(directory);
  const forWhom = (owner: string) => (who === undefined ? teamText(own, resolve(owner)) : undefined);
  return (
    <div className="flex flex-col gap-6">
      {unread > 0 && (
        <Notice tone="warning">
          {counted(unread, "pipeline is", "pipelines are")} not included yet. Reload this page to include
          more.
        </Notice>
      )}
      {listed < total && (
        <Notice tone="warning">
          The first {listed} of {total}, by date. Each pipeline’s gaps page lists all, by owner.
        </Notice>
      )}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <nav aria-label="Whose work" className="flex flex-wrap gap-2">
          <Chip href="/me" isChosen={who === undefined}>
            Mine
          </Chip>
          <Chip href={`/me?who=${encodeURIComponent(nobody)}`} isChosen={who === nobody}>
            No owner, with a date
          </Chip>
        </nav>
        <WhoseForm key={who} who={who === nobody ? "" : (who ?? "")} />
      </div>
      <p className="max-w-[72ch] text-soft wrap-anywhere">
        {who === undefined ? mineText(own) : matchText(who, resolve(who), directory)}
      </p>
      {near.length > 0 && (
        <Notice>
          {joinWithAnd(near.map((owner) => `“${owner}”`))}{" "}
          {near.length === 1 ? "is an owner too, but matches" : "are owners too, but match"} no member or
          team.{" "}
          <span className="demo:hidden">
            If that is you,{" "}
            <Link href="/settings/teams" prefetch={false} className="text-blue underline">
              merge the owners
            </Link>
            .
          </span>
        </Notice>
      )}
      {toConfirm}
      {sections.length === 0 && nodes.length === 0 && (
        <EmptyState
          title={quiet.length > 0 ? "Nothing to do now" : toConfirm ? "You own nothing" : "Nothing here"}
        >
          <p>
            {quiet.length > 0
              ? "All controls listed here are in place, not applicable or accepted for now."
              : `No control or node in this workspace is owned by ${who === undefined ? "you or your teams" : "this owner"}.`}
          </p>
        </EmptyState>
      )}
      {sections.map(({ id, title, entries }) => (
        <section key={id} id={id} aria-label={title} className="flex scroll-mt-4 flex-col gap-2">
          <h2 className="text-lead tabular-nums">
            {title} <span className="font-normal text-soft">{entries.length}</span>
          </h2>
          <WorkEntries entries={entries} policy={policy} today={today} forWhom={forWhom} />
        </section>
      ))}
      {nodes.length > 0 && (
        <section aria-label="Nodes" className="flex flex-col gap-2">
          <h2 className="text-lead tabular-nums">
            Nodes <span className="font-normal text-soft">{nodes.length}</span>
          </h2>
          <WorkNodes nodes={nodes} forWhom={forWhom} />
        </section>
      )}
      {quiet.length > 0 && (
        <details>
          <summary className="min-h-6 py-0.5 text-soft hover:text-ink">{quietText(quiet.length)}</summary>
          <div className="mt-2">
            <WorkEntries entries={quiet} policy={policy} today={today} forWhom={forWhom} />
          </div>
        </details>
      )}
    </div>
  );
}

function quietText(quiet: number): string {
  return quiet === 1
    ? "1 more control needs nothing now: it is in place, not applicable or accepted for now."
    : `${quiet} more controls need nothing now: they are in place, not applicable or accepted for now.`;
}

function WorkEntries({ entries, policy, today, forWhom }: WorkEntriesProps) {
  return (
    <ul className={listClass}>
      {entries.map(({ item, status, reason, day }) => (
        <li key={`${item.pipelineId} ${item.node} ${item.control}`} className={rowClass}>
          <span className="flex flex-wrap content-start items-center gap-x-2">
            <StatusMark status={status} />
            <WorkNote item={item} today={today} />
          </span>
          <span className="min-w-0 break-words">
            <Link
              href={`/pipelines/${item.pipelineId}?node=${item.node}&control=${item.control}`}
              prefetch={false}
              className="font-bold hover:text-blue hover:underline"
            >
              {controlTitle(item.control, { policy })}
            </Link>
          </span>
          <Place item={item} team={forWhom(item.owner)} />
          <span className="tabular-nums">
            {reason !== undefined &&
              (day === undefined ? (
                <span className="text-soft">no date</span>
              ) : (
                <Day day={day} reason={reason} today={today} />
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function WorkNote({ item, today }: { readonly item: PlacedItem; readonly today: string }) {
  const { status, review, until } = item;
  const note = claimNote(
    { status, review, ...(until === undefined ? {} : { acceptance: { until } }) },
    today,
    isWorkPending(item, today),
  );
  return note && <ClaimNoteMark note={note} />;
}

function Place({ item, team }: { readonly item: PlacedItem; readonly team: string | undefined }) {
  return (
    <span className="min-w-0 break-words">
      {item.nodeName}
      <span className="block text-tiny text-soft">
        {kindRow(item.kind).name}, {item.pipelineName}
      </span>
      <OfTeam team={team} />
    </span>
  );
}

function OfTeam({ team }: { readonly team: string | undefined }) {
  if (team === undefined) return null;
  return (
    <span className="flex items-center gap-1 text-tiny text-soft">
      <OwnerSign kind="team" />
      <span className="min-w-0 break-words">as a member of {team}</span>
    </span>
  );
}

function Day({
  day,
  reason,
  today,
}: {
  readonly day: string;
  readonly reason: WorkReason;
  readonly today: string;
}) {
  const late = daysBetween(day, today);
  return (
    <>
      <span className="text-soft">{dayWords[reason]} </span>
      <time dateTime={day} className="whitespace-nowrap">
        {formatDay(day)}
      </time>
      <span className={late > 0 ? "block text-tiny font-bold text-missing" : "block text-tiny text-soft"}>
        {distanceText(late)}
      </span>
    </>
  );
}

function distanceText(late: number): string {
  if (late === 0) return "today";
  const days = counted(Math.abs(late), "day");
  return late > 0 ? `${days} ago` : `in ${days}`;
}

function WorkNodes({ nodes, forWhom }: { readonly nodes: readonly PlacedItem[]; readonly forWhom: ForWhom }) {
  return (
    <ul className={listClass}>
      {nodes.map((item) => (
        <li
          key={`${item.pipelineId} ${item.node}`}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-3 py-2.5"
        >
          <span className="min-w-0 flex-1 basis-52 break-words">
            <Link
              href={`/pipelines/${item.pipelineId}?node=${item.node}`}
              prefetch={false}
              className="font-bold hover:text-blue hover:underline"
            >
              {item.nodeName}
            </Link>
            <span className="block text-tiny text-soft">
              {kindRow(item.kind).name}, {item.pipelineName}
            </span>
            <OfTeam team={forWhom(item.owner)} />
          </span>
          <Link
            href={`/pipelines/${item.pipelineId}/gaps?node=${item.node}`}
            prefetch={false}
            aria-label={`Gaps on ${item.nodeName}`}
            className="inline-flex min-h-6 items-center text-blue hover:underline"
          >
            Gaps
          </Link>
        </li>
      ))}
    </ul>
  );
}
