"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useMedia } from "@/lib/client/use-media";
import { type ClaimSetting, setOnClaims } from "@/lib/domain/edits/claims";
import { EditorNotices } from "@/components/editor/editor-notices";
import { useEditor, useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { keepInAddress } from "@/lib/client/keep-in-address";
import { singleKeysOn } from "@/lib/client/single-keys";
import { type TriageAction, triageAction } from "@/lib/client/triage-keys";
import type { ClaimStatus } from "@/lib/domain/pipeline/document";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { Button } from "@/components/ui/button";
import { type GapQuery, gapsHref } from "../gaps/gap-query";
import { BulkBar } from "./bulk-bar";
import { ClaimDialog, type ClaimQuestion } from "./claim-dialog";
import { GapPanel } from "./gap-panel";
import { KeysDialog } from "./keys-dialog";
import { TicketDialog, type TicketPart, ticketParts } from "./ticket-dialog";
import { keyOf, type TriageRow } from "./triage-row";
import { type TriageGroups, TriageTable } from "./triage-table";

/** What opens covers the whole page. */
const narrow = "(width < 48rem)";

interface TriageProps {
  readonly pipelineId: string;
  readonly path: string;
  readonly query: GapQuery;
  readonly rows: readonly TriageRow[];
  /** How many rows come before these, and how many there are on all pages. */
  readonly place: { readonly before: number; readonly total: number };
  readonly owners: readonly string[];
  readonly today: string;
  readonly groups: TriageGroups | undefined;
}

interface AskedClaims {
  readonly question: ClaimQuestion;
  readonly rows: readonly TriageRow[];
}

/** The panel beside the list: there where it has room until it is opened or closed. */
type PanelState = "where-there-is-room" | "open" | "closed";

const isLiveAtFirst = () => false;
const isLiveHere = () => true;
const watchNothing = () => () => undefined;

/** The list of gaps with the details of one beside it, gone through by keyboard or in bulk. A row that is changed stays until the list is made again. */
export function Triage({ pipelineId, path, query, rows, place, owners, today, groups }: TriageProps) {
  const mapPath = `/pipelines/${pipelineId}`;
  const router = useRouter();
  const pipeline = useEditor((state) => state.visible);
  const { edit, say, undo, redo } = useEditorActions();
  const isReadOnly = useIsReadOnly();
  const isLive = useSyncExternalStore(watchNothing, isLiveHere, isLiveAtFirst);
  const isPhone = useMedia(narrow) === true;
  const table = useRef<HTMLTableElement>(null);
  const panel = useRef<HTMLElement>(null);
  const isThere = query.gap !== undefined && rows.some((row) => keyOf(row) === query.gap);
  const [focused, setFocused] = useState<string | undefined>(isThere ? query.gap : undefined);
  const [panelState, setPanelState] = useState<PanelState>(isThere ? "open" : "where-there-is-room");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<AskedClaims>();
  const [tickets, setTickets] = useState<readonly TicketPart[]>();
  const [hasKeysOpen, setKeysOpen] = useState(false);

  const current = rows.find((row) => keyOf(row) === focused) ?? rows[0];
  const index = current ? rows.indexOf(current) : 0;
  // Rows of a list that was there before are not selected in this one.
  const selected = rows.filter((row) => chosen.has(keyOf(row)));
  // Where the address says which gap is open, a reload and a link to it open the same.
  const kept = panelState === "closed" ? undefined : focused;
  useEffect(() => keepInAddress({ gap: kept }), [kept]);

  const set = (about: readonly TriageRow[], setting: ClaimSetting): string | undefined => {
    const wanted = setOnClaims(pipeline, about, setting);
    if (!wanted) {
      say(about.length === 1 ? "It says that already." : "They all say that already.");
      return undefined;
    }
    const result = edit(wanted.operations, wanted.label);
    if (!result.ok) return result.error;
    say(wanted.told, "information", true);
    return undefined;
  };
  const answer = (row: TriageRow, status: ClaimStatus) => {
    if (status === "not-applicable") return setAsked({ question: { ask: "status", status }, rows: [row] });
    const fault = set([row], { status });
    if (fault !== undefined) say(fault, "error");
  };
  const toggle = (key: string) =>
    setChosen((before) =>
      before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]),
    );
  const toggleAll = () => setChosen(selected.length === rows.length ? new Set() : new Set(rows.map(keyOf)));
  const ask = (what: "owner" | "status" | "due" | "ticket") => {
    if (what === "ticket") return setTickets(ticketParts(pipeline, selected, today, mapPath));
    setAsked({
      question: what === "status" ? { ask: "status", status: "planned" } : { ask: what },
      rows: selected,
    });
  };

  const elementOf = (row: TriageRow | undefined) => {
    const key = row && keyOf(row);
    return [...(table.current?.querySelectorAll<HTMLElement>("tr[data-key]") ?? [])].find(
      (element) => element.dataset["key"] === key,
    );
  };
  const open = (key: string) => {
    setFocused(key);
    setPanelState("open");
    // Once it is drawn.
    requestAnimationFrame(() => panel.current?.focus());
  };
  const close = () => {
    setPanelState("closed");
    requestAnimationFrame(() => elementOf(current)?.focus({ preventScroll: true }));
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
    if (!isInPanel) return elementOf(row)?.focus();
    setFocused(keyOf(row));
    elementOf(row)?.scrollIntoView({ block: "nearest" });
  };
  const act = (action: TriageAction, row: TriageRow, isInPanel: boolean) => {
    if (action.do === "go") go(action.to, isInPanel);
    else if (action.do === "select") toggle(keyOf(row));
    else if (action.do === "clear") {
      if (isInPanel) close();
      else setChosen(new Set());
    } else if (action.do === "open") open(keyOf(row));
    else if (action.do === "map") router.push(`${mapPath}?node=${row.node}&control=${row.control}`);
    else if (action.do === "keys") setKeysOpen(true);
    else if (isReadOnly) say("You may look at this pipeline, and not change it.");
    else if (action.do === "undo") undo();
    else if (action.do === "redo") redo();
    else if (action.do === "status") answer(row, action.status);
    else setAsked({ question: { ask: action.do }, rows: [row] });
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isInPanel = event.currentTarget === panel.current;
    const { target } = event;
    if (!(target instanceof HTMLElement) || !current) return;
    if (!isInPanel && target.closest("tr[data-key]") === null) return;
    // What is typed is for the field.
    if (isInPanel && target.closest("input, textarea, select") !== null && event.key !== "Escape") return;
    const action = triageAction(event, singleKeysOn());
    // A link, a button or a checkbox keeps its own keys: Enter, the space bar and the arrows.
    const isOwnKey = target !== event.currentTarget && !(target instanceof HTMLTableRowElement);
    if (!action || (isOwnKey && (event.key.length > 1 || event.key === " ") && action.do !== "clear")) return;
    event.preventDefault();
    act(action, current, isInPanel);
  };

  const askedRows = asked?.rows ?? [];
  const only = askedRows.length === 1 ? askedRows[0] : undefined;
  const isOverAll = isPhone && panelState === "open";
  return (
    <div className="flex flex-col gap-2.5 pb-24 print:pb-0">
      <div inert={isOverAll} className="flex flex-col gap-2.5">
        <ListChanged rows={rows} today={today} />
        <TriageTable
          rows={rows}
          today={today}
          proof={query.proof}
          hrefOf={(key) => gapsHref(path, query, { page: query.page, gap: key })}
          groups={groups}
          current={current && keyOf(current)}
          selected={new Set(selected.map(keyOf))}
          isLive={isLive}
          tableRef={table}
          onKeyDown={handleKeyDown}
          onFocusRow={setFocused}
          onOpen={open}
          onAsk={(what, key) => {
            const row = rows.find((one) => keyOf(one) === key);
            if (isReadOnly) say("You may look at this pipeline, and not change it.");
            else if (row) setAsked({ question: { ask: what }, rows: [row] });
          }}
          onToggle={toggle}
          onToggleAll={toggleAll}
        />
      </div>
      {current && panelState !== "closed" && (
        <GapPanel
          row={current}
          place={{
            number: place.before + index + 1,
            total: place.total,
            isFirst: index === 0,
            isLast: index === rows.length - 1,
          }}
          mapPath={mapPath}
          isAsked={panelState === "open"}
          panelRef={panel}
          onStep={(to) => go(to, true)}
          onAnswer={(status) => answer(current, status)}
          onTicket={() => setTickets(ticketParts(pipeline, [current], today, mapPath))}
          onClose={close}
          onKeyDown={handleKeyDown}
        />
      )}
      <ClaimDialog
        question={asked?.question}
        about={only ? `${only.title}, ${only.nodeName}` : `${askedRows.length} controls`}
        claim={only && claimsOf(pipeline, only.node).get(only.control)}
        owners={owners}
        onAnswer={(setting) => set(askedRows, setting)}
        onClose={() => setAsked(undefined)}
      />
      <TicketDialog parts={tickets} onClose={() => setTickets(undefined)} />
      <KeysDialog isOpen={hasKeysOpen} canEdit={!isReadOnly} onClose={() => setKeysOpen(false)} />
      <div className="pointer-events-none fixed inset-x-0 bottom-0 z-40 px-3 pb-2.5 sm:px-5 xl:in-[main:has([data-gap-panel])]:right-[388px] print:hidden">
        <div className="relative h-0 *:pointer-events-auto">
          <EditorNotices />
        </div>
        <BulkBar
          count={selected.length}
          canEdit={!isReadOnly}
          onAsk={ask}
          onClear={() => setChosen(new Set())}
          onKeys={() => setKeysOpen(true)}
        />
      </div>
    </div>
  );
}

function ListChanged({ rows, today }: { readonly rows: readonly TriageRow[]; readonly today: string }) {
  const router = useRouter();
  const changed = useEditor((state) => changedRows(state.visible, rows, today));
  const isSaving = useEditor((state) => state.pending.length > 0);
  if (changed === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {changed === 1 ? "1 row has" : `${changed} rows have`} another status since this list was made.
      <Button disabled={isSaving} onClick={() => router.refresh()}>
        Make the list again
      </Button>
    </p>
  );
}

function changedRows(pipeline: Pipeline, rows: readonly TriageRow[], today: string): number {
  return rows.filter(
    ({ node, control, status }) => effectiveStatus(claimsOf(pipeline, node).get(control), today) !== status,
  ).length;
}
