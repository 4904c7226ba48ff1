/**
 * Of lines of files that go, those that don't come again, be it at another number of the same file: each that comes accounts for
 * one that goes. Texts that are no line of a file stay.
 * @param going each as it was read: `app/Dockerfile:2 USER node`
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

/** A line with its file, and without its number. */
function unnumbered(text: string): string | undefined {
  const [, file, line] = /^(\S+):\d{1,7} (.*)$/s.exec(text) ?? [];
  return file === undefined ? undefined : `${file} ${line}`;
}
