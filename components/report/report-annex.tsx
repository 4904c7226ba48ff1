import type { ReactNode } from "react";
import type { ControlTexts } from "@/components/findings/control-texts";
import { type GapRow, gapRows } from "@/components/findings/gaps/gap-rows";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { ExploitedList } from "@/components/marks/exploited-list";
import { StatusMark, statusLooks } from "@/components/marks/status";
import { exploitedAt } from "@/lib/domain/catalogue/exploited-at";
import { exploited } from "@/lib/domain/catalogue/load-exploited";
import type { Settled } from "@/lib/domain/contract/posture";
import type { Evidence, PipelineDocument } from "@/lib/domain/pipeline/document";
import { compareNodes } from "@/lib/domain/pipeline/pipeline";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { type Gap, gapListsAs, listOfGap } from "@/lib/domain/posture/findings/gaps";
import type { ClaimNote } from "@/lib/domain/posture/words/claim-note";
import { gapListWords } from "@/lib/domain/posture/words/gap-list-words";
import { unranked } from "@/lib/domain/posture/findings/settled-gaps";
import { counted, formatDay, plural } from "@/lib/domain/words/english";

interface ReportAnnexProps {
  /** With duplicate node names made unique. */
  readonly document: PipelineDocument;
  /** Declared + verified, in their order. */
  readonly gaps: readonly Gap[];
  readonly settled: readonly Settled[];
  /** The UTC day of the assessment, `YYYY-MM-DD`. */
  readonly day: string;
  /** A frozen copy shows nothing that the catalogue learnt later. */
  readonly isFrozen: boolean;
  /** Lists not assessed controls as well; they are always counted. */
  readonly isWhole: boolean;
  readonly textsOf: ControlTexts;
  readonly ownerText?: ((owner: string) => string) | undefined;
}

/** Browsers can't lay out more on paper, and it is too long to read. */
const mostRows = 2000;
const mostColumns = 24;

/** The basis of the one page, row by row and small: gaps, controls in place with their evidence, and all of it as a matrix. */
export function ReportAnnex(props: ReportAnnexProps) {
  const { document, gaps, settled, day, isFrozen, isWhole, textsOf, ownerText = (owner) => owner } = props;
  // A control marked not applicable that counts as not assessed, because its review is over or pending, is listed as well.
  const said = new Set(
    document.claims.flatMap(({ node, control, status }) =>
      status === "not-applicable" ? [`${node} ${control}`] : [],
    ),
  );
  const listed = isWhole
    ? gaps
    : gaps.filter(({ node, control, status }) => status !== "not-assessed" || said.has(`${node} ${control}`));
  const unassessed = gaps.length - listed.length;
  const left =
    unassessed === 0 || isWhole
      ? undefined
      : `${counted(unassessed, "more control")} ${plural(unassessed, "is", "are")} not assessed, and not listed.`;
  const rows = gapRows(document, listed.slice(0, mostRows), day, textsOf);
  return (
    <div className="report report-annex mx-auto mt-6 flex w-full max-w-[50rem] flex-col gap-5 rounded-card border border-line bg-panel px-4 py-5 text-tiny shadow-card sm:px-8 print:mt-0 print:max-w-none print:border-0 print:p-0 print:shadow-none">
      {gapListsAs("declared").map((list) => {
        const isOfList = ({ status }: Pick<Gap, "status">) => listOfGap(status) === list;
        const count = gaps.filter(isOfList).length;
        const { word, none } = gapListWords[list];
        return (
          <AnnexPart key={list} title={`${word}: ${count}`} foot={list === "assess" ? left : undefined}>
            {count === 0 ? (
              <p className="text-soft">{none}</p>
            ) : (
              <GapRows
                rows={rows.filter(isOfList)}
                of={listed.filter(isOfList).length}
                ownerText={ownerText}
              />
            )}
          </AnnexPart>
        );
      })}
      <AcceptedRows rows={rows} />
      <ClaimRows day={day} document={document} settled={settled} textsOf={textsOf} />
      {!isFrozen && <ExploitedNodes document={document} />}
      <StatusMatrix document={document} all={[...listed, ...settled.map(unranked)]} textsOf={textsOf} />
    </div>
  );
}

