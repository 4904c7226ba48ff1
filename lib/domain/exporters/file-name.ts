const longest = 80;

/**
 * A `content-disposition` for a download (RFC 6266) whose name is made from free text: letters and digits of any
 * script, hyphens between, nothing that could end the header, climb a folder or turn the reading direction.
 */
export function attachment(text: string, extension: string): string {
  const name = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-");
  const slug =
    [...name]
      .slice(0, longest)
      .join("")
      .replace(/^-+|-+$/g, "") || "blueline";
  const ascii = slug.normalize("NFKD").replace(/[^a-z0-9-]/g, "") || "blueline";
  return `attachment; filename="${ascii}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${slug}.${extension}`)}`;
}
