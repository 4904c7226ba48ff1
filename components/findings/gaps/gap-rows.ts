import { isFoundBy, typedWords } from "@/lib/domain/catalogue/find-by-words";
import { kindName } from "@/lib/domain/words/kind-name";
import type { Claim, PipelineDocument, Policy, Stage } from "@/lib/domain/pipeline/document";
import { type Gap, type GapList, gapLists, listOfGap } from "@/lib/domain/posture/findings/gaps";
import type { Proof } from "@/lib/domain/posture/posture";
import { type AcceptedLine, acceptedLine } from "@/lib/domain/exporters/accepted-line";
import { pendingIn } from "@/lib/domain/reviews/pending-in";
import { type ClaimNote, claimNote } from "@/lib/domain/posture/words/claim-note";
import { disambiguateNames } from "@/lib/domain/posture/words/disambiguate-names";
import { type ControlText, type ControlTexts, textsIn } from "@/components/findings/control-texts";
import { mitigatedBy } from "@/components/findings/answering-controls";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import { type EffectiveStatus, isEffective, isOpen } from "@/lib/domain/posture/coverage/effective-status";
import { type GapQuery, type GapSort, nobody, requirementKey } from "./gap-query";

export interface GapRow extends Gap {
  readonly stage: Stage;
  readonly nodeName: string;
  readonly kindName: string;
  readonly title: string;
  readonly why: string;
  readonly frameworks: ControlText["frameworks"];
  readonly techniques: readonly string[];
  readonly owner?: string | undefined;
  /** The control has no owner, so the node's owner is named. */
  readonly isNodeOwner: boolean;
  readonly due?: string | undefined;
  /** The part that its status alone does not tell. */
  readonly note?: ClaimNote | undefined;
  readonly accepted?: AcceptedLine | undefined;
  /** Of its map, which names custom frameworks. */
  readonly policy?: Policy;
}

/**
 * In the order of the gaps. @param today the UTC day of the assessment, `YYYY-MM-DD`
 * @param isPending whether a status waited for approval then; absent: as in the document
 */
