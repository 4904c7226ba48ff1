import { isSame } from "../is-same";
import { controlTitle } from "../catalogue/find-control";
import { cleanName } from "../importers/clean-foreign";
import type { Claim, Evidence } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import type { OperationBody } from "../pipeline/operations";
import { claimsOf } from "../pipeline/pipeline";
import { claimStatusWords } from "../posture/words/status-words";
import type { Place } from "../scan/source";
import { counted } from "../words/english";
import { clashWords, type Drawn, type MergeContext } from "./merge-context";
import { threeWay } from "./three-way";
import { withoutMoved } from "./without-moved";
import { isScanEvidence } from "./written-in-document";
import { claimKey, isOfOthers, type WrittenClaim } from "./written";

const fileFields = ["status", "note"];
const allFields = ["status", "owner", "due", "note", "ticket", "reason", "review", "acceptance"];

/**
 * Plans the incoming claims. A claim that a person made or changed stays, and gets the files' lines as evidence for or against it. A claim
 * that an import made and no person changed is replaced.
 */
export function planClaims(context: MergeContext, day: string): readonly Drawn[] {
  const { present, document, written } = context;
  return document.claims.flatMap((claim): readonly Drawn[] => {
    const { node, control } = claim;
    const key = `claim ${node} ${control}`;
    const known = claimsOf(present, node).get(control);
    const was = written.claims.get(claimKey(claim));
    const draw = (says: string, operations: readonly OperationBody[]): Omit<Drawn, "id" | "does"> => ({
      of: "claim",
      title: `${controlTitle(control, present)}, on ${context.names.node(node)}`,
      says,
      node,
      proofs: placesOf(claim),
      names: [`node ${node}`],
      operations,
    });
    if (!known) {
      const isGone = was !== undefined && present.nodes.get(node) !== undefined;
      const drawn = draw(
        wordOf(claim),
        operationsFor(
          claim,
          {},
          undefined,
          claim,
          evidenceChanges([], claim.evidence ?? [], () => false),
        ),
      );
      return [
        {
          ...drawn,
          id: key,
          does: "add",
          ...(isGone && { holds: "An earlier import set this status, and a person removed it." }),
        },
      ];
    }
    const isPersons =
      known.status !== undefined && (was?.fields === undefined || was.fields["status"] !== known.status);
    const ways = threeWay(
      known,
      claim,
      was,
      context.source,
      context.from === "files" ? fileFields : allFields,
    );
    const isKept = isPersons && context.from === "files";
    const [take, clash] = isKept ? [{}, {}] : [ways.take, ways.clash];
    const evidence = evidenceOf(context, claim, known, was, { isPersons: isKept, day });
    const operations = operationsFor(claim, take, known, claim, evidence);
    return [
      ...(operations.length > 0
        ? [
            {
              ...draw(changeWords(known, take, evidence, isKept), operations),
              id: key,
              does: "change" as const,
            },
          ]
        : []),
      ...(ways.why && Object.keys(clash).length > 0
        ? [
            {
              ...draw(changeWords(known, clash, none, false), [
                { type: "claim.changed", node, control, set: clash },
              ]),
              id: `${key} said`,
              does: "change" as const,
              holds: clashWords[ways.why],
            },
          ]
        : []),
    ];
  });
}

interface EvidenceChanges {
  readonly removed: readonly Evidence[];
  readonly added: readonly Evidence[];
}

const none: EvidenceChanges = { removed: [], added: [] };

function evidenceOf(
  { from, source }: MergeContext,
  claim: Claim,
  known: Claim,
  was: WrittenClaim | undefined,
  { isPersons, day }: { readonly isPersons: boolean; readonly day: string },
): EvidenceChanges {
  const has = known.evidence ?? [];
  const isLeft = (one: Evidence) =>
    [...(was?.evidence.values() ?? [])].some((before) => isSameLine(before, one)) &&
    !has.some((now) => isSameLine(now, one));
  // Evidence that a person removed does not return.
  const comes = [...(claim.evidence ?? []), ...(isPersons ? against(claim, known, day) : [])].filter(
    (one) => !isLeft(one),
  );
  const isReplaced = (one: Evidence) =>
    from === "files" &&
    !isOfOthers(was?.evidenceSources?.get(one.id), source) &&
    (isScanEvidence(one) || was?.evidence.has(one.id) === true);
  return known.status === "not-applicable" && isPersons ? none : evidenceChanges(has, comes, isReplaced);
}

