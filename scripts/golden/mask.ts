/**
 * Names what is another each time by what it is: ids and secrets that are made, hashes of what has such an id in it, the port.
 * An id that is known keeps the name under which it is, so that a link still says where it leads.
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
