import { showTurns } from "../pipeline/texts";
import { shortened } from "../words/shortened";

/** Why an untrusted path is not a file below the root; undefined if it is one. */
export function pathFault(written: string): string | undefined {
  if (written.includes("\\")) return "has a backslash in its name";
  if (written.startsWith("/") || /^[a-z]:/i.test(written)) return "is an absolute path";
  if (written.split("/").includes("..")) return "leaves the folder";
  if (/\p{Cc}/u.test(written)) return "has a control character in its name";
  return undefined;
}

/** Without `./` and doubled slashes: what the same file is called everywhere else. */
export function plainPath(written: string): string {
  return written
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

/** A name from elsewhere as a message can show it, on one line. */
export function shownPath(written: string): string {
  const shown = showTurns(written.toWellFormed()).replaceAll(/\p{Cc}/gu, "�");
  return shown.length > 300 ? `${shortened(shown, 300)}…` : shown;
}

/**
 * The common root folder of all paths, as in archives of a repository, with its slash; "" if there is none. A dot folder such as `.github`
 * is content, not a root.
 */
export function sharedRoot(paths: readonly string[]): string {
  const first = paths[0] ?? "";
  const root = first.slice(0, first.indexOf("/") + 1);
  return root !== "" && !root.startsWith(".") && paths.every((path) => path.startsWith(root)) ? root : "";
}
