import { applyOperation } from "../pipeline/apply-operation";
import { invertOperation } from "../pipeline/invert-operation";
import { acceptanceFault, type Coming } from "../pipeline/needs-acceptance";
import { leavesOutReason, reasonFault, reviewDayFault } from "../pipeline/needs-reason";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { err, ok, type Result } from "../result";
import { readBody } from "./read-body";

export interface Performed {
  readonly visible: Pipeline;
  /** The operations that had an effect. */
  readonly bodies: readonly OperationBody[];
  /** Brings back, in order, what they changed. */
  readonly inverse: readonly OperationBody[];
}

/**
 * All of an edit, or none of it and why.
 * @param today the UTC day, `YYYY-MM-DD`; left out, as of what is only supposed, ends of acceptances and review days are not looked at.
 */
export function applyEdit(
  visible: Pipeline,
  bodies: readonly OperationBody[],
  today?: string,
): Result<Performed, string> {
  const read: OperationBody[] = [];
  for (const body of bodies) {
    const result = readBody(body);
    if (!result.ok) return err(sentence(result.error));
    read.push(result.value);
  }
  const performed = performAll(visible, read, { today });
  if (!performed.ok) return performed;
  const isGone = performed.value.skipped.some((body) => hasNoEffect(visible, body));
  return isGone ? err("Not saved: another person has removed this item, or added the same one.") : performed;
}

/** A step of undo or redo: the parts that still mean something. `skipped` are those that do not. */
export function performAll(
  visible: Pipeline,
  bodies: readonly OperationBody[],
  how: Omit<Coming, "arriving"> = {},
): Result<Performed & { readonly skipped: readonly OperationBody[] }, string> {
  let after = visible;
  const arriving = new Set<string>();
  const coming = { ...how, arriving };
  const performed: OperationBody[] = [];
  const skipped: OperationBody[] = [];
  const inverses: (readonly OperationBody[])[] = [];
  for (const body of bodies) {
    const result = applyOperation(after, body);
    if (!result.ok) return err(sentence(result.error.message));
    if (result.value.outcome === "superseded") {
      skipped.push(body);
      continue;
    }
    const { pipeline } = result.value;
    if (body.type === "node.added") arriving.add(body.node.id);
    if (leavesOutReason(after, pipeline, body, arriving)) return err(sentence(reasonFault));
    const fault =
      acceptanceFault(after, pipeline, body, coming) ?? reviewDayFault(after, pipeline, body, coming);
    if (fault !== undefined) return err(sentence(fault));
    inverses.push(invertOperation(after, body));
    performed.push(body);
    after = pipeline;
  }
  return ok({ visible: after, bodies: performed, inverse: inverses.toReversed().flat(), skipped });
}

function hasNoEffect(pipeline: Pipeline, body: OperationBody): boolean {
  const result = applyOperation(pipeline, body);
  return result.ok && result.value.outcome === "superseded";
}

function sentence(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase("en")}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}
