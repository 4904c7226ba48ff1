"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useRef, useState, useSyncExternalStore } from "react";
import { type ClaimSetting, setOnClaims } from "@/lib/domain/edits/claims";
import { EditorNotices } from "@/components/editor/editor-notices";
import { useEditor, useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { singleKeysOn, watchSingleKeys } from "@/lib/client/single-keys";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { type TriageAction, triageAction, triageKeys } from "@/lib/client/triage-keys";
import { Button, Kbd } from "@/components/ui/button";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { ClaimDialog, type ClaimQuestion } from "./claim-dialog";
import { TicketDialog, type TicketPart, ticketParts } from "./ticket-dialog";
import { keyOf, type TriageRow } from "./triage-row";
import { type TriageGroups, TriageTable } from "./triage-table";
import type { Proof } from "@/lib/domain/posture/posture";
import Link from "next/link";
import { Dialog } from "@/components/ui/dialog";

interface TriageProps {
  readonly pipelineId: string;
  readonly rows: readonly TriageRow[];
  readonly owners: readonly string[];
  readonly today: string;
  readonly proof: Proof;
  readonly groups: TriageGroups | undefined;
}

interface AskedClaims {
  readonly question: ClaimQuestion;
  readonly rows: readonly TriageRow[];
}

const isLiveAtFirst = () => false;
const isLiveHere = () => true;
const watchNothing = () => () => undefined;

/** The list of gaps, gone through by keyboard or in bulk. A row that is changed stays until the list is made again. */
export function Triage({ pipelineId, rows, owners, today, proof, groups }: TriageProps) {
  const mapPath = `/pipelines/${pipelineId}`;
  const router = useRouter();
  const pipeline = useEditor((state) => state.visible);
  const { edit, say, undo, redo } = useEditorActions();
  const isReadOnly = useIsReadOnly();
  const isLive = useSyncExternalStore(watchNothing, isLiveHere, isLiveAtFirst);
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<AskedClaims>();
  const [tickets, setTickets] = useState<readonly TicketPart[]>();
  const [hasKeysOpen, setKeysOpen] = useState(false);

  const current = rows.find((row) => keyOf(row) === focused) ?? rows[0];
  // Rows of a list that was there before are not selected in this one.
  const selected = rows.filter((row) => chosen.has(keyOf(row)));

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

  const focusRow = (row: TriageRow | undefined) => {
    const key = row && keyOf(row);
    [...(table.current?.querySelectorAll<HTMLElement>("tr[data-key]") ?? [])]
      .find((element) => element.dataset["key"] === key)
      ?.focus();
  };
  const act = (action: TriageAction, row: TriageRow) => {
    const index = rows.indexOf(row);
    const steps = {
      next: Math.min(index + 1, rows.length - 1),
      previous: Math.max(index - 1, 0),
      first: 0,
      last: rows.length - 1,
    };
    if (action.do === "go") focusRow(rows[steps[action.to]]);
    else if (action.do === "select") toggle(keyOf(row));
    else if (action.do === "clear") setChosen(new Set());
    else if (action.do === "open") router.push(`${mapPath}?node=${row.node}&control=${row.control}`);
    else if (action.do === "keys") setKeysOpen(true);
    else if (isReadOnly) say("You may look at this pipeline, and not change it.");
    else if (action.do === "undo") undo();
    else if (action.do === "redo") redo();
    else if (action.do !== "status") setAsked({ question: { ask: action.do }, rows: [row] });
    else if (action.status === "not-applicable")
      setAsked({ question: { ask: "status", status: action.status }, rows: [row] });
    else {
      const fault = set([row], { status: action.status });
      if (fault !== undefined) say(fault, "error");
    }
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const action = triageAction(event, singleKeysOn());
    // What stands in a row, a link or a checkbox, keeps its own keys: Enter, the space bar and the arrows.
    const isOwnKey =
      !(event.target instanceof HTMLTableRowElement) && (event.key.length > 1 || event.key === " ");
    if (!action || !current || isOwnKey || !isInRow(event.target)) return;
    event.preventDefault();
    act(action, current);
  };

  const askedRows = asked?.rows ?? [];
  const only = askedRows.length === 1 ? askedRows[0] : undefined;
  return (
    <div className="flex flex-col gap-3 pb-24 print:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
        <ListChanged rows={rows} today={today} />
        <Button tone="quiet" className="ml-auto" onClick={() => setKeysOpen(true)}>
          Keys <Kbd>?</Kbd>
        </Button>
      </div>
      <TriageTable
        rows={rows}
        today={today}
        proof={proof}
        mapPath={mapPath}
        groups={groups}
        current={current && keyOf(current)}
        selected={new Set(selected.map(keyOf))}
        isLive={isLive}
        tableRef={table}
        onKeyDown={handleKeyDown}
        onFocusRow={setFocused}
        onToggle={toggle}
        onToggleAll={toggleAll}
      />
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
      <div className="fixed inset-x-0 bottom-0 z-20 print:hidden">
        <div className="relative h-0">
          <EditorNotices />
        </div>
        <BulkBar
          count={selected.length}
          canEdit={!isReadOnly}
          onAsk={ask}
          onClear={() => setChosen(new Set())}
        />
      </div>
    </div>
  );
}

function isInRow(target: EventTarget): boolean {
  return target instanceof Element && target.closest("tr[data-key]") !== null;
}

interface BulkBarProps {
  readonly count: number;
  readonly canEdit: boolean;
  readonly onAsk: (ask: "owner" | "status" | "due" | "ticket") => void;
  readonly onClear: () => void;
}

function BulkBar({ count, canEdit, onAsk, onClear }: BulkBarProps) {
  if (count === 0) return null;
  return (
    <section
      aria-label="Selected rows"
      className="flex flex-wrap items-center gap-2 border-t border-line-strong bg-panel px-4 py-2.5 shadow-card sm:px-5 print:hidden"
    >
      <p className="font-bold tabular-nums">{count} selected</p>
      {canEdit && (
        <>
          <Button onClick={() => onAsk("owner")}>Set owner</Button>
          <Button onClick={() => onAsk("status")}>Set status</Button>
          <Button onClick={() => onAsk("due")}>Set due</Button>
        </>
      )}
      <Button onClick={() => onAsk("ticket")}>Copy as ticket</Button>
      <Button tone="quiet" onClick={onClear}>
        Select nothing
      </Button>
    </section>
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

interface KeysDialogProps {
  readonly isOpen: boolean;
  readonly canEdit: boolean;
  readonly onClose: () => void;
}

const isOnAtFirst = () => true;

function KeysDialog({ isOpen, canEdit, onClose }: KeysDialogProps) {
  const isOn = useSyncExternalStore(watchSingleKeys, singleKeysOn, isOnAtFirst);
  const shown = triageKeys.filter(({ edits }) => canEdit || edits !== true);
  return (
    <Dialog title="Keys of this list" isOpen={isOpen} onClose={onClose}>
      <p className="text-soft">They work while a row has the focus.</p>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5">
        {shown.map(({ keys, does, isSingle }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>
              {does}
              {isSingle === true && !isOn && <span className="text-soft"> (off)</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-soft">
        Single keys are {isOn ? "on" : "off"}.{" "}
        <Link href="/settings/account" prefetch={false} className="text-blue underline">
          Turn them {isOn ? "off" : "on"} in your settings
        </Link>
        .
      </p>
    </Dialog>
  );
}
