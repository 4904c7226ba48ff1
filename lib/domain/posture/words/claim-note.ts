import type { Claim } from "../../pipeline/document";
import { capitalise } from "../../capitalise";
import { type Confirmations, isReviewPending } from "../../reviews/review-pending";
import { formatDay } from "../../words/english";
import { acceptanceInForce } from "../coverage/acceptance-in-force";
import type { EffectiveStatus } from "../coverage/effective-status";
import { statusWords } from "./status-words";

type Said = Pick<Claim, "status" | "review" | "acceptance">;

/** Words that follow the status of a claim. */
export interface ClaimNote {
  /** A current or expired acceptance; a review day ahead or passed (`again`); or approval that is pending. */
  readonly is: "accepted" | "ran-out" | "review" | "again" | "pending";
  readonly words: string;
}

/**
 * The words beside the status of a claim, wherever it is listed: acceptance of its risk, the review day of a control that does not
 * apply, or pending approval. Undefined if the status is enough.
 * @param today the UTC day as `YYYY-MM-DD`.
 * @param isPending whether its two-person approval is pending: `isReviewPending`.
 */
export function claimNote(claim: Said | undefined, today: string, isPending: boolean): ClaimNote | undefined {
  if (claim && isPending) return { is: "pending", words: pendingWords(claim) };
  if (claim?.status === "accepted") {
    if (acceptanceInForce(claim, today)) return { is: "accepted", words: acceptanceWords(claim) };
    const { acceptance } = claim;
    return {
      is: "ran-out",
      words: acceptance
        ? `acceptance expired on ${formatDay(acceptance.until)}`
        : "accepted without an end date",
    };
  }
  if (claim?.status !== "not-applicable" || claim.review === undefined) return undefined;
  return claim.review < today
    ? { is: "again", words: `not assessed: its review was due on ${formatDay(claim.review)}` }
    : { is: "review", words: `to be reviewed on ${formatDay(claim.review)}` };
}

/** `claimNote` for a claim on a map. */
export function noteOnMap(
  claim: Claim | undefined,
  today: string,
  map: Confirmations,
): ClaimNote | undefined {
  return claimNote(claim, today, isReviewPending(claim, today, map));
}

/** The status shows what counts until approval, so the words show what was set. */
function pendingWords(claim: Said): string {
  if (claim.status === "accepted") return `${acceptanceWords(claim)} (approval pending)`;
  return claim.status === "not-applicable" ? "approval pending: marked not applicable" : "approval pending";
}

/** "accepted until 1 Mar 2027 by Ana", current or expired. */
function acceptanceWords({ acceptance }: Pick<Claim, "acceptance">): string {
  if (!acceptance) return "accepted without an end date";
  const by = acceptance.by?.trim() ?? "";
  return `accepted until ${formatDay(acceptance.until)}${by === "" ? "" : ` by ${by}`}`;
}

/** "Missing, accepted until 1 Mar 2027 by Ana"; "Missing: acceptance expired on 1 Mar 2027"; "Declared, approval pending"; or the status alone. */
export function statusText(
  status: EffectiveStatus,
  claim: Claim | undefined,
  today: string,
  map: Confirmations,
): string {
  return statusWithNote(status, noteOnMap(claim, today, map));
}

/** `statusText` for a known note. */
export function statusWithNote(status: EffectiveStatus, note: ClaimNote | undefined): string {
  const { word } = statusWords[status];
  if (!note) return word;
  if (note.is === "again") return capitalise(note.words);
  return `${word}${note.is === "ran-out" ? ":" : ","} ${note.words}`;
}
