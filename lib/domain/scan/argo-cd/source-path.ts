import { foldersAbove, inFolder } from "../helm/chart-files";
import type { SourceTree } from "../source";

/**
 * A path from the root of a repository, in the tree: repositories stand side by side in it, so the highest folder above the file
 * that has such a path is taken for the root. Undefined if none has.
 */
export function pathInTree(written: string, file: string, tree: SourceTree): string | undefined {
  const path = written.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, "");
  if (path === "" || path === "." || path.split("/").includes("..")) return undefined;
  const candidates = foldersAbove(file)
    .toReversed()
    .map((folder) => inFolder(folder, path));
  const paths = [...tree.keys()];
  return candidates.find((candidate) =>
    paths.some((known) => known === candidate || known.startsWith(`${candidate}/`)),
  );
}
