import "server-only";
import { dayNumber } from "@/lib/domain/days";
import { keptDays } from "@/lib/domain/snapshot/retention";
import { periodOf } from "@/lib/domain/snapshot/schedule";
import { counted } from "@/lib/domain/words/english";
import { dayOf } from "../clock";
import type { Tombstones } from "../erase/tombstones";
import { theServer } from "../team/member-names";
import { type FingerprintRow, fingerprintOf, fingerprintPartsOf } from "./fingerprint";

export interface ChainRow extends FingerprintRow {
  readonly id: string;
  readonly fingerprint: string;
  readonly takenById: string;
  readonly period: string | null;
  readonly thinnedAt: Date | null;
}

/** What of a snapshot's row is not as it was written, in words; nothing of what it keeps is read. @param before the one with the next smaller number */
export function chainFaultOf(
  row: ChainRow,
  before: ChainRow | undefined,
  tombstones: Tombstones,
): string | undefined {
  const expected = (before?.number ?? 0) + 1;
  if (row.number !== expected) return gapWords(expected, row.number);
  if (row.previous !== (before?.fingerprint ?? null))
    return `it does not name the snapshot before it: it names ${short(row.previous)}, and that one is ${short(before?.fingerprint)}`;
  const now = fingerprintOf(fingerprintPartsOf(row));
  const was = now === row.fingerprint ? now : tombstones.originalOf("snapshot", row.id, now);
  return was === row.fingerprint
    ? scheduleFaultOf(row)
    : `it is not what its fingerprint says: that is ${short(row.fingerprint)}, and its parts give ${short(now)}`;
}

/** That it is automatic, and was thinned, is in no fingerprint: it goes together with its time and who took it. */
export function scheduleFaultOf({
  period,
  takenById,
  takenAt,
  thinnedAt,
}: Pick<ChainRow, "period" | "takenById" | "takenAt" | "thinnedAt">): string | undefined {
  const day = dayOf(takenAt);
  const isAutomatic = period !== null;
  const isOfItsTime = period === periodOf("daily", day) || period === periodOf("weekly", day);
  if (isAutomatic !== (takenById === theServer) || (isAutomatic && !isOfItsTime))
    return "who took it, or the day or week that it was taken for, is not what it was";
  if (thinnedAt === null) return undefined;
  const isOldEnough = dayNumber(dayOf(thinnedAt)) - dayNumber(day) > keptDays.all;
  return isAutomatic && isOldEnough ? undefined : "it is said to be thinned, and no rule thins it";
}

function gapWords(expected: number, number: number): string {
  const missing = number - expected;
  return missing === 1
    ? `the snapshot before it, ${expected}, is missing`
    : `${counted(missing, "snapshot")} before it, ${expected} to ${number - 1}, are missing`;
}

/** Enough of a hash to find it by. */
export function short(hash: string | null | undefined): string {
  return hash ? `${hash.slice(0, 12)}…` : "none";
}
