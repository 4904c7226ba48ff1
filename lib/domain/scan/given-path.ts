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
 * The one folder that all paths are in, as archives of a repository have, with its slash; "" if there is none. One whose name
 * begins with a dot is part of what the repository says, as `.github` is.
 */
export function sharedRoot(paths: readonly string[]): string {
  const first = paths[0] ?? "";
  const root = first.slice(0, first.indexOf("/") + 1);
  return root !== "" && !root.startsWith(".") && paths.every((path) => path.startsWith(root)) ? root : "";
}
