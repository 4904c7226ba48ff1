"use client";
import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { ResultMark } from "@/components/marks/result";
import { formatDay } from "@/lib/domain/words/english";
import { useListWalk } from "../use-list-walk";
import { incidentLooks } from "./incident-look";
import { incidentOnMapHref } from "./incident-query";
import { IncidentPanel } from "./incident-panel";
import type { IncidentRow } from "./incident-row";

interface IncidentListProps {
  readonly pipelineId: string;
  readonly rows: readonly IncidentRow[];
  /** This page with one incident open, by its id. */
  readonly hrefs: Readonly<Record<string, string>>;
  readonly opened: string | undefined;
}

/** The catalogue's incidents on this map, with the details of one beside them; J and K walk through them. */
export function IncidentList({ pipelineId, rows, hrefs, opened }: IncidentListProps) {
  const router = useRouter();
  const { list, current, index, hasDetails, details, isOverAll, focusRow, open, onKeyDown } = useListWalk<
    IncidentRow,
    HTMLUListElement
  >({
    rows,
    keyOf: ({ id }) => id,
    asked: opened,
    param: "incident",
    act: (action, row) => {
      const href = action.do === "map" ? mapHref(pipelineId, row) : undefined;
      if (href !== undefined) router.push(href);
      return href !== undefined;
    },
  });
  const press = (event: MouseEvent<HTMLElement>) => {
    const id =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>("[data-key]")?.dataset["key"]
        : undefined;
    // A link keeps its browser behaviour with Ctrl and the like: its address opens the same.
    if (id === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(id);
  };

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its links are pressed, heard here once for all */}
      <ul
        ref={list}
        aria-label="Incidents"
        inert={isOverAll}
        onKeyDown={onKeyDown}
        onClick={press}
        className="divide-y divide-line overflow-hidden rounded-card border border-line bg-panel shadow-card"
      >
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            href={hrefs[row.id] ?? ""}
            isCurrent={row.id === current?.id && hasDetails}
            onFocus={focusRow}
          />
        ))}
      </ul>
      {current && hasDetails && (
        <IncidentPanel
          row={current}
          pipelineId={pipelineId}
          mapHref={mapHref(pipelineId, current)}
          place={{ number: index + 1, total: rows.length }}
          driver={details}
        />
      )}
    </>
  );
}

function mapHref(pipelineId: string, { id, isOnMap }: IncidentRow): string | undefined {
  return isOnMap ? incidentOnMapHref(pipelineId, id) : undefined;
}

interface RowProps {
  readonly row: IncidentRow;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly onFocus: (id: string) => void;
}

function Row({ row, href, isCurrent, onFocus }: RowProps) {
  return (
    <li
      className={clsx(
        "relative grid min-h-[48px] grid-cols-[8.5rem_minmax(0,1fr)_6.5rem] items-center gap-x-3 px-3 py-1.5 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-blue max-md:grid-cols-[minmax(0,1fr)_auto]",
        isCurrent ? "md:bg-blue-soft/60 md:shadow-[inset_3px_0_0_var(--color-blue)]" : "hover:bg-bg",
      )}
    >
      <span className="flex flex-col max-md:order-2">
        <ResultMark look={incidentLooks[row.result]} />
        {row.result === "reached" && !row.said && <span className="text-tiny text-soft">assumed</span>}
      </span>
      <span className="min-w-0 max-md:order-1 max-md:col-span-2">
        {/* Not a Next link, which would request the page from the server before the panel opens. */}
        <a
          href={href}
          data-key={row.id}
          aria-current={isCurrent ? "true" : undefined}
          onFocus={() => onFocus(row.id)}
          className="block truncate leading-5 font-medium outline-none after:absolute after:inset-0 max-md:font-bold max-md:whitespace-normal"
        >
          {row.title}
        </a>
        <span className="block truncate text-tiny leading-4 text-soft max-md:whitespace-normal">
          {row.line}
        </span>
      </span>
      <time dateTime={row.date} className="text-right text-soft tabular-nums max-md:order-3 max-md:text-tiny">
        {formatDay(row.date)}
      </time>
    </li>
  );
}
