import "server-only";
import type { KeptStatement } from "@/lib/domain/evidence/kept-report";
import type { TakenAway } from "@/lib/domain/evidence/taken-away";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import { AppError } from "../errors";
import { toolOf } from "./pending-statements";
import { statementsOf } from "./report-row";

/** Doing it again would change nothing. */
export class ChosenAlreadyError extends AppError {
  constructor() {
    super("conflict", { detail: "Somebody else has chosen for this already. Look at it again." });
  }
}

/**
 * One statement of a report that a person may choose for: it waits, was set aside, or was taken away from its claim.
 * @throws invalid where the report has none such, ChosenAlreadyError where something else came of it
 */
export function requireChoosable(row: EvidenceReport, index: number, isTakenAway: TakenAway): KeptStatement {
  const one = statementsOf(row)[index];
  if (one === undefined)
    throw new AppError("invalid", {
      errors: [{ path: "statements", message: "names one that the report does not have" }],
    });
  const { as } = one.state;
  const isChoosable =
    as === "waiting" || as === "aside" || isTakenAway({ tool: toolOf(row), digest: row.digest }, one);
  if (!isChoosable) throw new ChosenAlreadyError();
  return one;
}
