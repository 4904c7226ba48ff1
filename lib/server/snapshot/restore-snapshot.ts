import "server-only";
import { randomUUID } from "node:crypto";
import { formatRestoredRun } from "@/lib/domain/activity/restored-run";
import type { Restored } from "@/lib/domain/contract/snapshots";
import { limits } from "@/lib/domain/pipeline/limits";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { formatDay } from "@/lib/domain/words/english";
import { requireWorkspaceAccess, type SnapshotAccess } from "../auth/access";
import { dayOf } from "../clock";
import { createPipelineFrom } from "../pipeline/commands";
import { commitOperations } from "../pipeline/commit-operations";
import { askReader } from "../readers/ask-reader";
import { readRestorable, requireRestorePlace } from "./plan-restore";

/**
 * Restores the pipeline by operations at the end of its log, all or none. Throws `conflict` if the map has
 * changed since the preview, or the snapshot was altered.
 * @param shown the revision of the preview
 */
export async function restoreSnapshot(
  access: SnapshotAccess,
  shown: number,
  now = new Date(),
): Promise<Restored> {
  const to = await requireRestorePlace(access);
  const { operations, revision, erasures } = await askReader(
    access.viewer.userId,
    "plan-restore",
    to,
    access,
    shown,
  );
  const pipeline = access.pipelineId;
  if (operations.length === 0) return { pipeline, revision, changes: 0 };
  const run = { snapshot: access.snapshotId, first: revision + 1, last: revision + operations.length };
  const committed = await commitOperations(
    to,
    {
      clientId: formatRestoredRun(run),
      operations: operations.map((operation) => ({ ...operation, id: randomUUID() })),
    },
    now,
    { revision, erasures },
  );
  return { pipeline, revision: committed.revision, changes: operations.length };
}

/** The earlier map as a new pipeline, with a note about its origin. Editors may copy. */
export async function copySnapshot(
  access: SnapshotAccess,
  now = new Date(),
): Promise<{ readonly id: string; readonly revision: number }> {
  const { document, number, title, takenAt, revision } = await readRestorable(access);
  const origin = `Copied from snapshot ${number}, “${title}”, of ${document.name}, taken on ${formatDay(dayOf(takenAt))}.`;
  const ending = ` (from snapshot ${number})`;
  const copy = {
    ...document,
    name: `${cut(document.name, limits.name - ending.length)}${ending}`,
    description: cut([origin, document.description].filter(Boolean).join("\n\n"), limits.note),
  };
  const workspace = await requireWorkspaceAccess(access.viewer, "editor");
  return createPipelineFrom(
    workspace,
    pipelineFromDocument(copy),
    { isSample: false, copiedFromId: access.pipelineId, copiedRevision: revision },
    now,
  );
}

/** By the length that limits use, and never inside a character. */
function cut(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd();
}