/** Lines that contradict a control that a person set to in place or partial. */
function against(claim: Claim, known: Claim, day: string): readonly Evidence[] {
  if (known.status !== "implemented" && known.status !== "partial") return [];
  return (claim.note?.split("\n") ?? []).filter(Boolean).map((line, index) => ({
    id: `scan-${(claim.evidence?.length ?? 0) + index + 1}`,
    title: cleanName(line, "A line of a file"),
    tool: "blueline scan",
    result: "contradicts",
    effective: day,
  }));
}

/** The same line is the same evidence on any day: existing evidence stays. */
function evidenceChanges(
  has: readonly Evidence[],
  comes: readonly Evidence[],
  isReplaced: (one: Evidence) => boolean,
): EvidenceChanges {
  const removed = has.filter((one) => isReplaced(one) && !comes.some((other) => isSameLine(one, other)));
  const stays = has.filter((one) => !removed.includes(one));
  const used = new Set(stays.map(({ id }) => id));
  const room = limits.evidencePerClaim - stays.length;
  const added = comes
    .filter((one) => !stays.some((other) => isSameLine(one, other)))
    .slice(0, Math.max(0, room))
    .map((one) => {
      let { id } = one;
      for (let count = 1; used.has(id); count++)
        id = isScanEvidence(one) ? `scan-${count}` : `${one.id.slice(0, 58)}-${count + 1}`;
      used.add(id);
      return { ...one, id };
    });
  return { removed, added };
}

function isSameLine(one: Evidence, other: Evidence): boolean {
  const { id: _id, effective: _day, ...said } = one;
  const { id: _otherId, effective: _otherDay, ...otherSaid } = other;
  return isSame(said, otherSaid);
}

function operationsFor(
  { node, control }: Pick<Claim, "node" | "control">,
  take: object,
  known: Claim | undefined,
  claim: Claim,
  { removed, added }: EvidenceChanges,
): readonly OperationBody[] {
  const { node: _node, control: _control, evidence: _evidence, ...fields } = claim;
  const set: object = known ? take : fields;
  return [
    ...removed.map(({ id }): OperationBody => ({ type: "evidence.removed", node, control, evidence: id })),
    // Fields and values are those of a claim.
    ...(Object.keys(set).length > 0 ? [{ type: "claim.changed", node, control, set } as OperationBody] : []),
    ...added.map((evidence): OperationBody => ({ type: "evidence.added", node, control, evidence })),
  ];
}

function wordOf({ status }: Pick<Claim, "status">): string {
  return status === undefined ? "Not assessed" : claimStatusWords[status].word;
}

function changeWords(
  known: Claim,
  set: object,
  { removed, added }: EvidenceChanges,
  isKept: boolean,
): string {
  const status = "status" in set ? (set.status as Claim["status"] | null) : undefined;
  const [speaks, movedAgainst] = linesOf({ removed, added }, (one) => one.result === "contradicts");
  const [backs, movedFor] = linesOf({ removed, added }, (one) => one.result !== "contradicts");
  const moved = movedAgainst + movedFor;
  const parts = [
    ...(status === undefined
      ? []
      : [`${wordOf(known)} → ${status === null ? "Not assessed" : wordOf({ status })}`]),
    ...("note" in set ? ["another note"] : []),
    ...(["owner", "due", "ticket", "reason", "review", "acceptance"].some((field) => field in set)
      ? ["other details"]
      : []),
    ...(backs > 0 ? [`${counted(backs, "line")} for it`] : []),
    ...(speaks > 0 ? [`${counted(speaks, "line")} against it`] : []),
    ...(moved > 0 ? [`${counted(moved, "line")} moved in the file`] : []),
    ...(removed.length > moved ? [`${counted(removed.length - moved, "line")} removed`] : []),
  ];
  return `${parts.join(", ")}${isKept ? `; the status stays: ${wordOf(known).toLowerCase()}` : ""}`;
}

/** The numbers of new lines and of lines that only moved within their file. */
function linesOf(
  { removed, added }: EvidenceChanges,
  isMeant: (one: Evidence) => boolean,
): readonly [number, number] {
  const texts = (list: readonly Evidence[]) => list.filter(isMeant).map(({ title }) => title);
  const [goes, comes] = [texts(removed), texts(added)];
  const moved = goes.length - withoutMoved(goes, comes).length;
  return [comes.length - moved, moved];
}

/** The places of the lines that a drafted claim quotes. */
function placesOf({ evidence = [], note }: Claim): readonly Place[] {
  const lines = [
    ...evidence.filter(isScanEvidence).map(({ title }) => title),
    ...(evidence.every(isScanEvidence) ? (note?.split("\n") ?? []) : []),
  ];
  return lines.flatMap((line) => {
    const [, file, number] = /^(\S+):(\d{1,7}) /.exec(line) ?? [];
    return file === undefined ? [] : [{ file, line: Number(number) }];
  });
}
