/** Marks a custom control in lists. */
export function ownWords(version: number): string {
  return `custom control, version ${version}`;
}
