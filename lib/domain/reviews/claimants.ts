import { isSame } from "../is-same";
import type { Claim } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import { supportOf } from "./confirmable-of";
import { saidFields } from "./said-of";

/** An entry of the log, with whose it is. */
export interface LoggedBy {
  /** The account; of a token its maker. */
  readonly by: string;
  readonly operation: OperationBody;
}

/**
 * The authors of a claim: everyone who set its current status, reason, review day or acceptance, or added supporting evidence. If
 * a status was undone and redone, both people are authors. None of them can approve it.
 * @param began the first state of the pipeline, and its author
 * @param log its effective entries; those about other claims are skipped
 * @param today the UTC day, `YYYY-MM-DD`
 */
export function claimantsOf(
  claim: Claim,
  began: { readonly by: string; readonly claim: Claim | undefined },
  log: Iterable<LoggedBy>,
  today: string,
): ReadonlySet<string> {
  const found = new Set<string>();
  const set = (fields: Partial<Record<(typeof saidFields)[number], unknown>>, by: string) => {
    if (saidFields.some((field) => claim[field] !== undefined && isSame(fields[field], claim[field])))
      found.add(by);
  };
  const support = supportOf(claim.evidence ?? [], today);
  const add = (piece: unknown, by: string) => {
    if (support.some((one) => isSame(one, piece))) found.add(by);
  };
  if (began.claim) {
    set(began.claim, began.by);
    for (const piece of began.claim.evidence ?? []) add(piece, began.by);
  }
  for (const { by, operation } of log) {
    if (!isAbout(operation, claim)) continue;
    if (operation.type === "claim.changed" && operation.set !== null) set(operation.set, by);
    if (operation.type === "evidence.added") add(operation.evidence, by);
  }
  return found;
}

function isAbout(operation: OperationBody, { node, control }: Claim): boolean {
  return (
    (operation.type === "claim.changed" || operation.type === "evidence.added") &&
    operation.node === node &&
    operation.control === control
  );
}