interface GapRowsProps {
  readonly rows: readonly GapRow[];
  readonly of: number;
  readonly ownerText: (owner: string) => string;
}

function GapRows({ rows, of, ownerText }: GapRowsProps) {
  // If a list shows only its number, that is below.
  if (of === 0) return null;
  return (
    <Rows
      heads={["Status", "Control", "Where", "Owner", "Due", "Priority"]}
      rows={rows.map((row) => ({
        key: `${row.node} ${row.control}`,
        status: row.status,
        note: row.note,
        cells: [
          row.title,
          row.nodeName,
          row.owner === undefined ? "nobody" : ownerText(row.owner),
          // On one line: a broken date would make each row twice as high.
          (row.due === undefined ? "no date" : formatDay(row.due)).replaceAll(" ", "\u00a0"),
          row.priority.toFixed(1),
        ],
      }))}
      of={of}
    />
  );
}

function ExploitedNodes({ document }: Pick<ReportAnnexProps, "document">) {
  const nodes = document.nodes.toSorted(compareNodes).flatMap((node) => {
    const found = exploitedAt(node, exploited.rows);
    return found.length === 0 ? [] : [{ node, found }];
  });
  if (nodes.length === 0) return null;
  return (
    <AnnexPart
      title={`Known exploited: ${counted(nodes.length, "node")}`}
      foot={`${nodes.length > mostRows ? `The first ${mostRows}. ` : ""}CISA’s list as of ${formatDay(exploited.date)}. No status depends on it.`}
    >
      <ul className="flex flex-col gap-1">
        {nodes.slice(0, mostRows).map(({ node, found }) => {
          const open = found.flatMap(({ row, isAnswered }) => (isAnswered ? [] : [row.cve]));
          return (
            <li key={node.id}>
              <b className="font-medium">{node.name}</b>
              <ExploitedList found={found.filter(({ isAnswered }) => isAnswered)} />
              {open.length > 0 && <p>Version not answered: {open.join(", ")}</p>}
            </li>
          );
        })}
      </ul>
    </AnnexPart>
  );
}

function AnnexPart({
  title,
  foot,
  children,
}: {
  readonly title: string;
  readonly foot?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <h2 className="mb-1 text-lead">{title}</h2>
      {children}
      {foot !== undefined && <p className="mt-1 text-soft">{foot}</p>}
    </section>
  );
}

interface Row {
  readonly key: string;
  readonly status: EffectiveStatus;
  readonly note?: ClaimNote | undefined;
  readonly cells: readonly string[];
}

