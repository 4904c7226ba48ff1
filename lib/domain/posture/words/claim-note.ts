import type { Claim } from "../../pipeline/document";
import { capitalise } from "../../capitalise";
import { type Confirmations, isReviewPending } from "../../reviews/review-pending";
import { formatDay } from "../../words/english";
import { acceptanceInForce } from "../coverage/acceptance-in-force";
import type { EffectiveStatus } from "../coverage/effective-status";
import { statusWords } from "./status-words";

type Said = Pick<Claim, "status" | "review" | "acceptance">;

/** What a status alone does not tell of a claim, as words that follow it. */
export interface ClaimNote {
  /** An acceptance, or one that is over; a review day that is to come, or one that has passed; what waits for a second person. */
  readonly is: "accepted" | "ran-out" | "review" | "again" | "pending";
  readonly words: string;
}

/**
 * What is said of a claim beside its status, wherever one is listed: that its risk is accepted and until when, or that this is
 * over, when a control that does not apply is looked at again, and that a second person has yet to confirm it. Undefined where
 * the status tells all.
 * @param today the UTC day as `YYYY-MM-DD`.
 * @param isPending whether it waits for a second person: `isReviewPending`.
 */
export function claimNote(claim: Said | undefined, today: string, isPending: boolean): ClaimNote | undefined {
  if (claim && isPending) return { is: "pending", words: pendingWords(claim) };
  if (claim?.status === "accepted") {
    if (acceptanceInForce(claim, today)) return { is: "accepted", words: acceptanceWords(claim) };
    const { acceptance } = claim;
    return {
      is: "ran-out",
      words: acceptance
        ? `acceptance ran out on ${formatDay(acceptance.until)}`
        : "said to be accepted, and not until when",
    };
  }
  if (claim?.status !== "not-applicable" || claim.review === undefined) return undefined;
  return claim.review < today
    ? { is: "again", words: `not assessed again: its review was due on ${formatDay(claim.review)}` }
    : { is: "review", words: `to be reviewed on ${formatDay(claim.review)}` };
}

/** As `claimNote`, of a claim on a map. */
export function noteOnMap(
  claim: Claim | undefined,
  today: string,
  map: Confirmations,
): ClaimNote | undefined {
  return claimNote(claim, today, isReviewPending(claim, today, map));
}

/** The status tells what counts until then; this is what is said. */
function pendingWords(claim: Said): string {
  if (claim.status === "accepted") return `${acceptanceWords(claim)} (review pending)`;
  return claim.status === "not-applicable" ? "review pending: said not to apply" : "review pending";
}

/** "accepted until 1 Mar 2027 by Ana", whether or not that is over. */
function acceptanceWords({ acceptance }: Pick<Claim, "acceptance">): string {
  if (!acceptance) return "accepted, and not until when";
  const by = acceptance.by?.trim() ?? "";
  return `accepted until ${formatDay(acceptance.until)}${by === "" ? "" : ` by ${by}`}`;
}

/** "Missing, accepted until 1 Mar 2027 by Ana"; "Missing: acceptance ran out on 1 Mar 2027"; "Declared, review pending"; or the status alone. */
export function statusText(
  status: EffectiveStatus,
  claim: Claim | undefined,
  today: string,
  map: Confirmations,
): string {
  return statusWithNote(status, noteOnMap(claim, today, map));
}

/** As `statusText`, of a note that is known. */
export function statusWithNote(status: EffectiveStatus, note: ClaimNote | undefined): string {
  const { word } = statusWords[status];
  if (!note) return word;
  if (note.is === "again") return capitalise(note.words);
  return `${word}${note.is === "ran-out" ? ":" : ","} ${note.words}`;
}
