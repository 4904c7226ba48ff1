import "server-only";
import type { OwnersInUse } from "@/lib/domain/contract/owners";
import { nearOwners } from "@/lib/domain/owners/near-owners";
import { ownerLimits } from "@/lib/domain/owners/owner-limits";
import { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import { ownerKey, toConfirmKey } from "@/lib/domain/work/work-items";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { makeMissingWork } from "../work/make-missing-work";
import { itemsIn } from "../work/work-rows";
import { readDirectory } from "./read-directory";

/** As `JSON.stringify` writes the item of a node; a quote inside a text is escaped. */
const ofNode = '"control":""';
/** The same for a claim whose only owner accepted its risk. */
const ofAcceptor = '"isAcceptor":true';

type OwnerInUse = OwnersInUse["owners"][number];
type Counted = Pick<OwnerInUse, "nodes" | "claims" | "filed"> & {
  readonly key: string;
  /** As the list of pipelines has it; absent: only maps name it. */
  readonly written?: string;
};

/**
 * Every owner named in the workspace, from rows alone: free texts first, then by the number of nodes and
 * claims.
 */
export async function listOwnersInUse(access: WorkspaceAccess): Promise<OwnersInUse> {
  const [unread, directory] = await Promise.all([makeMissingWork(access), readDirectory(access)]);
  const resolve = createOwnerResolver(directory);
  const isKnown = (owner: string) => ["member", "team"].includes(resolve(owner).kind);
  const found = (await countOwners(access)).toSorted(
    (a, b) =>
      Number(isKnown(a.key)) - Number(isKnown(b.key)) ||
      b.nodes + b.claims + b.filed - (a.nodes + a.claims + a.filed) ||
      compareText(a.key, b.key),
  );
  const listed = found.slice(0, ownerLimits.listed);
  const onMaps = await readOnMaps(
    access,
    listed.map(({ key }) => key),
  );
  const owners = listed.map(({ key, written = key, ...counts }) => {
    const { owner = written, pipelines = 0 } = onMaps.get(key) ?? {};
    const { kind, name } = resolve(owner);
    return { ...counts, owner: name, kind, pipelines };
  });
  const others = [
    ...directory.members,
    ...directory.teams.map(({ name }) => name),
    ...owners.map(({ owner }) => owner),
  ];
  const candidates = [...new Map(others.map((owner) => [ownerKey(owner), owner])).values()];
  return {
    owners: owners.map((one) => ({
      ...one,
      near: isKnown(one.owner) ? [] : [...nearOwners(one.owner, candidates)],
    })),
    left: found.length - listed.length,
    unread,
  };
}

/** Counts only the pipelines that a token is limited to. */
function pipelinesOf({ workspaceId, viewer: { token } }: WorkspaceAccess) {
  return {
    workspaceId,
    archivedAt: null,
    ...(token?.pipelines && { id: { in: [...token.pipelines] } }),
  };
}

async function countOwners(access: WorkspaceAccess): Promise<readonly Counted[]> {
  const { client } = getDatabase();
  const pipeline = pipelinesOf(access);
  const where = { ownerKey: { notIn: ["", toConfirmKey] }, pipeline };
  const [sums, ofNodes, ofAcceptors, filed] = await Promise.all([
    client.workItems.groupBy({ by: ["ownerKey"], where, _sum: { count: true } }),
    client.workItems.groupBy({
      by: ["ownerKey"],
      where: { ...where, items: { contains: ofNode } },
      _count: { _all: true },
    }),
    client.workItems.findMany({
      where: { ...where, items: { contains: ofAcceptor } },
      select: { ownerKey: true, items: true },
    }),
    client.pipeline.findMany({ where: { ...pipeline, owner: { not: "" } }, select: { owner: true } }),
  ]);
  // oxlint-disable-next-line no-underscore-dangle -- Prisma's own name
  const nodesOf = new Map(ofNodes.map((row) => [row.ownerKey, row._count._all]));
  // Without people who only accepted a risk: a merge changes only owners named on maps.
  const accepted = new Map<string, number>();
  for (const row of ofAcceptors)
    accepted.set(
      row.ownerKey,
      (accepted.get(row.ownerKey) ?? 0) + itemsIn(row).filter(({ isAcceptor }) => isAcceptor).length,
    );
  const counted = new Map(
    sums.flatMap((row): [string, Counted][] => {
      const nodes = nodesOf.get(row.ownerKey) ?? 0;
      // oxlint-disable-next-line no-underscore-dangle -- Prisma's own name
      const claims = (row._sum.count ?? 0) - nodes - (accepted.get(row.ownerKey) ?? 0);
      return nodes + claims > 0 ? [[row.ownerKey, { key: row.ownerKey, nodes, claims, filed: 0 }]] : [];
    }),
  );
  for (const { owner } of filed) {
    const key = ownerKey(owner);
    const one = counted.get(key) ?? { key, nodes: 0, claims: 0, filed: 0 };
    counted.set(key, { ...one, filed: one.filed + 1, written: owner });
  }
  return [...counted.values()];
}

interface OnMaps {
  readonly owner?: string;
  readonly pipelines: number;
}

/** The spellings of owners on maps, and the number of maps. */
async function readOnMaps(
  access: WorkspaceAccess,
  keys: readonly string[],
): Promise<ReadonlyMap<string, OnMaps>> {
  const { client } = getDatabase();
  const where = { ownerKey: { in: [...keys] }, pipeline: pipelinesOf(access) };
  const [written, placed] = await Promise.all([
    // The least of the rows is any of them.
    client.workItems.groupBy({ by: ["ownerKey"], where, _min: { items: true } }),
    client.workItems.groupBy({ by: ["ownerKey", "pipelineId"], where }),
  ]);
  const found = new Map<string, OnMaps>();
  for (const row of written) {
    // oxlint-disable-next-line no-underscore-dangle -- Prisma's own name
    const owner = itemsIn({ items: row._min.items ?? "[]" })[0]?.owner;
    found.set(row.ownerKey, { ...(owner === undefined ? {} : { owner }), pipelines: 0 });
  }
  for (const { ownerKey: key } of placed) {
    const one = found.get(key);
    found.set(key, { ...one, pipelines: (one?.pipelines ?? 0) + 1 });
  }
  return found;
}
