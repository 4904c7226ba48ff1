import { daysAfter } from "../days-after";
import { formatDay } from "../words/english";
import type { Claim, PipelineDocument } from "./document";
import type { OperationBody } from "./operations";
import type { DocumentIssue } from "./parse-document";
import { claimsOf, type Pipeline } from "./pipeline";
import { isBlank } from "./texts";

/** The longest acceptance of a risk, from the day of the acceptance. */
export const mostDaysAccepted = 366;

export const acceptanceFaults = {
  whole: "enter who accepts the risk, until which date, and the residual risk",
  by: "enter who accepts the risk",
  reason: "enter a reason for accepting the risk",
  residual: "enter the residual risk",
  over: "the date until which the risk is accepted has passed",
} as const;

type Said = Pick<Claim, "status" | "reason" | "acceptance">;

/** The first missing field of an accepted risk; undefined if it has all, and for any other claim. */
export function acceptanceLack(claim: Said | undefined): string | undefined {
  if (claim?.status !== "accepted") return undefined;
  const { acceptance, reason } = claim;
  if (!acceptance) return acceptanceFaults.whole;
  if (isBlank(acceptance.by)) return acceptanceFaults.by;
  if (isBlank(reason)) return acceptanceFaults.reason;
  return isBlank(acceptance.residual) ? acceptanceFaults.residual : undefined;
}

/** The fault in the end date of an acceptance; undefined if it is valid. @param today the UTC day, `YYYY-MM-DD` */
export function untilFault(until: string, today: string): string | undefined {
  return until < today ? acceptanceFaults.over : lengthFault(until, today);
}

function lengthFault(until: string, today: string): string | undefined {
  const last = daysAfter(today, mostDaysAccepted);
  return until > last
    ? `a risk can be accepted for at most a year: until ${formatDay(last)}, not ${formatDay(until)}`
    : undefined;
}

/** How an operation comes to a map. */
export interface Coming {
  /** The UTC day, `YYYY-MM-DD`; left out, ends are not looked at, as of what is only supposed. */
  readonly today?: string | undefined;
  /** Nodes that were added together with it, before it. */
  readonly arriving: ReadonlySet<string>;
  /** It takes something back: an acceptance that has run out since may come back as such. */
  readonly isUndo?: boolean;
  /** It is part of what comes whole, as a restored state or an import. */
  readonly isWhole?: boolean;
}

/**
 * The fault in an acceptance that an operation leaves on a claim: the one rule for screens and API. Checked before an operation
 * is accepted, never when a log is replayed. Whole documents are accepted, unless an end is more than a year away.
 * @param before the pipeline before the operation, `after` the one after it
 */
export function acceptanceFault(
  before: Pipeline,
  after: Pipeline,
  operation: OperationBody,
  { today, arriving, isUndo = false, isWhole = false }: Coming,
): string | undefined {
  if (operation.type !== "claim.changed") return undefined;
  const claimIn = (pipeline: Pipeline) => claimsOf(pipeline, operation.node).get(operation.control);
  const [was, is] = [claimIn(before), claimIn(after)];
  const comesWhole = isWhole || arriving.has(operation.node);
  const until = is?.acceptance?.until;
  if (today !== undefined && until !== undefined && until !== was?.acceptance?.until) {
    const fault = comesWhole || isUndo ? lengthFault(until, today) : untilFault(until, today);
    if (fault !== undefined) return fault;
  }
  return comesWhole || acceptanceLack(was) !== undefined ? undefined : acceptanceLack(is);
}

/** The acceptances of a document that run for longer than a year from this day. @param today the UTC day, `YYYY-MM-DD` */
export function longAcceptances(
  { claims }: Pick<PipelineDocument, "claims">,
  today: string,
): readonly DocumentIssue[] {
  return claims.flatMap(({ acceptance }, index) => {
    const message = acceptance && lengthFault(acceptance.until, today);
    return message === undefined ? [] : [{ path: `claims[${index}].acceptance.until`, message }];
  });
}