export function gapRows(
  document: Pick<PipelineDocument, "nodes" | "claims" | "reviews" | "policy">,
  gaps: readonly Gap[],
  today: string,
  textsOf: ControlTexts = textsIn(document),
  isPending: (claim: Claim) => boolean = pendingIn(document, today),
): readonly GapRow[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const apart = disambiguateNames(document.nodes);
  const claims = new Map<string, Claim>(
    document.claims.map((claim) => [`${claim.node} ${claim.control}`, claim]),
  );
  return gaps.flatMap((gap) => {
    const node = nodes.get(gap.node);
    if (!node) return [];
    const claim = claims.get(`${gap.node} ${gap.control}`);
    const isWaiting = claim !== undefined && isPending(claim);
    const { title, why, frameworks } = textsOf(gap.control);
    return [
      {
        ...gap,
        stage: node.stage,
        nodeName: apart.get(node.id) ?? node.name,
        kindName: kindName(node),
        title,
        why: firstSentence(why),
        frameworks,
        techniques: mitigatedBy.get(gap.control) ?? [],
        owner: claim?.owner || node.owner || undefined,
        isNodeOwner: !claim?.owner,
        due: claim?.due,
        note: claimNote(claim, today, isWaiting),
        accepted: acceptedLine(claim, claimNote(claim, today, isWaiting)),
        ...(document.policy ? { policy: document.policy } : {}),
      },
    ];
  });
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

type Filter =
  | "stage"
  | "status"
  | "accepted"
  | "owner"
  | "node"
  | "control"
  | "framework"
  | "requirement"
  | "technique";
export type FilterRow = Pick<
  GapRow,
  "stage" | "status" | "owner" | "node" | "nodeName" | "control" | "title" | "frameworks" | "techniques"
> & { readonly accepted?: object | undefined };

const valuesOf: { readonly [F in Filter]: (row: FilterRow) => readonly string[] } = {
  stage: ({ stage }) => [stage],
  status: ({ status }) => [status],
  accepted: ({ accepted }) => (accepted ? ["yes"] : []),
  owner: ({ owner }) => [owner ?? nobody],
  node: ({ node }) => [node],
  control: ({ control }) => [control],
  framework: ({ frameworks }) => Object.keys(frameworks),
  technique: ({ techniques }) => techniques,
  requirement: ({ frameworks }) =>
    Object.entries(frameworks).flatMap(([framework, ids]) => ids.map((id) => requirementKey(framework, id))),
};
// The keys of an object literal above, which TypeScript widens to string.
const filters = Object.keys(valuesOf) as readonly Filter[];

/** The lists of gaps, followed by the other controls if requested. */
export type RowList = GapList | "settled";
const rowLists: readonly RowList[] = [...gapLists, "settled"];

export function listOfRow(status: EffectiveStatus, proof: Proof): RowList {
  return isOpen(status, proof) ? listOfGap(status) : "settled";
}

/** The rows of each list, in the order of the lists; within one they keep theirs. */
export function splitByList<Row extends { readonly status: EffectiveStatus }>(
  rows: readonly Row[],
  proof: Proof,
): readonly (readonly [RowList, readonly Row[]])[] {
  const split = new Map<RowList, Row[]>(rowLists.map((list) => [list, []]));
  for (const row of rows) split.get(listOfRow(row.status, proof))?.push(row);
  return [...split];
}

/** The rows that match the query, list by list, each in its order. `rows` come by priority, which also settles ties. */
export function selectGaps(
  rows: readonly GapRow[],
  query: GapQuery,
  groups: readonly Stage[],
): readonly GapRow[] {
  const order = orders(groups)[query.sort];
  return splitByList(
    rows.filter((row) => fitsAll(row, query)),
    query.proof,
  ).flatMap(([, ofList]) => ofList.toSorted(order));
}

export function fitsAll(row: FilterRow, query: GapQuery): boolean {
  return fitsWords(row, query) && filters.every((filter) => fits(row, query, filter));
}

export function isGrouped({ sort }: GapQuery): boolean {
  return sort === "weakest" || sort === "stage";
}

/** Whether each word matches the control, the node's name or the owner's. */
function fitsWords({ control, title, nodeName, owner = "" }: FilterRow, { q }: GapQuery): boolean {
  return q === undefined || isFoundBy({ id: control, title }, typedWords(q), `${nodeName} ${owner}`);
}

/** How many rows each value of one filter would show, with the other filters unchanged. */
export function countBy(
  rows: readonly FilterRow[],
  query: GapQuery,
  filter: Filter,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (!fitsWords(row, query) || !filters.every((other) => other === filter || fits(row, query, other)))
      continue;
    for (const value of valuesOf[filter](row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function fits(row: FilterRow, query: GapQuery, filter: Filter): boolean {
  const wanted = query[filter];
  return wanted === undefined || valuesOf[filter](row).includes(wanted);
}

// Known trouble first; not assessed comes after known statuses.
export const byTrouble: readonly EffectiveStatus[] = [
  "contradicted",
  "missing",
  "stale",
  "partial",
  "planned",
  "not-assessed",
  "declared",
  "verified",
  "not-applicable",
];

type Order = (a: GapRow, b: GapRow) => number;

function orders(groups: readonly Stage[]): { readonly [S in GapSort]: Order } {
  return {
    // The rows come by priority.
    priority: () => 0,
    weakest: (a, b) => groups.indexOf(a.stage) - groups.indexOf(b.stage),
    stage: (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage),
    status: (a, b) => byTrouble.indexOf(a.status) - byTrouble.indexOf(b.status),
    node: (a, b) => compareNames(a.nodeName, b.nodeName) || compareText(a.node, b.node),
    control: (a, b) => compareNames(a.title, b.title),
    due: (a, b) => compareText(a.due ?? "9999-99-99", b.due ?? "9999-99-99"),
    owner: (a, b) =>
      Number(a.owner === undefined) - Number(b.owner === undefined) ||
      compareNames(a.owner ?? "", b.owner ?? ""),
  };
}

function compareNames(a: string, b: string): number {
  return compareText(a.toLowerCase(), b.toLowerCase());
}

const implemented: ReadonlySet<EffectiveStatus> = new Set(["verified", "declared", "stale", "contradicted"]);

/** Whether the list includes controls with this status. */
export function isShown(status: EffectiveStatus, { show, proof }: Pick<GapQuery, "show" | "proof">): boolean {
  switch (show) {
    case undefined:
      return isOpen(status, proof);
    case "all":
      return true;
    case "scope":
      return status !== "not-applicable";
    case "standing":
      return isEffective(status, proof);
    case "implemented":
      return implemented.has(status);
  }
}
