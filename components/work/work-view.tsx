import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { Chip } from "@/components/findings/gaps/chip";
import { nobody } from "@/components/findings/gaps/gap-query";
import type { SortedWork, PlacedItem, WorkEntry } from "./work-sections";
import Link from "next/link";
import type { ReactNode } from "react";
import { kindRow } from "@/lib/domain/catalogue/kinds";
import { isWorkPending, type WorkReason } from "@/lib/domain/work/work-reason";
import { currentTexts } from "@/components/findings/control-texts";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import { daysBetween } from "@/components/marks/times";
import { claimNote } from "@/lib/domain/posture/words/claim-note";
import { counted, formatDay } from "@/lib/domain/words/english";
import { EmptyState } from "@/components/ui/page";

const listClass = "divide-y divide-line rounded-card bg-panel shadow-card";

const rowClass =
  "grid grid-cols-1 gap-x-4 gap-y-0.5 px-3 py-2.5 sm:grid-cols-[8.5rem_minmax(0,1fr)_minmax(0,12rem)_11.5rem]";

interface WorkEntriesProps {
  /** Without a reason: they ask for nothing now. */
  readonly entries: readonly (Omit<WorkEntry, "reason"> & Partial<Pick<WorkEntry, "reason">>)[];
  readonly today: string;
}

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
  /** What waits for a second person; nothing where nothing does. */
  readonly toConfirm?: ReactNode;
  readonly work: SortedWork;
  readonly who: string | undefined;
  readonly names: readonly string[];
  readonly today: string;
  readonly listed: number;
  readonly total: number;
  readonly unread: number;
}

export function WorkView({ toConfirm, work, who, names, today, listed, total, unread }: WorkViewProps) {
  const { sections, nodes, quiet } = work;
  return (
    <div className="flex flex-col gap-6">
      {unread > 0 && (
        <Notice tone="warning">
          {counted(unread, "pipeline is", "pipelines are")} not counted in yet: load this page again to read
          on.
        </Notice>
      )}
      {listed < total && (
        <Notice tone="warning">
          The first {listed} of {total}, by date. The gaps page of each pipeline has all, by owner.
        </Notice>
      )}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <nav aria-label="Whose" className="flex flex-wrap gap-2">
          <Chip href="/me" isChosen={who === undefined}>
            Mine
          </Chip>
          <Chip href={`/me?who=${encodeURIComponent(nobody)}`} isChosen={who === nobody}>
            Nobody&apos;s, with a date
          </Chip>
        </nav>
        <form action="/me" className="flex items-end gap-2">
          <Field label="Owner">
            {(ids) => (
              <input
                {...ids}
                key={who}
                name="who"
                autoComplete="off"
                maxLength={200}
                defaultValue={who === nobody ? "" : who}
                placeholder="A name, a team"
                className={inputClass}
              />
            )}
          </Field>
          <Button type="submit">Show</Button>
        </form>
      </div>
      <p className="max-w-[72ch] text-soft">{matchText(who, names)}</p>
      {toConfirm}
      {sections.length === 0 && nodes.length === 0 && (
        <EmptyState title={quiet.length > 0 ? "Nothing to do now" : "Nothing here"}>
          <p>
            {quiet.length > 0
              ? "What is claimed is in place, is marked not applicable, or is accepted for now."
              : "No claim and no node in the pipelines of this workspace names this owner."}
          </p>
        </EmptyState>
      )}
      {sections.map(({ id, title, entries }) => (
        <section key={id} id={id} aria-label={title} className="flex scroll-mt-4 flex-col gap-2">
          <h2 className="text-lead tabular-nums">
            {title} <span className="font-normal text-soft">{entries.length}</span>
          </h2>
          <WorkEntries entries={entries} today={today} />
        </section>
      ))}
      {nodes.length > 0 && (
        <section aria-label="Nodes" className="flex flex-col gap-2">
          <h2 className="text-lead tabular-nums">
            Nodes <span className="font-normal text-soft">{nodes.length}</span>
          </h2>
          <WorkNodes nodes={nodes} />
        </section>
      )}
      {quiet.length > 0 && (
        <details>
          <summary className="min-h-6 py-0.5 text-soft hover:text-ink">{quietText(quiet.length)}</summary>
          <div className="mt-2">
            <WorkEntries entries={quiet} today={today} />
          </div>
        </details>
      )}
    </div>
  );
}

function quietText(quiet: number): string {
  return quiet === 1
    ? "1 more claim asks for nothing now: it is in place, marked not applicable, or accepted for now."
    : `${quiet} more claims ask for nothing now: they are in place, marked not applicable, or accepted for now.`;
}

function matchText(who: string | undefined, names: readonly string[]): string {
  if (who === nobody)
    return "Claims with a date that neither name an owner nor belong to a node that has one.";
  const written = (who === undefined ? names : [who]).map((name) => `“${name}”`).join(" or ");
  const whose = who === undefined ? "Yours is what names" : "This is what names";
  return `${whose} ${written} as the owner, whatever the case: on the claim, or on the node where the claim names nobody. A longer or shorter name is another owner. A risk that nobody owns is of the person who accepted it.`;
}

function WorkEntries({ entries, today }: WorkEntriesProps) {
  return (
    <ul className={listClass}>
      {entries.map(({ item, status, reason, day }) => (
        <li key={`${item.pipelineId} ${item.node} ${item.control}`} className={rowClass}>
          <span>
            <StatusMark status={status} />
            <WorkNote item={item} today={today} />
          </span>
          <span className="min-w-0 break-words">
            <Link
              href={`/pipelines/${item.pipelineId}?node=${item.node}&control=${item.control}`}
              prefetch={false}
              className="font-bold hover:text-blue hover:underline"
            >
              {currentTexts(item.control).title}
            </Link>
          </span>
          <Place item={item} />
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
  return note && <ClaimNoteMark note={note} className="flex" />;
}

function Place({ item }: { readonly item: PlacedItem }) {
  return (
    <span className="min-w-0 break-words">
      {item.nodeName}
      <span className="block text-tiny text-soft">
        {kindRow(item.kind).name}, {item.pipelineName}
      </span>
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

function WorkNodes({ nodes }: { readonly nodes: readonly PlacedItem[] }) {
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
          </span>
          <Link
            href={`/pipelines/${item.pipelineId}/gaps?node=${item.node}`}
            prefetch={false}
            aria-label={`Gaps on ${item.nodeName}`}
            className="inline-flex min-h-6 items-center text-blue hover:underline"
          >
            Its gaps
          </Link>
        </li>
      ))}
    </ul>
  );
}
