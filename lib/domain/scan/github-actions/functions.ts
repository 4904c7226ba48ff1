import type { Functions } from "../expression/evaluate";
import { written } from "../expression/fill-text";
import { areEqual, isPartial, Open, textOf, Unknown, type Value } from "../expression/value";
import { nodeValue } from "./node-value";
import { readYaml } from "../yaml/read-yaml";

/** Those of GitHub's functions that need no run: https://docs.github.com/actions/reference/evaluate-expressions-in-workflows-and-actions. */
export const githubFunctions: Functions = new Map([
  ["format", ([pattern, ...values]: readonly Value[]) => format(pattern, values)],
  ["join", ([list, between]: readonly Value[]) => join(list, between)],
  ["contains", ([where, what]: readonly Value[]) => contains(where, what)],
  ["startswith", ([text, part]: readonly Value[]) => compare(text, part, (a, b) => a.startsWith(b))],
  ["endswith", ([text, part]: readonly Value[]) => compare(text, part, (a, b) => a.endsWith(b))],
  ["fromjson", ([text]: readonly Value[]) => fromJson(text)],
  // A job or a step that asks for this runs at least some of the time.
  ["always", () => true],
]);

function format(pattern: Value | undefined, values: readonly Value[]): Value | undefined {
  if (typeof pattern !== "string") return undefined;
  const texts = values.map((value) => textOf(value, written));
  if (texts.includes(undefined)) return undefined;
  return pattern.replaceAll(/\{\{|\}\}|\{(\d+)\}/g, (match, index: string | undefined) =>
    index === undefined ? match.slice(1) : (texts[Number(index)] ?? match),
  );
}

function join(list: Value | undefined, between: Value = ","): Value | undefined {
  if (!Array.isArray(list) || typeof between !== "string") return undefined;
  const texts = list.map((item: Value) => textOf(item, written));
  return texts.includes(undefined) ? undefined : texts.join(between);
}

function contains(where: Value | undefined, what: Value | undefined): Value | undefined {
  if (where === undefined || what === undefined) return undefined;
  if (!Array.isArray(where)) return compare(where, what, (a, b) => a.includes(b));
  const answers = where.map((item: Value) => areEqual(item, what));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

function compare(
  a: Value | undefined,
  b: Value | undefined,
  holds: (a: string, b: string) => boolean,
): boolean | undefined {
  if (typeof a !== "string" || typeof b !== "string" || isPartial(a) || isPartial(b)) return undefined;
  return holds(a.toLowerCase(), b.toLowerCase());
}

/** JSON is YAML as well, and the reader of YAML has limits. */
function fromJson(text: Value | undefined): Value | undefined {
  if (typeof text !== "string" || text.length > 20_000) return undefined;
  // Placeholders may be among its texts, but it is not one itself.
  if (isPartial(text) && !/^\s*[[{]/.test(text)) return undefined;
  const { documents, faults } = readYaml(text);
  const [only] = documents;
  return only && faults.length === 0 ? nodeValue(only) : undefined;
}

/** Contexts known before a run; those that only a run fills stay open. */
export function githubContexts(event: string | undefined, ref?: string): ReadonlyMap<string, Value> {
  const github = new Map<string, Value>([
    ["event", new Open(eventOf(ref))],
    ["repository", new Unknown("github.repository")],
  ]);
  if (event !== undefined) github.set("event_name", event);
  if (ref !== undefined) {
    github.set("ref", ref);
    github.set("ref_name", ref.replace(/^refs\/(?:heads|tags)\//, ""));
    github.set("ref_type", ref.startsWith("refs/tags/") ? "tag" : "branch");
  }
  return new Map<string, Value>([
    ["github", new Open(github)],
    ["vars", new Open(new Map(), true)],
  ]);
}

/** Forks run the file too, but are not read here. An unknown branch may be the default. */
function eventOf(ref: string | undefined): ReadonlyMap<string, Value> {
  const repository = new Map<string, Value>([["fork", false]]);
  if (ref?.startsWith("refs/heads/")) repository.set("default_branch", ref.slice("refs/heads/".length));
  return new Map<string, Value>([
    ["inputs", new Open(new Map(), true)],
    ["repository", new Open(repository)],
  ]);
}
