const longest = 80;

/** A file name made from free text: letters and digits of any script, hyphens between. */
export function slugOf(text: string): string {
  const name = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-");
  return (
    [...name]
      .slice(0, longest)
      .join("")
      .replace(/^-+|-+$/g, "") || "blueline"
  );
}
