/**
 * Replaces values that differ each time by their kind: generated ids and secrets, hashes that contain such an
 * id, the port. A known id becomes its name, so that a link still shows its target.
 */
export function createMask(ids: Readonly<Record<string, string>>): (text: string) => string {
  return (text) =>
    Object.entries(ids)
      .reduce((masked, [name, id]) => masked.replaceAll(id, `{${name}}`), text)
      .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "{uuid}")
      .replaceAll(/\b[0-9a-f]{64}\b/g, "{hash}")
      .replaceAll(/"salt": ?"[\w-]{43}"/g, '"salt":"{salt}"')
      // An id of the database has a letter and a digit, or it would be a word.
      .replaceAll(/\b(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{25}\b/g, "{id}")
      .replaceAll(/http:\/\/localhost:\d+/g, "{origin}");
}
