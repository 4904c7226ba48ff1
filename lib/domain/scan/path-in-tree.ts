import { resolvePath } from "./source";

/** A path as a tool takes it, from a folder of the tree; undefined if the run fills in something of it, or where it is an address. */
export function pathInTree(folder: string, written: string | undefined): string | undefined {
  if (written === undefined || /[$*{}]|:\/\/|^~/.test(written)) return undefined;
  return resolvePath(folder, written.startsWith("/") ? `.${written}` : written.trim());
}
