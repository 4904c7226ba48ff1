import { resolvePath, type SourceTree } from "./source";

const mostPaths = 500;

/** Whether a path fits a pattern of `*` and `?` within a part and `**` for any number of parts. Linear in the path. */
export function matchesGlob(pattern: string, path: string): boolean {
  // `**.yml` is `**/*.yml`.
  const wanted = pattern
    .split("/")
    .slice(0, 64)
    .flatMap((part) => (part.startsWith("**") && part !== "**" ? ["**", part.slice(1)] : [part]));
  // `**` may be no part at all.
  const reached = (from: Iterable<number>) => {
    const all = new Set<number>();
    for (const start of from) {
      let index = start;
      all.add(index);
      while (wanted[index] === "**") all.add(++index);
    }
    return all;
  };
  let open = reached([0]);
  for (const part of path.split("/")) {
    const next: number[] = [];
    for (const index of open) {
      const segment = wanted[index];
      if (segment === "**") next.push(index);
      else if (segment !== undefined && fits(segment, part)) next.push(index + 1);
    }
    if (next.length === 0) return false;
    open = reached(next);
  }
  return open.has(wanted.length);
}

/** Goes back to the last `*` where the text stops fitting. */
function fits(segment: string, part: string): boolean {
  let at = 0;
  let star = -1;
  let mark = 0;
  let index = 0;
  while (index < part.length) {
    if (segment[at] === "*") {
      star = at++;
      mark = index;
    } else if (segment[at] === "?" || segment[at] === part[index]) {
      at++;
      index++;
    } else if (star === -1) return false;
    else {
      at = star + 1;
      index = ++mark;
    }
  }
  while (segment[at] === "*") at++;
  return at === segment.length;
}

/** The files of the tree that a path or a pattern, from a folder, names. A path of no file is given back as it is: it may be a folder. */
export function pathsMatching(tree: SourceTree, folder: string, written: string): readonly string[] {
  const path = resolvePath(folder, written);
  if (path === undefined) return [];
  if (!/[*?]/.test(path)) return [path];
  const paths: string[] = [];
  const start = path.slice(0, path.search(/[*?]/));
  for (const candidate of tree.keys()) {
    if (candidate.startsWith(start) && matchesGlob(path, candidate) && paths.push(candidate) >= mostPaths)
      break;
  }
  return paths;
}
