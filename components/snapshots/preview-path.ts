import type { ShareKind, Show } from "@/lib/domain/contract/shares";
import { showWords } from "./show-words";

export interface Previewed {
  readonly kind: ShareKind;
  readonly comparedWith: number | null;
  readonly show: Show;
}

/** The address of a preview. The shown parts are in the path, because filters follow as parameters. */
export function previewPath(snapshotId: string, { kind, comparedWith, show }: Previewed): string {
  const shown = showWords.filter(({ key }) => show[key]).map(({ key }) => key);
  const parts = [kind, ...(comparedWith === null ? [] : [comparedWith]), ...shown];
  return `/snapshots/${snapshotId}/preview/${parts.join("-")}`;
}

/** @returns undefined if `previewPath` would not write this part of a path */
export function readPreviewed(part: string): Previewed | undefined {
  const [first, ...shown] = part.split("-");
  const kind = first === "report" || first === "comparison" ? first : "snapshot";
  const previewed = {
    kind,
    comparedWith: kind === "comparison" ? Number(shown[0]) : null,
    show: {
      owners: shown.includes("owners"),
      notes: shown.includes("notes"),
      evidence: shown.includes("evidence"),
      hosts: shown.includes("hosts"),
      rights: shown.includes("rights"),
    },
  } as const;
  return previewPath("", previewed).endsWith(`/${part}`) && !Number.isNaN(previewed.comparedWith)
    ? previewed
    : undefined;
}
