import type { Show } from "@/lib/domain/contract/snapshots";
import { showWords } from "./show-words";

const nothing = "nothing";

/** Where a reader's page is previewed: what it would show is in the path, since what it is narrowed to follows. */
export function previewPath(snapshotId: string, show: Show): string {
  const shown = showWords.filter(({ key }) => show[key]).map(({ key }) => key);
  return `/snapshots/${snapshotId}/preview/${shown.length === 0 ? nothing : shown.join("-")}`;
}

/** @returns undefined where the last part of a path is not what `previewPath` writes */
export function readShown(part: string): Show | undefined {
  const shown = part.split("-");
  const show = {
    owners: shown.includes("owners"),
    notes: shown.includes("notes"),
    evidence: shown.includes("evidence"),
    hosts: shown.includes("hosts"),
  };
  return previewPath("", show).endsWith(`/${part}`) ? show : undefined;
}
