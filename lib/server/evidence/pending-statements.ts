import "server-only";
import type { KeptReport, KeptStatement } from "@/lib/domain/evidence/kept-report";
import type { PendingStatement } from "@/lib/domain/evidence/plan-evidence";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import { statementsOf } from "./report-row";

/** What a statement is told by in a plan: its report, and its place in it. */
export const keyOf = (report: string, statement: number) => `${report} ${statement}`;

type About = Pick<KeptReport, "tool" | "effective"> & {
  readonly id: string;
  readonly digest: string;
  readonly at?: string;
};
type Said = Pick<KeptStatement, "control" | "result" | "subject" | "fact">;

export function pendingOf(
  { id, tool, digest, effective, at }: About,
  statements: readonly Said[],
): PendingStatement[] {
  return statements.map(({ control, result, subject, fact }, index) => ({
    key: keyOf(id, index),
    tool,
    digest,
    effective,
    at,
    control,
    result,
    subject,
    fact,
  }));
}

/** What of a row is to find its place, again or because a person says so. */
export function pendingOfRow(
  row: EvidenceReport,
  chosen: ReadonlyMap<string, string>,
  again: ReadonlySet<string>,
): readonly PendingStatement[] {
  const statements = statementsOf(row);
  const about = {
    id: row.id,
    tool: toolOf(row),
    digest: row.digest,
    effective: row.effective,
    ...(row.time !== null && { at: row.time }),
  };
  return pendingOf(about, statements).flatMap((pending, index) => {
    const state = statements[index]?.state;
    const isTouched = chosen.has(pending.key) || again.has(pending.key);
    if (state?.as === "held") return [{ ...pending, heldOn: state.node }];
    return state?.as === "waiting" || (state?.as === "aside" && isTouched) ? [pending] : [];
  });
}

export function toolOf({ tool, version }: EvidenceReport): KeptReport["tool"] {
  return { name: tool, ...(version !== null && { version }) };
}
