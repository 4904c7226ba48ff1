import "server-only";
import type { OwnControlVersion } from "@/prisma/generated/sqlite/client";
import { isOfCatalogue } from "@/lib/domain/catalogue/own/own-controls";
import type { ListedControl, ListedFramework, OwnControlsAnswer } from "@/lib/domain/contract/own-controls";
import type { OwnFramework, WrittenControl } from "@/lib/domain/pipeline/document";
import { byId, compareText } from "@/lib/domain/pipeline/pipeline";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { countBehind } from "../policy/bring-in-line";
import { memberNames } from "../team/member-names";

type Names = (id: string) => string;

/** Every version of every custom control of the workspace, by id, newest version first. */
export async function listOwnControls({ workspaceId }: WorkspaceAccess): Promise<OwnControlsAnswer> {
  const rows = await getDatabase().client.ownControlVersion.findMany({
    where: { workspaceId },
    orderBy: { version: "desc" },
  });
  const names = await memberNames(
    rows.flatMap(({ writtenById, releasedById, retiredById }) => [
      writtenById,
      releasedById ?? "",
      retiredById ?? "",
    ]),
  );
  const byControl = new Map<string, OwnControlVersion[]>();
  for (const row of rows) byControl.set(row.controlId, [...(byControl.get(row.controlId) ?? []), row]);
  return {
    controls: [...byControl].map(([id, versions]) => listed(id, versions, names)).toSorted(byId),
    waiting: await countBehind(workspaceId),
  };
}

/** @param versions newest first */
function listed(id: string, versions: readonly OwnControlVersion[], names: Names): ListedControl {
  const carried = versions.find(({ releasedAt }) => releasedAt !== null);
  return {
    id,
    state: carried === undefined ? "draft" : carried.retiredAt === null ? "released" : "retired",
    hasDraft: versions[0]?.releasedAt === null,
    isHidden: isOfCatalogue(id),
    versions: versions.map((row) => ({
      version: row.version,
      // Written by us from input that its schema accepted.
      control: JSON.parse(row.body) as WrittenControl,
      written: { at: row.writtenAt.toISOString(), by: names(row.writtenById) },
      released: signed(row.releasedAt, row.releasedById, names),
      retired: signed(row.retiredAt, row.retiredById, names),
    })),
  };
}

function signed(at: Date | null, by: string | null, names: Names) {
  return at === null ? null : { at: at.toISOString(), by: names(by ?? "") };
}

/** The newest edition of each custom framework of the workspace, by id. */
export async function listOwnFrameworks({
  workspaceId,
}: WorkspaceAccess): Promise<readonly ListedFramework[]> {
  const rows = await getDatabase().client.ownFrameworkEdition.findMany({
    where: { workspaceId },
    orderBy: { edition: "asc" },
  });
  const names = await memberNames(
    rows.flatMap(({ writtenById, retiredById }) => [writtenById, retiredById ?? ""]),
  );
  return [...new Map(rows.map((row) => [row.frameworkId, row])).values()]
    .map((row) => ({
      // Written by us from input that its schema accepted.
      framework: JSON.parse(row.body) as OwnFramework,
      edition: row.edition,
      written: { at: row.writtenAt.toISOString(), by: names(row.writtenById) },
      retired: signed(row.retiredAt, row.retiredById, names),
    }))
    .toSorted((a, b) => compareText(a.framework.id, b.framework.id));
}
