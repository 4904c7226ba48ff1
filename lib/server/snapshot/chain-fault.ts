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

/**
 * The fault of a snapshot's row, in words; its stored content is not read. @param before the one with the
 * next smaller number
 */
export function chainFaultOf(
  row: ChainRow,
  before: ChainRow | undefined,
  tombstones: Tombstones,
): string | undefined {
  const expected = (before?.number ?? 0) + 1;
  if (row.number !== expected) return gapWords(expected, row.number);
  if (row.previous !== (before?.fingerprint ?? null))
    return `it names ${short(row.previous)} as the previous snapshot, but that one has the fingerprint ${short(before?.fingerprint)}`;
  const now = fingerprintOf(fingerprintPartsOf(row));
  const was = now === row.fingerprint ? now : tombstones.originalOf("snapshot", row.id, now);
  return was === row.fingerprint
    ? scheduleFaultOf(row)
    : `its fingerprint ${short(row.fingerprint)} does not match its parts, which give ${short(now)}`;
}

/** The fields for automatic and pruned are in no fingerprint, but must fit its time and author. */
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
    return "its author, or the day or week of its schedule, was altered";
  if (thinnedAt === null) return undefined;
  const isOldEnough = dayNumber(dayOf(thinnedAt)) - dayNumber(day) > keptDays.all;
  return isAutomatic && isOldEnough
    ? undefined
    : "it is marked as pruned, but no retention rule applies to it";
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