function Rows({
  heads,
  rows,
  of,
}: {
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  /** The total number. */
  readonly of: number;
}) {
  if (rows.length === 0) return <p className="text-soft">{of === 0 ? "None." : `${of}, not listed here.`}</p>;
  return (
    <>
      <table className="w-full border-collapse text-left">
        <thead className="text-soft">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="py-0.5 pr-2 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, status, note, cells }) => (
            <tr key={key} className="border-t border-line align-top">
              <td className="py-0.5 pr-2">
                <StatusMark status={status} />
                {note && <ClaimNoteMark note={note} className="flex" />}
              </td>
              {cells.map((cell, index) => (
                // The cells of a row never change their places.
                <td key={index} className="py-0.5 pr-2 break-words">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < of && (
        <p className="mt-1 text-soft">
          The first {rows.length} of {of}.
        </p>
      )}
    </>
  );
}

/** Accepted risks: who, until when, why, and the residual risk. */
function AcceptedRows({ rows }: { readonly rows: readonly GapRow[] }) {
  const accepted = rows.flatMap((row) => (row.accepted ? [{ row, said: row.accepted }] : []));
  if (accepted.length === 0) return null;
  return (
    <AnnexPart title={`Accepted risks, of these gaps: ${accepted.length}`}>
      <Rows
        heads={["Status", "Control", "Where", "Until", "By", "Reason and residual risk"]}
        rows={accepted.map(({ row, said }) => ({
          key: `${row.node} ${row.control}`,
          status: row.status,
          cells: [
            row.title,
            row.nodeName,
            formatDay(said.until).replaceAll(" ", "\u00a0"),
            said.by ?? "not given",
            [said.why, said.residual].filter(Boolean).join(" / ") || "not given",
          ],
        }))}
        of={accepted.length}
      />
    </AnnexPart>
  );
}

/** Controls in place or not applicable, with their evidence or reason. */
function ClaimRows({
  document,
  settled,
  day,
  textsOf,
}: Pick<ReportAnnexProps, "document" | "settled" | "day" | "textsOf">) {
  const claims = new Map(document.claims.map((claim) => [`${claim.node} ${claim.control}`, claim]));
  const rows = gapRows(document, settled.slice(0, mostRows).map(unranked), day, textsOf).map((row) => {
    const claim = claims.get(`${row.node} ${row.control}`);
    const because = claim?.reason ? [claim.reason] : (claim?.evidence ?? []).map(evidenceWords);
    return {
      key: `${row.node} ${row.control}`,
      status: row.status,
      note: row.note,
      cells: [row.title, row.nodeName, because.length === 0 ? "no evidence" : because.join("; ")],
    };
  });
  return (
    <AnnexPart title={`In place or not applicable: ${settled.length}`}>
      <Rows heads={["Status", "Control", "Where", "Evidence or reason"]} rows={rows} of={settled.length} />
    </AnnexPart>
  );
}

function evidenceWords({ title, tool, effective, expires }: Evidence): string {
  const until = expires === undefined ? "" : ` until ${formatDay(expires)}`;
  return `${title}${tool === undefined ? "" : `, ${tool}`}, of ${formatDay(effective)}${until}`;
}

/** Controls by nodes, a sign in each cell; for maps wider than a sheet only the gaps above. */
function StatusMatrix({
  document,
  all,
  textsOf,
}: {
  readonly document: PipelineDocument;
  readonly all: readonly Pick<Gap, "node" | "control" | "status">[];
  readonly textsOf: ControlTexts;
}) {
  const told = new Set(all.map(({ node }) => node));
  const columns = document.nodes.filter(({ id }) => told.has(id)).toSorted(compareNodes);
  const statuses = new Map(all.map((one) => [`${one.node} ${one.control}`, one.status]));
  const controls = [...new Set(all.map(({ control }) => control))].map((id) => ({
    id,
    title: textsOf(id).title,
  }));
  if (columns.length === 0) return null;
  if (columns.length > mostColumns)
    return (
      <AnnexPart title="Matrix">
        <p className="text-soft">
          {columns.length} nodes are more than a sheet has room for. The page Matrix shows all of them.
        </p>
      </AnnexPart>
    );
  return (
    <AnnexPart title="Matrix">
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left">
          <thead>
            <tr>
              <th scope="col" className="py-0.5 pr-2 align-bottom font-medium text-soft">
                Control
              </th>
              {columns.map(({ id, name }) => (
                <th key={id} scope="col" className="px-0.5 py-0.5 align-bottom font-medium">
                  <span className="report-column">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {controls.map(({ id, title }) => (
              <tr key={id} className="border-t border-line">
                <th scope="row" className="py-px pr-2 font-normal">
                  {title}
                </th>
                {columns.map((column) => (
                  <td key={column.id} className="px-0.5 py-px">
                    <MatrixSign status={statuses.get(`${column.id} ${id}`)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-1 flex flex-wrap gap-x-4">
        {[...new Set(all.map(({ status }) => status))].map((status) => (
          <StatusMark key={status} status={status} />
        ))}
      </p>
    </AnnexPart>
  );
}

function MatrixSign({ status }: { readonly status: EffectiveStatus | undefined }) {
  if (status === undefined) return null;
  const { Icon, text, word } = statusLooks[status];
  return (
    <>
      <Icon aria-hidden size={12} strokeWidth={2.5} className={text} />
      <span className="sr-only">{word}</span>
    </>
  );
}
