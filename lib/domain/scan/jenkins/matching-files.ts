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
      if (!path.startsWith(prefix) || !fits(path.slice(prefix.length).split("/"), rest.split("/"))) continue;
      found.add(path);
      if (++count >= 200) break;
    }
    if (count === 0) found.add(under);
  }
  return [...found];
}

/** Whether a path's parts fit a pattern's: `*` within a part, `**` for any number of parts. */
function fits(path: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length === 0;
  if (pattern.length > 20) return false;
  if (first === "**") return path.some((_, index) => fits(path.slice(index), rest)) || rest.length === 0;
  const [part, ...others] = path;
  return part !== undefined && fitsPart(part, first) && fits(others, rest);
}

function fitsPart(part: string, pattern: string): boolean {
  const pieces = pattern.split("*");
  const [begin = "", ...others] = pieces;
  if (others.length === 0) return part === pattern;
  if (!part.startsWith(begin)) return false;
  let at = begin.length;
  const end = others.pop() ?? "";
  for (const piece of others) {
    const next = part.indexOf(piece, at);
    if (next === -1) return false;
    at = next + piece.length;
  }
  return part.length - end.length >= at && part.endsWith(end);
}
