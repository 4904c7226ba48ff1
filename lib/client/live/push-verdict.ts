import { isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { ApiProblem } from "../api";
import { endOfStatus, type EndReason } from "./ended";

export interface Refusal {
  readonly operation: Operation;
  readonly reason: string;
}

export type PushVerdict =
  | { readonly kind: "retry"; readonly afterSeconds?: number }
  | { readonly kind: "ended"; readonly reason: EndReason }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  /** Refused as a whole: send fewer at once, until the faulty one is alone. */
  | { readonly kind: "split" };

export function judgePush(problem: ApiProblem, batch: readonly Operation[]): PushVerdict {
  const { status, retryAfter } = problem;
  if (status === 0 || status === 408 || status === 429 || status >= 500)
    return { kind: "retry", ...(retryAfter === undefined ? {} : { afterSeconds: retryAfter }) };
  // A person without the right to comment may still read: their own text stays with them.
  if (status === 403 && batch.every((operation) => isCommentOperation(operation)))
    return {
      kind: "refused",
      refusals: batch.map((operation) => ({ operation, reason: problem.detail ?? problem.title })),
    };
  const reason = endOfStatus(status);
  if (reason) return { kind: "ended", reason };
  const refusals = namedRefusals(problem, batch);
  if (refusals.length > 0) return { kind: "refused", refusals };
  const [only] = batch;
  return batch.length === 1 && only
    ? { kind: "refused", refusals: [{ operation: only, reason: problem.detail ?? problem.title }] }
    : { kind: "split" };
}

/** The operations that the problem names as `operations[i]`, each with its first error. */
function namedRefusals(problem: ApiProblem, batch: readonly Operation[]): Refusal[] {
  const reasons = new Map<number, string>();
  for (const { path, message } of problem.errors ?? []) {
    const index = /^operations\[(\d+)\]/.exec(path)?.[1];
    if (index !== undefined && !reasons.has(Number(index))) reasons.set(Number(index), message);
  }
  return batch.flatMap((operation, index) => {
    const reason = reasons.get(index);
    return reason === undefined ? [] : [{ operation, reason }];
  });
}
