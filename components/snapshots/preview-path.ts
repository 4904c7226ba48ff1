import type { ShareKind, Show } from "@/lib/domain/contract/snapshots";
import { showWords } from "./show-words";

export interface Previewed {
  readonly kind: ShareKind;
  readonly show: Show;
}

/** Where a reader's page is previewed: what it would show is in the path, since what it is narrowed to follows. */
export function previewPath(snapshotId: string, { kind, show }: Previewed): string {
  const shown = showWords.filter(({ key }) => show[key]).map(({ key }) => key);
  return `/snapshots/${snapshotId}/preview/${[kind, ...shown].join("-")}`;
}

/** @returns undefined where the last part of a path is not what `previewPath` writes */
export function readPreviewed(part: string): Previewed | undefined {
  const [first, ...shown] = part.split("-");
  const previewed = {
    kind: first === "report" ? first : "snapshot",
    show: {
      owners: shown.includes("owners"),
      notes: shown.includes("notes"),
      evidence: shown.includes("evidence"),
      hosts: shown.includes("hosts"),
    },
  } as const;
  return previewPath("", previewed).endsWith(`/${part}`) ? previewed : undefined;
}
