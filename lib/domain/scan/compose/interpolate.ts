export type Lookup = (name: string) => string | undefined;

const deepest = 5;

/**
 * Fills in `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}` as Compose does. What has neither a value nor a default stays
 * as `${NAME}`.
 */
export function interpolate(text: string, lookup: Lookup, depth = 0): string {
  if (!text.includes("$") || depth > deepest) return text;
  const parts: string[] = [];
  for (let index = 0; index < text.length;) {
    const dollar = text.indexOf("$", index);
    parts.push(text.slice(index, dollar === -1 ? text.length : dollar));
    if (dollar === -1) break;
    const next = text.charAt(dollar + 1);
    if (next === "$") {
      parts.push("$");
      index = dollar + 2;
      continue;
    }
    const end = next === "{" ? closing(text, dollar + 1) : -1;
    const bare = /^\$([A-Za-z_]\w{0,200})/.exec(text.slice(dollar, dollar + 202));
    if (end !== -1) {
      parts.push(valueOf(text.slice(dollar + 2, end), lookup, depth));
      index = end + 1;
    } else if (bare) {
      parts.push(lookup(bare[1] ?? "") ?? bare[0]);
      index = dollar + bare[0].length;
    } else {
      parts.push("$");
      index = dollar + 1;
    }
  }
  return parts.join("");
}

function valueOf(inner: string, lookup: Lookup, depth: number): string {
  const found = /^([A-Za-z_]\w*)(:?[-+?])?/.exec(inner);
  if (!found) return `\${${inner}}`;
  const [whole, name = "", modifier] = found;
  const word = inner.slice(whole.length);
  const value = lookup(name);
  const isSet = value !== undefined && !(modifier?.startsWith(":") && value === "");
  if (modifier?.endsWith("+")) return isSet ? interpolate(word, lookup, depth + 1) : "";
  if (isSet) return value;
  return modifier?.endsWith("-") ? interpolate(word, lookup, depth + 1) : `\${${name}}`;
}

function closing(text: string, start: number): number {
  let open = 0;
  for (let index = start; index < text.length && index < start + 2000; index++) {
    if (text.charAt(index) === "{") open++;
    if (text.charAt(index) === "}" && --open === 0) return index;
  }
  return -1;
}

/** The values of an `.env` file; later lines may name earlier ones. */
export function readEnvironment(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split("\n", 2000)) {
    const found = /^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*=\s*(.*)$/.exec(line.replace(/\r$/, ""));
    if (!found) continue;
    const [, name = "", rest = ""] = found;
    const quoted = /^(["'])([^"']*)\1/.exec(rest);
    const value = quoted ? (quoted[2] ?? "") : rest.replace(/\s+#.*$/, "").trim();
    values.set(name, quoted?.[1] === "'" ? value : interpolate(value, (other) => values.get(other)));
  }
  return values;
}
