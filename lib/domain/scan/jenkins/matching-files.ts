import { matchesGlob } from "../glob";
import { folderOf, resolvePath, type SourceTree } from "../source";

/**
 * The files of the tree that a pattern of a step means: `k8s/*.yaml`, `k8s/**`, `a.yaml,b.yaml`. Where none is there, the folder
 * or file as written; a folder stays a folder. What a variable decides is left out.
 */
export function matchingFiles(tree: SourceTree, folder: string, patterns: string): readonly string[] {
  const found = new Set<string>();
  for (const written of patterns.split(/[,\n]/).slice(0, 50)) {
    const pattern = written.trim();
    if (pattern === "" || /[$%{]/.test(pattern)) continue;
    const star = pattern.search(/[*?[]/);
    if (star === -1) {
      const path = resolvePath(folder, pattern);
      if (path !== undefined) found.add(path);
      continue;
    }
    const fixed = folderOf(pattern.slice(0, star));
    const under = resolvePath(folder, fixed);
    if (under === undefined) continue;
    const rest = fixed === "" ? pattern.replace(/^\.\//, "") : pattern.slice(fixed.length + 1);
    const prefix = under === "" ? "" : `${under}/`;
    let count = 0;
    for (const path of tree.keys()) {
      if (!path.startsWith(prefix) || !matchesGlob(rest, path.slice(prefix.length))) continue;
      found.add(path);
      if (++count >= 200) break;
    }
    if (count === 0) found.add(under);
  }
  return [...found];
}
