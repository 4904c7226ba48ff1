import { slugOf } from "./slug";

/**
 * A `content-disposition` for a download (RFC 6266) whose name is made from free text: nothing in it could end the
 * header, climb a folder or turn the reading direction.
 */
export function attachment(text: string, extension: string): string {
  const slug = slugOf(text);
  const ascii = slug.normalize("NFKD").replace(/[^a-z0-9-]/g, "") || "blueline";
  return `attachment; filename="${ascii}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${slug}.${extension}`)}`;
}
