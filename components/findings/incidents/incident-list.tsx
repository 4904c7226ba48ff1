"use client";
import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from "react";
import { ResultMark } from "@/components/marks/result";
import { keepInAddress } from "@/lib/client/keep-in-address";
import { singleKeysOn } from "@/lib/client/single-keys";
import { triageAction } from "@/lib/client/triage-keys";
import { useMedia } from "@/lib/client/use-media";
import { formatDay } from "@/lib/domain/words/english";
import { incidentLooks } from "./incident-look";
import { IncidentPanel } from "./incident-panel";
import type { IncidentRow } from "./incident-row";

/** What opens covers the whole page. */
const narrow = "(width < 48rem)";

interface IncidentListProps {
  readonly pipelineId: string;
  readonly rows: readonly IncidentRow[];
  /** This page with the details of one open, by the incident's id. */
  readonly hrefs: Readonly<Record<string, string>>;
  readonly opened: string | undefined;
}

/** The panel beside the list: there where it has room until it is opened or closed. */
type PanelState = "where-there-is-room" | "open" | "closed";

/** The incidents of the catalogue on this map, with the details of one beside them; J and K go through them as through the gaps. */
export function IncidentList({ pipelineId, rows, hrefs, opened }: IncidentListProps) {
  const router = useRouter();
  const isPhone = useMedia(narrow) === true;
  const list = useRef<HTMLUListElement>(null);
  const panel = useRef<HTMLElement>(null);
  const isThere = opened !== undefined && rows.some(({ id }) => id === opened);
  const [focused, setFocused] = useState(isThere ? opened : undefined);
  const [panelState, setPanelState] = useState<PanelState>(isThere ? "open" : "where-there-is-room");
  const current = rows.find(({ id }) => id === focused) ?? rows[0];
  const index = current ? rows.indexOf(current) : 0;
  // Where the address says which is open, a reload and a link to it open the same.
  const kept = panelState === "closed" ? undefined : focused;
  useEffect(() => keepInAddress({ incident: kept }), [kept]);

  const linkOf = (id: string | undefined) =>
    [...(list.current?.querySelectorAll<HTMLElement>("a[data-incident]") ?? [])].find(
      (link) => link.dataset["incident"] === id,
    );
  const open = (id: string) => {
    setFocused(id);
    setPanelState("open");
    // Once it is drawn.
    requestAnimationFrame(() => panel.current?.focus());
  };
  const close = () => {
    setPanelState("closed");
    requestAnimationFrame(() => linkOf(current?.id)?.focus({ preventScroll: true }));
  };
  const go = (to: "next" | "previous" | "first" | "last", isInPanel: boolean) => {
    const steps = {
      next: Math.min(index + 1, rows.length - 1),
      previous: Math.max(index - 1, 0),
      first: 0,
      last: rows.length - 1,
    };
    const row = rows[steps[to]];
    if (!row) return;
    setFocused(row.id);
    const link = linkOf(row.id);
    if (isInPanel) link?.scrollIntoView({ block: "nearest" });
    else link?.focus();
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isInPanel = event.currentTarget === panel.current;
    const action = triageAction(event, singleKeysOn());
    if (!action || !current) return;
    // A link or a button in the panel keeps Enter, the space bar and the arrows.
    const isOwnKey =
      isInPanel && event.target !== event.currentTarget && (event.key.length > 1 || event.key === " ");
    if (isOwnKey && action.do !== "clear") return;
    const toMap = mapHref(pipelineId, current);
    if (action.do === "go") go(action.to, isInPanel);
    else if (action.do === "clear" && isInPanel) close();
    else if (action.do === "open" && !isInPanel) open(current.id);
    else if (action.do === "map" && toMap !== undefined) router.push(toMap);
    else return;
    event.preventDefault();
  };
  const press = (event: MouseEvent<HTMLElement>) => {
    const id =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>("a[data-incident]")?.dataset["incident"]
        : undefined;
    // A link keeps what a browser does with Ctrl and the like: its address opens the same.
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
        inert={isPhone && panelState === "open"}
        onKeyDown={handleKeyDown}
        onClick={press}
        className="divide-y divide-line overflow-hidden rounded-card border border-line bg-panel shadow-card"
      >
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            href={hrefs[row.id] ?? ""}
            isCurrent={row.id === current?.id && panelState !== "closed"}
            onFocus={setFocused}
          />
        ))}
      </ul>
      {current && panelState !== "closed" && (
        <IncidentPanel
          row={current}
          pipelineId={pipelineId}
          mapHref={mapHref(pipelineId, current)}
          place={{ number: index + 1, total: rows.length }}
          isAsked={panelState === "open"}
          panelRef={panel}
          onStep={(to) => go(to, true)}
          onClose={close}
          onKeyDown={handleKeyDown}
        />
      )}
    </>
  );
}

function mapHref(pipelineId: string, { mapPlace }: IncidentRow): string | undefined {
  return mapPlace && `/pipelines/${pipelineId}?${new URLSearchParams({ ...mapPlace })}`;
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
        {/* Not a link of Next, which would ask the server for the page before the panel opens. */}
        <a
          href={href}
          data-incident={row.id}
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
