import "server-only";
import { randomUUID } from "node:crypto";
import { formatImportedRun } from "@/lib/domain/activity/imported-run";
import type { ImportedInto } from "@/lib/domain/contract/imports";
import type { PipelineAccess } from "../auth/access";
import { AppError } from "../errors";
import { spendWrite } from "../http/write-budget";
import { commitOperations } from "../pipeline/commit-operations";
import { askReader } from "../readers/ask-reader";
import { type Coming, done, type ImportOptions } from "./plan-import";

/** Without a revision, whatever is selected is accepted: the plan is repeated after a concurrent change. */
const mostTries = 3;

/**
 * Previews the changes of a pipeline, and writes the accepted ones: at the end of its log, all or nothing, as
 * one change. Throws `conflict` if the map has changed since the preview.
 */
export async function importInto(
  access: PipelineAccess,
  coming: Coming,
  options: ImportOptions,
): Promise<ImportedInto> {
  for (let tries = 1; ; tries++) {
    try {
      return await importOnce(access, coming, options);
    } catch (error) {
      const isLate = error instanceof AppError && error.code === "conflict" && options.revision === undefined;
      if (!isLate || tries >= mostTries) throw error;
    }
  }
}

async function importOnce(
  access: PipelineAccess,
  coming: Coming,
  options: ImportOptions,
): Promise<ImportedInto> {
  const { viewer } = access;
  const { operations, revision, erasures, from, source, answer } = await askReader(
    viewer.userId,
    "plan-import",
    access,
    coming,
    options,
  );
  if (operations.length === 0) return { revision, ...answer };
  spendWrite(viewer, access.pipelineId, {
    bytes: JSON.stringify(operations).length,
    operations: operations.length,
  });
  const run = { from, source, first: revision + 1, last: revision + operations.length };
  const committed = await commitOperations(
    access,
    {
      clientId: formatImportedRun(run),
      operations: operations.map((operation) => ({ ...operation, id: randomUUID() })),
    },
    new Date(),
    { revision, erasures, done, isForeign: true },
  );
  return { revision: committed.revision, ...answer };
}
