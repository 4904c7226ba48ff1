import { placeholdersOf } from "../image-ref";
import { folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";

const mostPaths = 500;
const longest = 100_000;

/** Folders above a file, its own first. */
function foldersAbove(path: string): readonly string[] {
  const folders = [folderOf(path)];
  for (let up = 0; up < 20 && folders.at(-1) !== ""; up++) folders.push(folderOf(folders.at(-1) ?? ""));
  return folders;
}

/**
 * The folder from which a build runs that a file describes: that of the file, unless more of the paths that it writes are there
 * seen from a folder above.
 */
export function rootFolder(file: SourceFile, tree: SourceTree): string {
  const words = [...file.text.slice(0, longest).matchAll(/[^\s"'=[\]{},:]+/g)].map(([word]) => word);
  const written = words
    .filter((word) => /[./]/.test(word) && placeholdersOf(word).length === 0)
    .slice(0, mostPaths);
  const [own = "", ...above] = foldersAbove(file.path);
  const there = (folder: string) =>
    written.filter((path) => {
      const full = resolvePath(folder, path);
      return full !== undefined && full !== file.path && tree.has(full);
    }).length;
  let best = own;
  let most = there(own);
  for (const folder of above) {
    const found = there(folder);
    if (found > most) [best, most] = [folder, found];
  }
  return best;
}
