/**
 * A source repository by its address, without scheme, user, branch and `.git`: `github.com/acme/shop`.
 * @returns undefined if the text is no address, such as a path on a disk
 */
export function repositoryName(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const address = written
    .replace(/^(?:git\+)?(?:https?|ssh|git):\/\//i, "")
    .replace(/^[\w.-]+@/, "")
    .replace(/[?#].*$/s, "")
    .replace(/@[^/]*(?:\/.*)?$/s, "");
  const parts = /^([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?::\d+)?[/:]+([^\s:]+)$/i.exec(address);
  const path = parts?.[2]?.replace(/\/+$/, "").replace(/\.git$/, "");
  return parts && path ? `${parts[1]?.toLowerCase()}/${path}` : undefined;
}
