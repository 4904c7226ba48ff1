/** `%name%`, and `%%` for a percent sign itself. */
const reference = /%%|%([\w.:-]+)%/g;
const deepest = 10;

/**
 * A text with its `%parameters%` filled in where the files give them a value to the end; any other stays as written, since the
 * server or an agent knows it.
 */
export function fillParameters(text: string, parameters: ReadonlyMap<string, string>): string {
  return text.replaceAll(reference, (written, name: string | undefined) => {
    if (name === undefined) return "%";
    return valueOf(name, parameters, 0) ?? written;
  });
}

function valueOf(name: string, parameters: ReadonlyMap<string, string>, depth: number): string | undefined {
  const value = parameters.get(name);
  // One without a value is filled in by hand.
  if (value === undefined || value === "" || depth > deepest || value.length > 10_000) return undefined;
  let isOpen = false;
  const filled = value.replaceAll(reference, (_, inner: string | undefined) => {
    if (inner === undefined) return "%";
    const found = valueOf(inner, parameters, depth + 1);
    if (found === undefined) isOpen = true;
    return found ?? "";
  });
  return isOpen || filled.length > 10_000 ? undefined : filled;
}

/** Environment parameters, which a shell gets. */
export function environmentOf(parameters: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of parameters.keys()) {
    if (!name.startsWith("env.")) continue;
    const value = valueOf(name, parameters, 0);
    if (value !== undefined) found.set(name.slice("env.".length), value);
  }
  return found;
}
