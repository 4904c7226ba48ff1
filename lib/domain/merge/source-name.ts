import { shortened } from "../words/shortened";

/** What a download of a branch, a tag or a commit has behind the name of its repository. */
const version = /[-_.](?:main|master|develop|trunk|head|[0-9a-f]{7,40}|v?\d+(?:\.\d+)*)$/;
/** What drafting calls files that are in no folder. */
const noName = "from-files";

/**
 * What tells the files of several repositories apart from one import to the next: what somebody calls them, or their folder's name.
 * @param of "archive": it is the folder that a .zip has its files in, to which a download adds a branch or a version: that is left out
 * @returns undefined where nothing of it is left; what has no name may be any
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
