import "server-only";
import type { KeptReport, KeptStatement } from "@/lib/domain/evidence/kept-report";
import type { PendingStatement } from "@/lib/domain/evidence/plan-evidence";
import type { TakenAway } from "@/lib/domain/evidence/taken-away";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import { statementsOf } from "./report-row";

/** Identifies a result in a plan: its report, and its place in it. */
export const keyOf = (report: string, statement: number) => `${report} ${statement}`;

type About = Pick<KeptReport, "tool" | "effective"> & {
  readonly id: string;
  readonly digest: string;
  readonly at?: string;
};
type Said = Pick<KeptStatement, "control" | "result" | "subject" | "fact" | "ran">;

export function pendingOf({ id, digest, ...file }: About, statements: readonly Said[]): PendingStatement[] {
  return statements.map(({ control, result, subject, fact, ran = file }, index) => ({
    key: keyOf(id, index),
    tool: ran.tool,
    digest,
    effective: ran.effective,
    at: ran.at,
    control,
    result,
    subject,
    fact,
  }));
}

/** A person's decisions on stored results, by `keyOf`; and the ids of reports that were sent again. */
export interface Touched {
  readonly chosen: ReadonlyMap<string, string>;
  readonly again: ReadonlySet<string>;
  readonly resent: ReadonlySet<string>;
}

/** The results of a row to place, again or by a person's decision. */
export function pendingOfRow(
  row: EvidenceReport,
  { chosen, again, resent }: Touched,
  isTakenAway: TakenAway,
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
    const said = statements[index];
    const isTouched = chosen.has(pending.key) || again.has(pending.key);
    switch (said?.state.as) {
      case "waiting":
        return [pending];
      case "held":
        return [{ ...pending, heldOn: said.state.node }];
      case "aside":
        return isTouched ? [pending] : [];
      case "matched":
        return (isTouched || resent.has(row.id)) && isTakenAway(about, said) ? [pending] : [];
      case "older":
      case undefined:
        return [];
    }
  });
}

export function toolOf({ tool, version }: EvidenceReport): KeptReport["tool"] {
  return { name: tool, ...(version !== null && { version }) };
}
