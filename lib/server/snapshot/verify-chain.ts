import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Snapshot } from "@/prisma/generated/sqlite/client";
import type { PipelineAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { readTombstones } from "../erase/tombstones";
import { chainFaultOf } from "./chain-fault";
import { checkContent } from "./contents";

export interface ChainProof {
  readonly snapshots: number;
  /** The number of snapshots pruned by the retention rule. */
  readonly thinned: number;
  /** The newest: its fingerprint covers all before it. */
  readonly head: { readonly number: number; readonly fingerprint: string } | undefined;
  readonly broken: readonly BrokenLink[];
  readonly contents: {
    /** Documents, catalogues and postures, each once. */
    readonly kept: number;
    readonly checked: number;
    /** Of all, in bytes as stored. */
    readonly bytes: number;
  };
}

export interface BrokenLink {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly fault: string;
}

/** In bytes as stored: about a second of work, and about ten. */
export const contentBudgets = { opening: 4_000_000, asked: 40_000_000 } as const;

/**
 * Checks the snapshots of one pipeline against each other: every row, and the newest contents up to a size.
 * `blueline verify` checks all contents, the links' copies and the list figures.
 * @param budget the maximum number of bytes of contents to read
 */
export async function verifyChain({ pipelineId }: PipelineAccess, budget: number): Promise<ChainProof> {
  const { client } = getDatabase();
  const rows = await client.snapshot.findMany({
    where: { pipelineId },
    orderBy: { number: "asc" },
    omit: { summary: true },
  });
  const { tombstones } = await readTombstones(client);
  const faults: (string | undefined)[] = [];
  for (const [index, row] of rows.entries()) {
    // Yields to other requests: thousands of snapshots take a second.
    if (index % 250 === 249) await setImmediate();
    faults.push(chainFaultOf(row, rows[index - 1], tombstones));
  }
  const sizes = await contentSizes(client, pipelineId);
  const checked = new Map<string, string | undefined>();
  let left = budget;
  for (const [index, row] of [...rows.entries()].toReversed())
    for (const [what, hash] of contentsOf(row)) {
      if (!checked.has(hash)) {
        left -= sizes.get(hash) ?? 0;
        if (left < 0) continue;
        checked.set(hash, (await checkContent(client, hash, tombstones)).fault);
      }
      const fault = checked.get(hash);
      if (fault !== undefined) faults[index] ??= `its ${what} is ${fault}`;
    }
  const head = rows.at(-1);
  return {
    snapshots: rows.length,
    thinned: rows.filter(({ thinnedAt }) => thinnedAt !== null).length,
    head: head && { number: head.number, fingerprint: head.fingerprint },
    broken: rows.flatMap(({ id, number, title }, index) => {
      const fault = faults[index];
      return fault === undefined ? [] : [{ id, number, title, fault }];
    }),
    contents: {
      kept: new Set(rows.flatMap((row) => contentsOf(row).map(([, hash]) => hash))).size,
      checked: checked.size,
      bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    },
  };
}

/** The stored parts of a snapshot; for a pruned one, the catalogue of its figures. */
function contentsOf({
  documentHash,
  catalogueHash,
  postureHash,
  thinnedAt,
}: Pick<Snapshot, "documentHash" | "catalogueHash" | "postureHash" | "thinnedAt">) {
  const catalogue = ["catalogue", catalogueHash] as const;
  if (thinnedAt !== null) return [catalogue];
  return [["map", documentHash] as const, catalogue, ["posture", postureHash] as const];
}

/** The stored size of each content of a pipeline's snapshots, without reading the bytes. */
async function contentSizes(
  client: DatabaseTransaction,
  pipelineId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await client.$queryRaw<readonly { readonly hash: string; readonly size: number | bigint }[]>`
    SELECT "hash", LENGTH("bytes") AS "size" FROM "content" WHERE "hash" IN (
      SELECT "documentHash" FROM "snapshot" WHERE "pipelineId" = ${pipelineId}
      UNION SELECT "catalogueHash" FROM "snapshot" WHERE "pipelineId" = ${pipelineId}
      UNION SELECT "postureHash" FROM "snapshot" WHERE "pipelineId" = ${pipelineId})`;
  return new Map(rows.map(({ hash, size }) => [hash, Number(size)]));
}
