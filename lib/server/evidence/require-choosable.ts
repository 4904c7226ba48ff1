import "server-only";
import type { KeptStatement } from "@/lib/domain/evidence/kept-report";
import type { TakenAway } from "@/lib/domain/evidence/taken-away";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import { AppError } from "../errors";
import { toolOf } from "./pending-statements";
import { statementsOf } from "./report-row";

/** The decision already applies. */
export class ChosenAlreadyError extends AppError {
  constructor() {
    super("conflict", { detail: "Another person already decided this. Review it again." });
  }
}

/**
 * One result of a report that a person may decide on: it waits, is excluded, or was removed from its claim.
 * @throws invalid if the report has no such result, ChosenAlreadyError if it has another outcome
 */
export function requireChoosable(row: EvidenceReport, index: number, isTakenAway: TakenAway): KeptStatement {
  const one = statementsOf(row)[index];
  if (one === undefined)
    throw new AppError("invalid", {
      errors: [{ path: "statements", message: "names a result that the report does not have" }],
    });
  const { as } = one.state;
  const isChoosable =
    as === "waiting" || as === "aside" || isTakenAway({ tool: toolOf(row), digest: row.digest }, one);
  if (!isChoosable) throw new ChosenAlreadyError();
  return one;
}
