import type { SourceTree } from "../domain/scan/source";

/** Files by path and text. */
export function treeOf(files: Readonly<Record<string, string>>): SourceTree {
  return new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
}
