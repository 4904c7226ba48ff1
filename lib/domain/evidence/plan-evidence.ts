import type { Catalogue } from "../catalogue/catalogue";
import type { Evidence } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import type { OperationBody } from "../pipeline/operations";
import { claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";
import { evidencePiece, type Hash, pieceId } from "./evidence-piece";
import { subjectOfPiece } from "./subject-of-piece";
import { expiresOn, type Expiry } from "./expiry";
import { createPlaceFinder } from "./find-place";
import { createPlaceFollower } from "./place-follower";
import { createNameByDigest, type Sighting } from "./known-digests";
import type { Place } from "./place";
import type { Statement } from "./report";
import type { StatementState } from "./statement-state";
import { isNamed, subjectKey, subjectText } from "./subject-key";

/** One statement of a report that is to find its place: a new one, or one that waits or is held back since an earlier report. */
export interface PendingStatement extends Pick<Statement, "control" | "result" | "subject" | "fact"> {
  /** What the answer is given by. */
  readonly key: string;
  readonly tool: { readonly name: string; readonly version?: string };
  /** `sha256:...` of the file. */
  readonly digest: string;
  /** UTC day on which the tool ran. */
  readonly effective: string;
  /** The time as ISO 8601, if known. */
  readonly at?: string | undefined;
  /** The node that a person chose. */
  readonly chosen?: string | undefined;
  /** The node on which it is held back, which was found or chosen for it before. */
  readonly heldOn?: string | undefined;
  /** Why a person excluded the same before; never for an unnamed subject. */
  readonly asideBefore?: string | undefined;
}

export interface PlanContext {
  readonly catalogue: Catalogue;
  readonly expiry: Expiry;
  readonly today: string;
  readonly hash: Hash;
  /** What earlier reports, and these, say of images. */
  readonly sightings: readonly Sighting[];
  /** The time of the report with this digest, if known: tells apart reports of the same day. */
  readonly timeOf: (digest: string) => string | undefined;
}

/** Evidence of an earlier report that was removed from a claim, and its message there. */
export interface MovedPiece {
  readonly digest: string;
  readonly node: string;
  readonly control: string;
  readonly piece: string;
  readonly state: StatementState;
}

export interface EvidencePlan {
  readonly operations: readonly OperationBody[];
  readonly states: ReadonlyMap<string, StatementState>;
  readonly moved: readonly MovedPiece[];
}

/** A piece as it is on a claim, or as it would be. */
interface Candidate {
  readonly piece: Evidence;
  readonly at: string;
  /** Absent: it is on the claim now. */
  readonly key?: string;
  /** For words. */
  readonly about?: string;
}

interface Claimed {
  readonly node: string;
  readonly control: string;
  readonly candidates: Candidate[];
}

/**
 * Decides on the nodes of statements, and the operations. The newest statement of a tool on a subject and control counts; at the
 * same time, the contradiction. Support is held back while a current contradiction of another subject is on the same claim: a
 * clean report of one image never clears another. The order of reports does not matter in the end.
 */
export function planEvidence(
  pipeline: Pipeline,
  pending: readonly PendingStatement[],
  context: PlanContext,
): EvidencePlan {
  const states = new Map<string, StatementState>();
  const claimed = placeAll(pipeline, pending, context, states);
  const operations: OperationBody[] = [];
  const moved: MovedPiece[] = [];
  for (const one of [...claimed.values()].toSorted(byClaim))
    settle(pipeline, one, context, { operations, states, moved });
  return { operations, states, moved };
}

function byClaim(a: Claimed, b: Claimed): number {
  return compareText(a.node, b.node) || compareText(a.control, b.control);
}

/** Finds a node for each, and says of the others why they wait; of several that wait for the same the newest does. */
function placeAll(
  pipeline: Pipeline,
  pending: readonly PendingStatement[],
  context: PlanContext,
  states: Map<string, StatementState>,
): ReadonlyMap<string, Claimed> {
  const findPlace = createPlaceFinder(pipeline, context.catalogue);
  const nameByDigest = createNameByDigest(context.sightings);
  const idOf = (statement: PendingStatement) => {
    const subject = nameByDigest(statement.subject, statement.effective);
    const { tool, control } = statement;
    return { subject, id: pieceId(context.hash, { tool: tool.name, subject: subjectKey(subject), control }) };
  };
  const heldBack = pending.flatMap((statement) => {
    const { heldOn: node, control } = statement;
    return node === undefined ? [] : [{ node, control, id: idOf(statement).id }];
  });
  const follow = createPlaceFollower(pipeline, heldBack);
  const claimed = new Map<string, Claimed>();
  const waiting = new Map<string, { readonly candidate: Candidate; readonly state: StatementState }>();
  for (const statement of pending) {
    const { control, key } = statement;
    const { subject, id } = idOf(statement);
    const candidate = candidateOf(id, statement, context);
    const named = isNamed(subject);
    const known = [statement.chosen, statement.heldOn].find(
      (node) => node !== undefined && pipeline.nodes.get(node),
    );
    const place: Place =
      known !== undefined
        ? { node: known }
        : ((named ? follow(control, id) : undefined) ?? findPlace({ control, subject }));
    if ("node" in place) {
      const claim = `${place.node} ${control}`;
      const group = claimed.get(claim) ?? { node: place.node, control, candidates: [] };
      group.candidates.push(candidate);
      claimed.set(claim, group);
      continue;
    }
    if (named && statement.asideBefore !== undefined) {
      states.set(key, { as: "aside", reason: statement.asideBefore });
      continue;
    }
    const state: StatementState = { as: "waiting", ...place };
    const other = waiting.get(id);
    // What names no subject may be about another one each time.
    if (!named || other === undefined) {
      if (named) waiting.set(id, { candidate, state });
      states.set(key, state);
      continue;
    }
    const isNewer = compareCandidates(candidate, other.candidate) > 0;
    const late = isNewer ? other.candidate : candidate;
    if (isNewer) waiting.set(id, { candidate, state });
    states.set(key, state);
    if (late.key !== undefined) states.set(late.key, { as: "older" });
  }
  return claimed;
}

function candidateOf(
  id: string,
  { key, tool, fact, result, effective, at, digest, control, subject }: PendingStatement,
  { expiry }: PlanContext,
): Candidate {
  const expires = expiresOn(expiry, control, effective);
  return {
    key,
    at: at ?? "",
    about: subjectText(subject),
    piece: evidencePiece(id, { tool, fact, result, effective, expires, digest }),
  };
}

interface Outcome {
  readonly operations: OperationBody[];
  readonly states: Map<string, StatementState>;
  readonly moved: MovedPiece[];
}

function settle(
  pipeline: Pipeline,
  { node, control, candidates }: Claimed,
  { today, timeOf }: PlanContext,
  { operations, states, moved }: Outcome,
): void {
  const evidence = claimsOf(pipeline, node).get(control)?.evidence ?? [];
  const own = evidence.filter(({ id }) => subjectOfPiece(id) !== undefined);
  const there = own.map((piece): Candidate => ({ piece, at: (piece.digest && timeOf(piece.digest)) ?? "" }));
  const newest = newestOfEach([...there, ...candidates]);
  const against = [...newest.values()].filter(({ piece }) => isCurrentContradiction(piece, today));
  const heldBy = ({ piece }: Candidate) =>
    piece.result === "supports"
      ? against.find((one) => subjectOfPiece(one.piece.id) !== subjectOfPiece(piece.id))
      : undefined;
  const stays = new Set(
    [...newest.values()].filter((one) => one.key === undefined && !heldBy(one)).map(({ piece }) => piece.id),
  );
  for (const { piece } of there) {
    if (stays.has(piece.id)) continue;
    operations.push({ type: "evidence.removed", node, control, evidence: piece.id });
    const winner = newest.get(piece.id);
    const holder = winner?.key === undefined && winner && heldBy(winner);
    if (piece.digest !== undefined)
      moved.push({
        digest: piece.digest,
        node,
        control,
        piece: piece.id,
        state: holder ? held(node, holder) : { as: "older" },
      });
  }
  let room = limits.evidencePerClaim - (evidence.length - own.length) - stays.size;
  for (const candidate of candidates) {
    if (candidate.key === undefined) continue;
    const winner = newest.get(candidate.piece.id);
    const holder = heldBy(candidate);
    if (winner !== candidate)
      states.set(
        candidate.key,
        // The same file again, by another way.
        winner && stays.has(winner.piece.id) && isSame(winner.piece, candidate.piece)
          ? { as: "matched", node }
          : { as: "older" },
      );
    else if (holder) states.set(candidate.key, held(node, holder));
    else if (room <= 0)
      states.set(candidate.key, {
        as: "waiting",
        why: `The control has ${limits.evidencePerClaim} pieces of evidence, the most allowed.`,
        candidates: [node],
      });
    else {
      room -= 1;
      operations.push({ type: "evidence.added", node, control, evidence: candidate.piece });
      states.set(candidate.key, { as: "matched", node });
    }
  }
}

function held(node: string, { piece, about }: Candidate): StatementState {
  return {
    as: "held",
    node,
    why: `Held back, because evidence on the same control contradicts ${about ?? "another subject"}: ${piece.title}`,
  };
}

function newestOfEach(candidates: readonly Candidate[]): ReadonlyMap<string, Candidate> {
  const newest = new Map<string, Candidate>();
  for (const one of candidates) {
    const before = newest.get(one.piece.id);
    if (!before || compareCandidates(one, before) > 0) newest.set(one.piece.id, one);
  }
  return newest;
}

/** Later, then worse, then by the file: the same whatever comes first. What is there already is before its equal. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    compareText(a.piece.effective, b.piece.effective) ||
    compareText(a.at, b.at) ||
    Number(a.piece.result === "contradicts") - Number(b.piece.result === "contradicts") ||
    compareText(a.piece.digest ?? "", b.piece.digest ?? "") ||
    compareText(a.piece.title, b.piece.title)
  );
}

function isCurrentContradiction({ result, expires }: Evidence, today: string): boolean {
  return result === "contradicts" && (expires === undefined || expires >= today);
}

function isSame(a: Evidence, b: Evidence): boolean {
  return a.digest === b.digest && a.result === b.result && a.title === b.title;
}
