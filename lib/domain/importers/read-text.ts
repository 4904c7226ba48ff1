import { type Document, isAlias, isMap, isScalar, parseDocument as parseYaml, visit } from "yaml";
import type { DocumentIssue } from "../pipeline/parse-document";
import { err, ok, type Result } from "../result";
import { isDeepYaml } from "./deep-yaml";

const deepest = 64;

type Read = Result<unknown, readonly DocumentIssue[]>;

const tooDeep = refusal("", `this is nested more than ${deepest} levels deep`);

/** JSON from outside: refused with its place if it is invalid, or nested too deep. */
export function readJson(text: string): Read {
  try {
    return plain(JSON.parse(text));
  } catch (error) {
    return refusal("", `this is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}`);
  }
}

/** YAML from outside. Aliases and tags are refused: their meaning depends on the reader, and they can expand without end. */
export function readYaml(text: string): Read {
  try {
    // The parser keeps a kilobyte for each level before it says anything.
    if (isDeepYaml(text)) return tooDeep;
    // Its own look for keys that are there twice takes the square of their number.
    const document = parseYaml(text, { version: "1.2", uniqueKeys: false, logLevel: "silent" });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) {
      const line = fault.linePos?.[0].line;
      const [why = ""] = fault.message.split("\n", 1);
      return refusal(line === undefined ? "" : `line ${line}`, `this YAML can't be read: ${why}`);
    }
    const oddity = oddityOf(document);
    return oddity === undefined ? plain(document.toJS({ maxAliasCount: 0 })) : refusal("", oddity);
  } catch {
    // It calls itself for each level.
    return tooDeep;
  }
}

/** Valid YAML that parsers read differently. */
function oddityOf(document: Document.Parsed): string | undefined {
  let oddity: string | undefined;
  visit(document, (_key, node) => {
    if (isAlias(node)) oddity = "aliases are not supported";
    else if (isScalar(node) && typeof node.value === "string" && node.value.includes("\0"))
      oddity = "a NUL character is not allowed";
    else if (isMap(node)) {
      const keys = new Set<string>();
      for (const { key } of node.items) {
        const name = isScalar(key) ? String(key.value) : undefined;
        if (name === undefined) oddity = "keys must be text";
        else if (keys.has(name)) oddity = `the key "${name.slice(0, 100)}" is used twice`;
        else keys.add(name);
      }
    }
    return oddity === undefined ? undefined : visit.BREAK;
  });
  return oddity;
}

function refusal(path: string, message: string): Read {
  return err([{ path, message }]);
}

/** Refuses endless nesting, and a key that could change every object. */
function plain(value: unknown): Read {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return tooDeep;
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      if (Object.hasOwn(one, "__proto__")) return refusal("__proto__", "this key name is not allowed");
      for (const inside of Object.values(one))
        if (typeof inside === "object" && inside !== null) next.push(inside);
    }
    level = next;
  }
  return ok(value);
}
