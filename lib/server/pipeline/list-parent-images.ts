import "server-only";
import type { ParentImagesAnswer } from "@/lib/domain/contract/parent-images";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { askWriter } from "../readers/ask-writer";
import { refreshSome } from "./refresh-some";
import { parseParents } from "./parents-column";

/**
 * The images by parent image, from rows alone: a document is read only if an earlier version wrote the row.
 */
export async function listParentImages(access: WorkspaceAccess): Promise<ParentImagesAnswer> {
  const rows = await readRows(access);
  const uncounted = rows.filter(({ parents }) => parents === null);
  if (uncounted.length === 0) return answerOf(rows);
  await refreshSome(
    uncounted.map(({ id }) => id),
    (id) => askWriter("count-parents", id),
  );
  return answerOf(await readRows(access));
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function readRows({ workspaceId }: WorkspaceAccess) {
  return getDatabase().client.pipeline.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, parents: true },
  });
}

function answerOf(rows: readonly Row[]): ParentImagesAnswer {
  const byParent = new Map<string, ParentImagesAnswer["parents"][number]>();
  for (const { id, name, parents } of rows) {
    for (const { parent, images, floating } of parents === null ? [] : parseParents(parents)) {
      const before = byParent.get(parent) ?? { parent, images: 0, floating: 0, pipelines: [] };
      before.pipelines.push({ id, name, images, floating });
      byParent.set(parent, {
        ...before,
        images: before.images + images,
        floating: before.floating + floating,
      });
    }
  }
  return {
    parents: [...byParent.values()].toSorted(
      (a, b) => b.images - a.images || compareText(a.parent, b.parent),
    ),
    notCounted: rows.filter(({ parents }) => parents === null).length,
  };
}
