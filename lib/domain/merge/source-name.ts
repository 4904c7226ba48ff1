import { shortened } from "../words/shortened";

/** The suffix of a downloaded branch, tag or commit after the repository's name. */
const version = /[-_.](?:main|master|develop|trunk|head|[0-9a-f]{7,40}|v?\d+(?:\.\d+)*)$/;
/** The drafting's name for files without a folder. */
const noName = "from-files";

/**
 * The name of an import's source, which tells repositories apart across imports: a given name, or the folder's.
 * @param of "archive": the root folder of a .zip, without the branch or version that a download appends
 * @returns undefined if nothing is left; a source without a name may be any
 */
export function sourceName(name: string, of: "archive" | "name" = "name"): string | undefined {
  const whole = name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "-")
    .replace(of === "archive" ? version : "", "");
  const plain = shortened(whole, 60).replaceAll(/^[-_.]+|[-_.]+$/g, "");
  return plain === "" || plain === noName ? undefined : plain;
}
