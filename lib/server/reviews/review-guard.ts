import "server-only";
import { isSame } from "@/lib/domain/is-same";
import { subjectOfPiece } from "@/lib/domain/evidence/subject-of-piece";
import type { Evidence, Review } from "@/lib/domain/pipeline/document";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { claimsOf, type Pipeline, reviewsOf } from "@/lib/domain/pipeline/pipeline";
import type { LoggedBy } from "@/lib/domain/reviews/claimants";
import { confirmableOf } from "@/lib/domain/reviews/confirmable-of";
import { describeConfirmed } from "@/lib/domain/reviews/confirmed-words";
import { formatDay } from "@/lib/domain/words/english";
import type { Viewer } from "../auth/viewer";
import { dayOf } from "../clock";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { readMachineRules } from "../tokens/operators";
import { allClaimants, type Began, readBegan } from "./began";
import { type ClaimEntry, type ClaimPlace, readClaimLog } from "./claim-log";
import { tokenCannot, whyNotConfirm } from "./why-not-confirm";

/**
 * The history by which the operations of a push are judged, read before their transaction to keep that short.
 */
export interface GuardGrounds {
  readonly places: readonly ClaimPlace[];
  /** The log was read up to this revision. */
  readonly revision: number;
  readonly began: Began;
  readonly log: readonly ClaimEntry[];
}

/** @returns undefined if no operation of a push needs judging */
export async function readGuardGrounds(
  pipelineId: string,
  operations: readonly OperationBody[],
): Promise<GuardGrounds | undefined> {
  const places = operations.flatMap((operation): ClaimPlace[] => {
    if (operation.type === "review.added") return [operation.review];
    return operation.type === "evidence.added" && subjectOfPiece(operation.evidence.id) !== undefined
      ? [operation]
      : [];
  });
  if (places.length === 0) return undefined;
  const { client } = getDatabase();
  // Before the log, which may grow meanwhile.
  const { revision } = await client.pipeline.findUniqueOrThrow({
    where: { id: pipelineId },
    select: { revision: true },
  });
  return {
    places,
    revision,
    began: await readBegan(client, pipelineId, places),
    log: await readClaimLog(client, pipelineId, places, { until: revision }),
  };
}

interface Given {
  readonly viewer: Viewer;
  readonly pipelineId: string;
  readonly now: Date;
  readonly transaction: DatabaseTransaction;
}

export interface ReviewGuard {
  /**
   * Checks each operation of a push before it is applied: throws if the person may not give this approval or
   * evidence.
   */
  readonly check: (before: Pipeline, operation: OperationBody, path: string) => void;
  /** Called for each operation with an effect. */
  readonly note: (operation: OperationBody) => void;
}

/**
 * Checks who may approve, and what; never while a log is replayed.
 * @param grounds read before the transaction; later log entries are read in it.
 */
export async function createReviewGuard(
  grounds: GuardGrounds | undefined,
  { viewer, pipelineId, now, transaction }: Given,
): Promise<ReviewGuard> {
  const { places = [], began, log = [] } = grounds ?? {};
  const since = grounds
    ? await readClaimLog(transaction, pipelineId, places, { after: grounds.revision })
    : [];
  const rules = grounds ? await readMachineRules(viewer.workspaceId, transaction) : new Map<never, never>();
  const entries = new Map<string, LoggedBy[]>();
  const note = ({ by, operation }: LoggedBy) => {
    if (!("control" in operation)) return;
    const key = keyOf(operation);
    entries.set(key, [...(entries.get(key) ?? []), { by, operation }]);
  };
  for (const entry of [...log, ...since]) note(entry);
  const today = dayOf(now);

  const confirm = (before: Pipeline, review: Review, path: string) => {
    requirePerson(viewer, path);
    requireOwnName(review, viewer, today, path);
    const claim = claimsOf(before, review.node).get(review.control);
    const says = confirmableOf(claim, today);
    if (claim === undefined || says === undefined || !isSame(says, review.of))
      throw refused(
        path,
        `This status has changed since you saw it. It is now: ${describeConfirmed(claim, today)}. Review it again`,
        "conflict",
      );
    // Grounds are read for each push with an approval.
    if (began === undefined) throw new Error("A confirmation is judged without its grounds.");
    const claimants = allClaimants(claim, began, entries.get(keyOf(review)) ?? [], today);
    const whyNot = whyNotConfirm(viewer, before, claim, claimants, today, rules);
    if (whyNot !== undefined) throw refused(path, whyNot);
  };

  const withdraw = (before: Pipeline, node: string, id: string, path: string) => {
    const review = reviewsOf(before, node).find((one) => one.id === id);
    if (!review) return;
    requirePerson(viewer, path);
    if (review.reviewer !== viewer.userId && viewer.role !== "admin")
      throw refused(path, `Only ${review.name} or an admin can withdraw this approval`);
  };

  // An approval covers later results of a report under the same id, so a person can't use that id for other
  // evidence.
  const addEvidence = (before: Pipeline, place: ClaimPlace, piece: Evidence, path: string) => {
    const confirmed = reviewsOf(before, place.node).flatMap(({ control, of }) =>
      control === place.control ? (of.evidence ?? []) : [],
    );
    const known = [
      ...(began ? (claimsOf(began.pipeline, place.node).get(place.control)?.evidence ?? []) : []),
      ...(entries.get(keyOf(place)) ?? []).flatMap(({ operation }) =>
        operation.type === "evidence.added" ? [operation.evidence] : [],
      ),
      ...(claimsOf(before, place.node).get(place.control)?.evidence ?? []),
    ].filter(({ id }) => id === piece.id);
    const named = confirmed.filter(({ id }) => id === piece.id);
    if (known.length + named.length === 0) return;
    // An undo restores evidence word for word; if it was approved, the approved version or the latest one.
    const allowed = named.length === 0 ? known : [...named, ...known.slice(-1)];
    if (allowed.some((one) => isSame(one, piece))) return;
    throw refused(path, "This id is reserved for other evidence from a scanner report: leave out the id");
  };

  return {
    check: (before, operation, path) => {
      if (operation.type === "review.added") confirm(before, operation.review, path);
      if (operation.type === "review.withdrawn") withdraw(before, operation.node, operation.withdrawn, path);
      if (operation.type === "evidence.added" && subjectOfPiece(operation.evidence.id) !== undefined)
        addEvidence(before, operation, operation.evidence, `${path}.evidence.id`);
    },
    note: (operation) => note({ by: viewer.userId, operation }),
  };
}

function requirePerson({ token }: Viewer, path: string): void {
  if (token !== undefined) throw refused(path, tokenCannot);
}

function requireOwnName(review: Review, { userId, name }: Viewer, today: string, path: string): void {
  if (review.reviewer !== userId)
    throw refused(`${path}.review.reviewer`, "must be you: approve only in your own name");
  if (review.name !== name) throw refused(`${path}.review.name`, `must be your name, “${name}”`);
  if (review.on !== today) throw refused(`${path}.review.on`, `must be today, ${formatDay(today)} (UTC)`);
}

function keyOf({ node, control }: ClaimPlace): string {
  return `${node} ${control}`;
}

function refused(path: string, message: string, code: "invalid" | "conflict" = "invalid"): AppError {
  return new AppError(code, { detail: message, errors: [{ path, message }] });
}
