/**
 * Removed lines without those that only moved within their file: each added line accounts for one removed line. Texts that are not lines
 * of a file stay.
 * @param going as read: `app/Dockerfile:2 USER node`
 */
export function withoutMoved(going: readonly string[], coming: readonly string[]): readonly string[] {
  const open = coming.map(unnumbered);
  return going.filter((text) => {
    const line = unnumbered(text);
    const at = line === undefined ? -1 : open.indexOf(line);
    if (at !== -1) open.splice(at, 1);
    return at === -1;
  });
}

/** A line with its file, without its number. */
function unnumbered(text: string): string | undefined {
  const [, file, line] = /^(\S+):\d{1,7} (.*)$/s.exec(text) ?? [];
  return file === undefined ? undefined : `${file} ${line}`;
}
