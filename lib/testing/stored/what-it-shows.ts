import { requirePipelineAccess, requireSnapshotAccess } from "@/lib/server/auth/access";
import type { Viewer } from "@/lib/server/auth/viewer";
import { canonicalJson, sha256 } from "@/lib/server/catalogue/canonical";
import { getDatabase } from "@/lib/server/db";
import { getPipeline } from "@/lib/server/pipeline/queries";
import { getSharedCopy, type OpenedShare } from "@/lib/server/share/get-shared-copy";
import { redeemShare } from "@/lib/server/share/redeem-share";
import { openSnapshot } from "@/lib/server/snapshot/open-snapshot";
import type { StoredShare } from "./stored-manifest";

/** Between two states of a log that are looked at. */
const revisionsApart = 20;

/**
 * What a workspace shows and has to show for good, whatever changes: each snapshot with its map, its posture and its words, maps along
 * their logs, and what the readers of links get. @returns the hash of each, by its name
 */
export async function whatItShows(
  viewer: Viewer,
  shares: Readonly<Record<string, StoredShare>>,
): Promise<Readonly<Record<string, string>>> {
  return { ...(await pastMaps(viewer)), ...(await snapshots(viewer)), ...(await links(shares)) };
}

type Shown = Record<string, string>;

const hashOf = (value: unknown) => sha256(canonicalJson(value));

async function pastMaps(viewer: Viewer): Promise<Shown> {
  const { workspaceId } = viewer;
  const rows = await getDatabase().client.pipeline.findMany({ where: { workspaceId, archivedAt: null } });
  const shown: Shown = {};
  for (const { id, revision: newest } of rows) {
    const access = await requirePipelineAccess(viewer, id, "viewer");
    for (let revision = 0; ; revision = Math.min(revision + revisionsApart, newest)) {
      shown[`pipeline ${id} at ${revision}`] = hashOf((await getPipeline(access, revision)).document);
      if (revision === newest) break;
    }
  }
  return shown;
}

async function snapshots(viewer: Viewer): Promise<Shown> {
  const where = { pipeline: { workspaceId: viewer.workspaceId } };
  const shown: Shown = {};
  for (const { id } of await getDatabase().client.snapshot.findMany({ where })) {
    const opened = await openSnapshot(await requireSnapshotAccess(viewer, id, "viewer"));
    const { number, title, note, takenAt, revision, fingerprint, faults, thinnedAt, kept } = opened;
    const facts = { number, title, note, takenAt, revision, fingerprint, faults };
    shown[`snapshot ${id}`] = hashOf({ ...facts, ...(kept ?? { thinnedAt }) });
  }
  return shown;
}

async function links(shares: Readonly<Record<string, StoredShare>>): Promise<Shown> {
  const shown: Shown = {};
  for (const [name, share] of Object.entries(shares)) {
    const opened = await openLink(share);
    if (!opened) continue;
    const { expiresAt, ...rest } = opened;
    shown[`link ${name}`] = hashOf({ ...rest, expiresAt: expiresAt.toISOString() });
  }
  return shown;
}

/** What the reader of a link gets; undefined where it does not work any more. */
async function openLink({ id, secret, passphrase }: StoredShare): Promise<OpenedShare | undefined> {
  const cookie = await redeemShare(id, { secret, passphrase }).catch(() => undefined);
  return getSharedCopy(id, /=([^;]+);/.exec(cookie ?? "")?.[1]);
}
