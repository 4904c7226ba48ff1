import "server-only";
import { runWrite } from "../db";
import type { Caller } from "../http/caller";
import { recordAudit } from "./record-audit";

interface Person {
  readonly userId: string;
  readonly name: string;
  readonly workspaceId: string;
}

/**
 * Runs in the writing process: records that a person downloaded a file, with the pipeline if an id is given.
 */
export function recordExport(
  { userId, name, workspaceId }: Person,
  file: string,
  id: string | null,
  caller: Caller,
): Promise<void> {
  return runWrite(async (transaction) => {
    const pipeline =
      id === null
        ? null
        : await transaction.pipeline.findUnique({ where: { id }, select: { id: true, name: true } });
    const target = pipeline ? { id: pipeline.id, name: `${file} of ${pipeline.name}` } : { name: file };
    const actor = { id: userId, name };
    await recordAudit({ event: "file-exported", actor, target, workspaceId, caller }, transaction);
  });
}
