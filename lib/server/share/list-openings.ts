import "server-only";
import type { ShareOpenings } from "@/lib/domain/contract/shares";
import { deviceName } from "@/lib/domain/words/device-name";
import type { SnapshotAccess } from "../auth/access";
import { coarseAddress } from "../auth/client-address";
import { getDatabase } from "../db";

const mostListed = 200;
const longestAgent = 200;

/**
 * The access log of a link, including wrong passphrases, from the audit log, with which it expires. Editors
 * see the approximate origin; admins see the whole address in the audit log.
 */
export async function listOpenings({ workspaceId }: SnapshotAccess, shareId: string): Promise<ShareOpenings> {
  const { auditEntry } = getDatabase().client;
  const where = { targetId: shareId, event: "share-opened", workspaceId };
  const [total, entries] = await Promise.all([
    auditEntry.count({ where }),
    auditEntry.findMany({
      where,
      orderBy: { number: "desc" },
      take: mostListed,
      select: { at: true, outcome: true, address: true, agent: true },
    }),
  ]);
  return {
    total,
    openings: entries.map(({ at, outcome, address, agent }) => ({
      at: at.toISOString(),
      outcome: outcome === "refused" ? "wrong-passphrase" : "opened",
      address: coarseAddress(address),
      agent: deviceName(agent) ?? agent.slice(0, longestAgent),
    })),
  };
}
