import "server-only";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { Placed, Placements } from "@/lib/domain/contract/evidence";
import { createApplicable } from "@/lib/domain/evidence/applicable";
import type { KeptStatement } from "@/lib/domain/evidence/kept-report";
import { createTakenAway } from "@/lib/domain/evidence/taken-away";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import { type PipelineAccess, requireStillAllowed } from "../auth/access";
import { sha256 } from "../catalogue/canonical";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { publishReports } from "../live/hub";
import { lockPipeline } from "../pipeline/lock-pipeline";
import { currentState } from "../pipeline/queries";
import { replaceStatements } from "./replace-statements";
import { statementsOf } from "./report-row";
import { requireChoosable } from "./require-choosable";
import { keyOf } from "./pending-statements";
import { settleEvidence } from "./settle-evidence";

/**
 * Applies a person's decisions on waiting or excluded results. @returns the outcome of each, and the
 * resulting revision
 */
export async function placeStatements(
  access: PipelineAccess,
  placements: Placements,
  now = new Date(),
): Promise<Placed> {
  const revision = await place(access, placements, now);
  const { report, statements } = placements;
  const after = await getDatabase().client.evidenceReport.findUnique({
    where: { id: report, pipelineId: access.pipelineId },
  });
  const states = after === null ? [] : statementsOf(after).map(({ state }) => state);
  return {
    revision,
    statements: statements.flatMap((statement) => {
      const state = states[statement];
      if (state === undefined) return [];
      return [{ statement, as: state.as, ...("why" in state && { why: state.why }) }];
    }),
  };
}

async function place(
  access: PipelineAccess,
  { report, statements: chosen, to }: Placements,
  now: Date,
): Promise<number> {
  const row = await getDatabase().client.evidenceReport.findUnique({
    where: { id: report, pipelineId: access.pipelineId },
  });
  if (row === null) throw new AppError("not-found");
  const { pipeline } = await currentState(access);
  const isTakenAway = createTakenAway(pipeline, sha256);
  const said = chosen.map((index) => requireChoosable(row, index, isTakenAway));
  const keys = chosen.map((index) => keyOf(report, index));
  if ("tray" in to) return settleEvidence(access, { files: [], again: new Set(keys) }, now);
  if ("aside" in to) return setAside(access, row, new Set(chosen), to.aside);
  requireApplies(pipeline, to.node, said);
  const nodes = new Map(keys.map((key) => [key, to.node]));
  return settleEvidence(access, { files: [], chosen: nodes }, now);
}

function requireApplies(pipeline: Pipeline, id: string, said: readonly KeptStatement[]): void {
  const node = pipeline.nodes.get(id);
  if (!node)
    throw new AppError("invalid", { errors: [{ path: "to.node", message: "was removed from the map" }] });
  const { applies } = createApplicable(pipeline, mappedCatalogueOf(pipeline));
  const other = said.find(({ control }) => !applies(node, control));
  if (other)
    throw new AppError("invalid", {
      detail: `“${controlTitle(other.control, pipeline)}” does not apply to ${node.name}.`,
      errors: [{ path: "to.node", message: `cannot carry “${controlTitle(other.control, pipeline)}”` }],
    });
}

async function setAside(
  access: PipelineAccess,
  before: EvidenceReport,
  chosen: ReadonlySet<number>,
  reason: string,
): Promise<number> {
  const statements = statementsOf(before).map((said, index): KeptStatement =>
    chosen.has(index) ? { ...said, state: { as: "aside", reason } } : said,
  );
  const unchanged = await runWrite(async (transaction) => {
    const { revision } = await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    await replaceStatements(transaction, { before, statements });
    return revision;
  });
  publishReports(access.pipelineId);
  return unchanged;
}
