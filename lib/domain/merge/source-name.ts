/** What a download of a branch, a tag or a commit has behind the name of its repository. */
const version = /[-_.](?:main|master|develop|trunk|head|[0-9a-f]{7,40}|v?\d+(?:\.\d+)*)$/;
/** What drafting calls files that are in no folder. */
const noName = "from-files";

/**
 * What tells the files of several repositories apart from one import to the next: their folder's name, without the branch or the
 * version that a download adds. @returns undefined where nothing of it is left; what has no name may be any
 */
export function sourceName(name: string): string | undefined {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replace(version, "")
    .slice(0, 60)
    .replaceAll(/^[-_.]+|[-_.]+$/g, "");
  return plain === "" || plain === noName ? undefined : plain;
}
