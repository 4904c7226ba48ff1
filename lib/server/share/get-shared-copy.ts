import "server-only";
import type * as z from "zod";
import { recordIdSchema } from "@/lib/domain/contract/pipelines";
import { secretSchema, type ShareKind, type Show } from "@/lib/domain/contract/shares";
import type { catalogueAnswerSchema } from "@/lib/domain/contract/system";
import type { SharedComparison } from "@/lib/domain/snapshot/shared-comparison";
import type { SharedCopy } from "@/lib/domain/snapshot/shared-copy";
import { hashSecret } from "../auth/secrets";
import { getDatabase } from "../db";
import { readContent } from "../snapshot/contents";
import { backing, isBackedShare, isWorking } from "./working-share";

export type OpenedShare = SharedContent & {
  readonly fingerprint: string;
  /** The snapshot's own; undefined if it would let a reader guess a hidden name and check the guess. */
  readonly snapshotFingerprint: string | undefined;
  readonly expiresAt: Date;
  /** As of the snapshot: the names and meanings of the controls. */
  readonly catalogue: z.output<typeof catalogueAnswerSchema>;
};

/** The data of its page. */
export type SharedContent =
  | { readonly kind: "snapshot" | "report"; readonly copy: SharedCopy }
  | { readonly kind: "comparison"; readonly comparison: SharedComparison };

/** @param content as `freezeShare` made it for a link of this kind */
export function contentOf(kind: ShareKind, content: unknown): SharedContent {
  return kind === "comparison"
    ? { kind, comparison: content as SharedComparison }
    : { kind, copy: content as SharedCopy };
}

/**
 * The content of the page `/s/[shareId]` for the holder of its cookie; undefined for everyone else, and for
 * all once the link is revoked or has expired.
 */
export async function getSharedCopy(
  shareId: string,
  cookieToken: string | undefined,
  now = new Date(),
): Promise<OpenedShare | undefined> {
  // An impossible id or secret is not looked up.
  if (!recordIdSchema.safeParse(shareId).success || !secretSchema.safeParse(cookieToken).success)
    return undefined;
  const { client } = getDatabase();
  const grant = await client.shareGrant.findUnique({
    where: {
      tokenHash: hashSecret(cookieToken ?? ""),
      expiresAt: { gt: now },
      share: { id: shareId, ...isWorking(now) },
    },
    select: {
      share: {
        select: {
          kind: true,
          expiresAt: true,
          contentHash: true,
          fingerprint: true,
          ...backing,
          snapshot: {
            select: { ...backing.snapshot.select, catalogueHash: true, fingerprint: true, salt: true },
          },
        },
      },
    },
  });
  if (grant === null || !(await isBackedShare(grant.share, client))) return undefined;
  const { kind, expiresAt, contentHash, fingerprint, snapshot } = grant.share;
  // The hashes prove that `createShare` and `takeSnapshot` stored these, with the content that they show.
  const content = (await readContent(client, contentHash)) as { readonly show: Show };
  return {
    // Written by `createShare`.
    ...contentOf(kind as ShareKind, content),
    catalogue: (await readContent(client, snapshot.catalogueHash)) as OpenedShare["catalogue"],
    fingerprint,
    snapshotFingerprint: toldFingerprint(snapshot, content.show),
    expiresAt,
  };
}

/** Without a random part, a reader could guess a hidden name and check the guess. */
export function toldFingerprint(
  { salt, fingerprint }: { readonly salt?: string | null; readonly fingerprint: string },
  show: Show,
): string | undefined {
  return typeof salt === "string" || Object.values(show).every(Boolean) ? fingerprint : undefined;
}
