/** Names of properties that OSCAL does not have: ids of our catalogue and of the map. */
const oscalNamespace = "urn:blueline:export";

/** A list that the format allows only if it is not empty. */
export function listIfAny(name: string, list: readonly object[]): object {
  return list.length === 0 ? {} : { [name]: list };
}

export function prop(name: string, value: string) {
  return { name, ns: oscalNamespace, value: oneLine(value) };
}

/** What the format takes as a line: not empty, without blanks around it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim() || "-";
}

/** Dates of the format are of 1900 to 2999; people write 9999 for never. */
export function isKnownYear(day: string): boolean {
  return /^(19|2\d)/.test(day);
}
