import Link from "next/link";
import { kindRow } from "@/lib/domain/catalogue/kinds";
import { formatDay } from "@/lib/domain/words/format-day";
import type { WorkReason } from "@/lib/domain/work/work-reason";
import { currentTexts } from "@/components/findings/control-texts";
import { StatusMark } from "@/components/marks/status";
import type { PlacedItem, WorkEntry } from "./work-sections";
import { counted } from "@/lib/domain/words/plural";
import { daysBetween } from "../marks/times";

const listClass = "divide-y divide-line rounded-card bg-panel shadow-card";
const rowClass =
  "grid grid-cols-1 gap-x-4 gap-y-0.5 px-3 py-2.5 sm:grid-cols-[8.5rem_minmax(0,1fr)_minmax(0,12rem)_11.5rem]";

interface WorkEntriesProps {
  /** Without a reason: they ask for nothing now. */
  readonly entries: readonly (Omit<WorkEntry, "reason"> & Partial<Pick<WorkEntry, "reason">>)[];
  readonly today: string;
}

export function WorkEntries({ entries, today }: WorkEntriesProps) {
  return (
    <ul className={listClass}>
      {entries.map(({ item, status, reason, day }) => (
        <li key={`${item.pipelineId} ${item.node} ${item.control}`} className={rowClass}>
          <span>
            <StatusMark status={status} />
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

const dayWords: { readonly [R in WorkReason]: string } = {
  overdue: "Due",
  "due-soon": "Due",
  open: "Due",
  contradicted: "",
  expired: "Expired after",
  expiring: "Expires after",
  "review-over": "Review was due",
  "review-soon": "Review by",
};

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

export function WorkNodes({ nodes }: { readonly nodes: readonly PlacedItem[] }) {
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
