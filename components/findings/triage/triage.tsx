"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useIsLive } from "@/components/ui/use-is-live";
import { useEditor, useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { isExplained } from "@/lib/domain/edits/explained-status";
import type { TriageAction } from "@/lib/client/triage-keys";
import type { ClaimStatus } from "@/lib/domain/pipeline/document";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { useReplaceAccepted } from "@/components/editor/replace-accepted";
import { CommentMarksLater } from "@/components/editor/comments/comment-marks-later";
import { Button } from "@/components/ui/button";
import { type GapQuery, gapsHref, isNarrowed } from "../gaps/gap-query";
import { ListFoot } from "../list-foot";
import { useListWalk } from "../use-list-walk";
import { BulkBar } from "./bulk-bar";
import { ClaimDialog, type ClaimQuestion } from "./claim-dialog";
import { GapPanel } from "./gap-panel";
import { KeysDialog } from "./keys-dialog";
import { TicketDialog, type TicketPart, ticketParts } from "./ticket-dialog";
import { keyOf, type TriageRow } from "./triage-row";
import { type StageHrefs, TriageTable, type TriageSection } from "./triage-table";
import { useSetClaims } from "./use-set-claims";

interface TriageProps {
  readonly pipelineId: string;
  readonly path: string;
  readonly query: GapQuery;
  readonly sections: readonly TriageSection[];
  /** How many rows come before these, and how many there are on all pages. */
  readonly place: { readonly before: number; readonly total: number };
  readonly owners: readonly string[];
  readonly today: string;
  /** If the rows are grouped by stage: the list of one stage. */
  readonly stageHrefs: StageHrefs | undefined;
}

interface AskedClaims {
  readonly question: ClaimQuestion;
  readonly rows: readonly TriageRow[];
}

/** The list of gaps with the details of one beside it, by keyboard or in bulk. A changed row stays until the list reloads. */
export function Triage(props: TriageProps) {
  const { pipelineId, path, query, sections, place, owners, today, stageHrefs } = props;
  const rows = sections.flatMap((section) => section.rows);
  const mapPath = `/pipelines/${pipelineId}`;
  const router = useRouter();
  const pipeline = useEditor((state) => state.visible);
  const { say, undo, redo } = useEditorActions();
  const isReadOnly = useIsReadOnly();
  const isLive = useIsLive();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<AskedClaims>();
  const [tickets, setTickets] = useState<readonly TicketPart[]>();
  const [hasKeysOpen, setKeysOpen] = useState(false);

  // Selected rows of an earlier list do not count in this one.
  const selected = rows.filter((row) => chosen.has(keyOf(row)));

  const set = useSetClaims();
  const replacing = useReplaceAccepted();
  const answer = (row: TriageRow, status: ClaimStatus) => {
    if (isExplained(status)) return setAsked({ question: { ask: "status", status }, rows: [row] });
    replacing.orAsk(claimsOf(pipeline, row.node).get(row.control), status, () => {
      const fault = set([row], { status });
      if (fault !== undefined) say(fault, "error");
    });
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

  const act = (action: TriageAction, row: TriageRow): boolean => {
    if (action.do === "select") toggle(keyOf(row));
    else if (action.do === "clear") setChosen(new Set());
    else if (action.do === "map") router.push(`${mapPath}?node=${row.node}&control=${row.control}`);
    else if (action.do === "keys") setKeysOpen(true);
    else if (isReadOnly) say("You can view this pipeline, but not change it.");
    else if (action.do === "undo") undo();
    else if (action.do === "redo") redo();
    else if (action.do === "status") answer(row, action.status);
    else if (action.do === "owner" || action.do === "due")
      setAsked({ question: { ask: action.do }, rows: [row] });
    return true;
  };
  const { list, current, index, hasDetails, details, isOverAll, focusRow, open, onKeyDown } = useListWalk<
    TriageRow,
    HTMLTableElement
  >({ rows, keyOf, asked: query.gap, param: "gap", act });

  const askedRows = asked?.rows ?? [];
  const only = askedRows.length === 1 ? askedRows[0] : undefined;
  return (
    <div className="flex flex-col gap-2.5 pb-24 print:pb-0">
      <CommentMarksLater />
      <div inert={isOverAll} className="flex flex-col gap-2.5">
        <ListChanged rows={rows} today={today} />
        <TriageTable
          sections={sections}
          isNarrowed={isNarrowed({ ...query, show: undefined })}
          today={today}
          proof={query.proof}
          hrefOf={(key) => gapsHref(path, query, { page: query.page, gap: key })}
          stageHrefs={stageHrefs}
          current={current && keyOf(current)}
          selected={new Set(selected.map(keyOf))}
          isLive={isLive}
          tableRef={list}
          onKeyDown={onKeyDown}
          onFocusRow={focusRow}
          onOpen={open}
          onAsk={(what, key) => {
            const row = rows.find((one) => keyOf(one) === key);
            if (isReadOnly) say("You can view this pipeline, but not change it.");
            else if (row) setAsked({ question: { ask: what }, rows: [row] });
          }}
          onToggle={toggle}
          onToggleAll={toggleAll}
        />
      </div>
      {current && hasDetails && (
        <GapPanel
          row={current}
          proof={query.proof}
          place={{
            number: place.before + index + 1,
            total: place.total,
            isFirst: index === 0,
            isLast: index === rows.length - 1,
          }}
          mapPath={mapPath}
          driver={details}
          onAnswer={(status) => answer(current, status)}
          onTicket={() => setTickets(ticketParts(pipeline, [current], today, mapPath))}
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
      {replacing.dialog}
      <TicketDialog parts={tickets} onClose={() => setTickets(undefined)} />
      <KeysDialog isOpen={hasKeysOpen} canEdit={!isReadOnly} onClose={() => setKeysOpen(false)} />
      <ListFoot>
        <BulkBar
          count={selected.length}
          canEdit={!isReadOnly}
          onAsk={ask}
          onClear={() => setChosen(new Set())}
          onKeys={() => setKeysOpen(true)}
        />
      </ListFoot>
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
      {changed === 1 ? "1 row" : `${changed} rows`} changed since this list loaded.
      <Button disabled={isSaving} onClick={() => router.refresh()}>
        Refresh
      </Button>
    </p>
  );
}

function changedRows(pipeline: Pipeline, rows: readonly TriageRow[], today: string): number {
  return rows.filter(
    ({ node, control, status }) =>
      effectiveStatus(claimsOf(pipeline, node).get(control), today, pipeline) !== status,
  ).length;
}
