import "server-only";
import * as z from "zod/mini";
import type { ReportOutcome } from "@/lib/domain/contract/evidence";
import { keptStatementSchema, type KeptReport, type KeptStatement } from "@/lib/domain/evidence/kept-report";
import { subjectText } from "@/lib/domain/evidence/subject-key";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import { parsedJson } from "../parsed-json";

type IsAway = (statement: KeptStatement) => boolean;

const statementsSchema = z.array(keptStatementSchema);
const textsSchema = z.array(z.string());

/** The results of a row and their outcomes; empty if the row was altered. */
export function statementsOf({ statements }: Pick<EvidenceReport, "statements">): readonly KeptStatement[] {
  return statementsSchema.safeParse(parsedJson(statements)).data ?? [];
}

/** The columns with the outcomes of a report. */
export function stateColumns(statements: readonly KeptStatement[]) {
  const count = (as: KeptStatement["state"]["as"]) =>
    statements.filter(({ state }) => state.as === as).length;
  return {
    statements: JSON.stringify(statements),
    waiting: count("waiting"),
    held: count("held"),
    aside: count("aside"),
  };
}

/** The columns of a stored report. */
export function reportColumns({ format, tool, effective, at, summary, warnings, subjects }: KeptReport) {
  return {
    format,
    tool: tool.name,
    version: tool.version ?? null,
    effective,
    time: at ?? null,
    summary,
    warnings: JSON.stringify(warnings),
    subjects: JSON.stringify(subjects),
  };
}

/** As the API returns it. @param isTakenAway absent: as when it arrived */
export function describeReport(row: EvidenceReport, isTakenAway: IsAway = () => false) {
  const statements = statementsOf(row);
  return {
    id: row.id,
    name: row.name,
    digest: row.digest,
    format: row.format,
    tool: row.version === null ? row.tool : `${row.tool} ${row.version}`,
    effective: row.effective,
    summary: row.summary,
    warnings: textsSchema.safeParse(parsedJson(row.warnings)).data ?? [],
    matches: statements.flatMap((statement) => {
      const { control, result, subject, fact, expires, state } = statement;
      return (state.as === "matched" || state.as === "held") && !isTakenAway(statement)
        ? [
            {
              node: state.node,
              control,
              result,
              subject: subjectText(subject),
              fact,
              expires,
              ...(state.as === "held" && { held: state.why }),
            },
          ]
        : [];
    }),
    waiting: statements.flatMap(({ state, ...said }, statement) =>
      state.as === "waiting"
        ? [{ ...about(said, statement), why: state.why, candidates: [...state.candidates] }]
        : [],
    ),
  };
}

/** The excluded results, and the reasons. */
export function describeAside(row: EvidenceReport) {
  return statementsOf(row).flatMap(({ state, ...said }, statement) =>
    state.as === "aside" ? [{ ...about(said, statement), reason: state.reason }] : [],
  );
}

/** The results removed from their claims since. */
export function describeTakenAway(row: EvidenceReport, isTakenAway: IsAway) {
  return statementsOf(row).flatMap((said, statement) =>
    said.state.as === "matched" && isTakenAway(said)
      ? [{ ...about(said, statement), node: said.state.node }]
      : [],
  );
}

function about({ control, result, subject, fact }: Omit<KeptStatement, "state">, statement: number) {
  return { statement, control, result, subject: subjectText(subject), fact };
}

export function outcomeOf(row: EvidenceReport): ReportOutcome {
  const states = new Set(statementsOf(row).map(({ state }) => state.as));
  if (states.has("matched") || states.has("held")) return "matched";
  return states.has("waiting") ? "waiting" : states.has("older") ? "matched" : "nothing-said";
}
