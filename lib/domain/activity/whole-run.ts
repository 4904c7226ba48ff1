import { type ImportedRun, parseImportedRun } from "./imported-run";
import { type MergedOwnersRun, parseMergedOwnersRun } from "./merged-owners-run";
import { parseRestoredRun, type RestoredRun } from "./restored-run";

/** Operations in the log that are one change, however many they are. */
export type WholeRun = RestoredRun | ImportedRun | MergedOwnersRun;

/** @returns undefined for an entry of a client */
export function parseWholeRun(clientId: string): WholeRun | undefined {
  return parseRestoredRun(clientId) ?? parseImportedRun(clientId) ?? parseMergedOwnersRun(clientId);
}
