/** A text of at most so many UTF-16 units: never cut in the middle of a character of two, which no file or hash could hold. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}
