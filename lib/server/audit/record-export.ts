import "server-only";
import { runWrite } from "../db";
import type { Caller } from "../http/caller";
import { recordAudit } from "./record-audit";

interface Person {
  readonly userId: string;
  readonly name: string;
  readonly workspaceId: string;
}

/** In the process that writes: that a person took a file away, of a pipeline where an id is given. */
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
