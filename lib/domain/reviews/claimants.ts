import { isSame } from "../activity/differences";
import type { Claim } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import { isCurrentSupport } from "./confirmable-of";

/** An entry of the log, with whose it is. */
export interface LoggedBy {
  /** The account; of a token its maker. */
  readonly by: string;
  readonly operation: OperationBody;
}

const said = ["status", "reason", "review", "acceptance"] as const;

/**
 * Who made a claim what it says: whose entries set its status, reason, review day and acceptance to what they are, and whose added
 * the evidence that supports it. A value that was taken back in between is nobody's but of who set it since; where a node was removed
 * and brought back, it is of both. None of them can confirm it.
 * @param began what the pipeline began with, and who made it.
 * @param log its entries from the oldest on; those about other claims are passed over.
 * @param today the UTC day, `YYYY-MM-DD`.
 */
export function claimantsOf(
  claim: Claim,
  began: { readonly by: string; readonly claim: Claim | undefined },
  log: Iterable<LoggedBy>,
  today: string,
): ReadonlySet<string> {
  const setters = new Map<string, { readonly value: unknown; readonly by: Set<string> }>();
  const adders = new Map<string, Set<string>>();
  const set = (fields: object, by: string) => {
    const values = new Map<string, unknown>(Object.entries(fields));
    for (const field of said) {
      if (!values.has(field)) continue;
      const value = values.get(field) ?? undefined;
      const known = setters.get(field);
      if (known && isSame(known.value, value)) known.by.add(by);
      else setters.set(field, { value, by: new Set([by]) });
    }
  };
  const add = (id: string, by: string) => adders.set(id, (adders.get(id) ?? new Set()).add(by));
  if (began.claim) {
    set(began.claim, began.by);
    for (const { id } of began.claim.evidence ?? []) add(id, began.by);
  }
  for (const { by, operation } of log) {
    if (!isAbout(operation, claim)) continue;
    if (operation.type === "claim.changed") {
      set(operation.set ?? cleared, by);
      if (operation.set === null) adders.clear();
    }
    if (operation.type === "evidence.added") add(operation.evidence.id, by);
    if (operation.type === "evidence.removed") adders.delete(operation.evidence);
  }
  const found = new Set<string>();
  for (const field of said)
    if (claim[field] !== undefined) for (const by of setters.get(field)?.by ?? []) found.add(by);
  for (const piece of claim.evidence ?? [])
    if (isCurrentSupport(piece, today)) for (const by of adders.get(piece.id) ?? []) found.add(by);
  return found;
}

const cleared = { status: null, reason: null, review: null, acceptance: null };

function isAbout(operation: OperationBody, { node, control }: Claim): boolean {
  return (
    (operation.type === "claim.changed" ||
      operation.type === "evidence.added" ||
      operation.type === "evidence.removed") &&
    operation.node === node &&
    operation.control === control
  );
}
