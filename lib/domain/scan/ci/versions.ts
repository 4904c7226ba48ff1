/** How many numbers a version has, such as 3 for `v1.2.3-beta`; 0 for a text that is none. */
export function numbersOfVersion(text: string): number {
  if (text.length > 200) return 0;
  const [numbers = ""] = text.replace(/^v/, "").split(/[-+_]/, 1);
  const parts = numbers.split(".");
  const isNumber = (part: string, index: number) => (index === 0 ? /^\d+$/ : /^\d+[a-z]*\d*$/).test(part);
  return parts.every(isNumber) ? parts.length : 0;
}

/** Whether a text is a whole commit. */
export function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}
