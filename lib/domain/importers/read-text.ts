import { isAlias, isScalar, parseDocument as parseYaml, visit } from "yaml";
import type { DocumentIssue } from "../pipeline/parse-document";
import { err, ok, type Result } from "../result";

const deepest = 64;

type Read = Result<unknown, readonly DocumentIssue[]>;

/** JSON from outside: refused with its place where it is none, or nested deeper than any file of ours. */
export function readJson(text: string): Read {
  try {
    return plain(JSON.parse(text));
  } catch (error) {
    return refusal("", `this is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}`);
  }
}

/** YAML from outside. Aliases and tags are refused: what they mean depends on the reader, and they can unfold without end. */
export function readYaml(text: string): Read {
  try {
    const document = parseYaml(text, { version: "1.2", uniqueKeys: true, logLevel: "silent" });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) {
      const line = fault.linePos?.[0].line;
      return refusal(
        line === undefined ? "" : `line ${line}`,
        `this is not YAML that can be read: ${fault.message.split("\n", 1)[0] ?? ""}`,
      );
    }
    let odd: string | undefined;
    visit(document, (_key, node) => {
      if (isAlias(node)) odd = "aliases are not read";
      else if (isScalar(node) && typeof node.value === "string" && node.value.includes("\0"))
        odd = "a NUL character is not read";
      return odd === undefined ? undefined : visit.BREAK;
    });
    return odd === undefined ? plain(document.toJS({ maxAliasCount: 0 })) : refusal("", odd);
  } catch {
    // It calls itself for each level.
    return refusal("", `this is nested more than ${deepest} levels deep`);
  }
}

function refusal(path: string, message: string): Read {
  return err([{ path, message }]);
}

/** Refuses what later code might not survive: nesting without end, and a key that could change every object. */
function plain(value: unknown): Read {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return refusal("", `this is nested more than ${deepest} levels deep`);
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      if (Object.hasOwn(one, "__proto__")) return refusal("__proto__", "no key may be called so");
      for (const inside of Object.values(one))
        if (typeof inside === "object" && inside !== null) next.push(inside);
    }
    level = next;
  }
  return ok(value);
}
