import "server-only";
import * as z from "zod";
import type { AuditEntry, Erasure } from "@/prisma/generated/sqlite/client";
import { canonicalJson, sha256 } from "../catalogue/canonical";
import type { DatabaseTransaction } from "../database/database";
import { parsedJson } from "../parsed-json";

/** The hashed rows from which a text can be erased. */
export type ErasedKind = "operation" | "document" | "content" | "snapshot" | "audit";

export interface Tombstone {
  readonly kind: ErasedKind;
  readonly key: string;
  /** Its hash when it was written. */
  readonly was: string;
  readonly now: string;
}

export interface Tombstones {
  /** The hash of a row before an erasure; undefined if the row is not the result of an erasure. */
  readonly originalOf: (kind: ErasedKind, key: string, now: string) => string | undefined;
}

/** For a database without erasures. */
export const noTombstones: Tombstones = { originalOf: () => undefined };

export interface ErasureReport {
  readonly erasures: number;
  readonly broken: readonly { readonly id: string; readonly fault: string }[];
}

/** Binds the rows of an erasure to its entry in the audit log. */
export function digestOf(rows: readonly Tombstone[]): string {
  const lines = rows.map(({ kind, key, was, now }) => canonicalJson([kind, key, was, now]));
  return sha256(lines.toSorted().join("\n"));
}

/** All tombstones, and the erasures that contradict the audit log: their tombstones are not accepted. */
export async function readTombstones(
  database: DatabaseTransaction,
): Promise<{ readonly tombstones: Tombstones; readonly report: ErasureReport }> {
  const [erasures, oldest] = await Promise.all([
    database.erasure.findMany({ orderBy: { auditNumber: "asc" }, include: { rows: true } }),
    database.auditEntry.findFirst({ orderBy: { number: "asc" }, select: { number: true, at: true } }),
  ]);
  const known = new Map<string, Tombstone>();
  const broken: { id: string; fault: string }[] = [];
  for (const erasure of erasures) {
    const { id, at, digest, auditNumber, isOpen, rows } = erasure;
    // The column holds the output of `eraseText`.
    const told = rows.map((row) => ({ ...row, kind: row.kind as ErasedKind }));
    const entry = await database.auditEntry.findUnique({ where: { number: auditNumber } });
    // Expired entries can't be compared.
    const isExpired =
      entry === null && oldest !== null && auditNumber > 0 && auditNumber < oldest.number && at < oldest.at;
    const isRecorded = isExpired || (entry !== null && isEntryOf(erasure, entry));
    if (isOpen || !isRecorded || digestOf(told) !== digest)
      broken.push({ id, fault: "it contradicts the audit log" });
    else for (const row of told) known.set(`${row.kind} ${row.key}`, row);
  }
  return {
    tombstones: {
      originalOf: (kind, key, now) => {
        const row = known.get(`${kind} ${key}`);
        return row?.now === now ? row.was : undefined;
      },
    },
    report: { erasures: erasures.length, broken },
  };
}

const detailSchema = z.looseObject({ reason: z.string(), digest: z.string() });

/** Whether the entry of the audit log matches the row of an erasure. */
function isEntryOf({ id, workspaceId, at, byId, reason, digest }: Erasure, entry: AuditEntry): boolean {
  const detail = detailSchema.safeParse(parsedJson(entry.detail)).data;
  return (
    entry.event === "text-erased" &&
    entry.targetId === id &&
    entry.workspaceId === workspaceId &&
    entry.actorId === byId &&
    entry.at.getTime() === at.getTime() &&
    detail?.reason === reason &&
    detail.digest === digest
  );
}
