import { decoded } from "./image-subject";

/**
 * The path of a file in its tree: with "/", without a leading "./", the drive of `file:`, or the tool's folder.
 * @param folder of the tool, as a path or a `file:` address
 */
export function filePath(written: string, folder?: string): string {
  const path = plain(written);
  const base = folder === undefined ? "" : `${plain(folder).replace(/\/+$/, "")}/`;
  return base.length > 1 && path.startsWith(base) ? path.slice(base.length) : path;
}

function plain(written: string): string {
  const isAddress = /^file:/i.test(written);
  const path = isAddress ? decoded(written.replace(/^file:(?:\/\/)?/i, "")) : written;
  return path.replaceAll("\\", "/").replace(/^(?:\.\/+)+/, "");
}
