/**
 * What the ways to write the address of a source repository have in common: `https://github.com/Acme/Shop.git`,
 * `git@github.com:acme/shop` and `git+https://github.com/acme/shop@refs/heads/main` are all `github.com/acme/shop`.
 */
export function repositoryName(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/^(?:git\+)?[a-z]+:\/\//, "")
    .replace(/^[^@/]*@([^:/]+):/, "$1/")
    .replace(/^[^@/]*@/, "")
    .replace(/^www\./, "")
    .replace(/[?#@].*$/s, "")
    .replace(/\/+$/, "")
    .replace(/\.git$/, "");
}
