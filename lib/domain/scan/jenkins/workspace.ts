import { oncePer } from "../../once-per";
import { folderOf, type SourceFile, type SourceTree } from "../source";

/**
 * The folder that the steps of a file run in: the root of its repository, which the file itself does not say. Among the folders
 * around it, the one in which most of the paths that it writes are there; the nearest of those that are alike.
 */
export function workspaceOf(file: SourceFile, tree: SourceTree): string {
  const folder = folderOf(file.path);
  if (folder === "") return "";
  const paths = writtenPaths(file.text);
  if (paths.length === 0) return folder;
  const parts = folder.split("/");
  let best = folder;
  let most = 0;
  for (let depth = Math.min(parts.length, 16); depth >= 0; depth--) {
    const root = parts.slice(0, depth).join("/");
    const count = paths
      .filter((path) => isThere(tree, root === "" ? path : `${root}/${path}`))
      // A whole path says more than the name of a file, which many folders have.
      .reduce((sum, path) => sum + (path.includes("/") ? 10 : 1), 0);
    if (count > most) {
      most = count;
      best = root;
    }
  }
  return best;
}

const pathsIn = oncePer((tree: SourceTree): ReadonlySet<string> => {
  const all = new Set<string>();
  for (const one of tree.keys())
    for (let here = one; here !== "" && !all.has(here); here = folderOf(here)) all.add(here);
  return all;
});

function isThere(tree: SourceTree, path: string): boolean {
  return pathsIn(tree).has(path);
}

/** Texts that look like a path: with a slash, or the name of a Dockerfile; a pattern up to its first star. */
function writtenPaths(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [word] of text.matchAll(/[\w.@-]+(?:\/[\w.@*-]+)+/g)) {
    const path = word.replace(/^(?:\.\/)+/, "").replace(/\/?[^/]*\*.*$/, "");
    if (path !== "" && !path.startsWith("..")) found.add(path);
    if (found.size >= 200) break;
  }
  for (const [word] of text.matchAll(/\bDockerfile[\w.-]*|\b[\w-]+\.(?:ya?ml|sh)\b/g))
    if (found.size < 300) found.add(word);
  // Folders that steps go to, or that variables are named for.
  for (const [, word = ""] of text.matchAll(
    /(?:\bdir\s{0,4}\(\s{0,4}|\w{0,40}(?:DIR|PATH|FOLDER|CHART)\s{0,4}[:=]\s{0,4})["']([\w.-]{1,80})["']/gi,
  ))
    if (/\w/.test(word) && found.size < 400) found.add(word);
  if (/\bdocker(?:\.|\s+(?:buildx\s+)?)build\b/.test(text)) found.add("Dockerfile");
  return [...found];
}
