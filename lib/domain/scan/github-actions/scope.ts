import type { Names } from "../expression/evaluate";
import { fillText, valueOfText } from "../expression/fill-text";
import { isPartial, Open, truthOf, type Value } from "../expression/value";
import { entriesAt, type YamlNode } from "../yaml/yaml-node";
import { githubContexts, githubFunctions } from "./functions";
import { nodeValue } from "./node-value";

/** The known values at a place of a workflow. The maps of `env` and `steps` grow while the steps are read. */
export interface Scope {
  readonly env: Map<string, string>;
  readonly steps: Map<string, Map<string, Value>>;
  /** A map knows all names; what is open knows some. */
  readonly inputs: Value;
  readonly matrix: Value;
  readonly needs: ReadonlyMap<string, ReadonlyMap<string, Value>>;
  /** Events that may have started it; empty if that is unknown. */
  readonly events: readonly string[];
  /** Patterns of branches and tags whose push starts it; undefined if any does. */
  readonly refs?: readonly string[] | undefined;
}

export const emptyScope: Scope = {
  env: new Map(),
  steps: new Map(),
  inputs: new Open(new Map(), true),
  matrix: new Open(),
  needs: new Map(),
  events: [],
};

/** The scope of a job or of an action: what is set inside stays inside. */
export function scopeWithin(scope: Scope, changes: Partial<Scope> = {}): Scope {
  return { ...scope, env: new Map(scope.env), steps: new Map(), ...changes };
}

export function fillIn(text: string, scope: Scope): string {
  return text.includes("${{") ? fillText(text, namesOf(scope)) : text;
}

export function valueIn(node: YamlNode | undefined, scope: Scope): Value {
  if (node === undefined) return null;
  if (node.kind !== "scalar" || !node.text.includes("${{")) return nodeValue(node);
  return valueOfText(node.text, namesOf(scope));
}

/** An `if:`, with or without `${{ }}`, for each event that may have started it: those for which it is not surely false. */
export function eventsThatPass(condition: string | undefined, scope: Scope): readonly string[] | "never" {
  if (condition === undefined || condition.trim() === "") return scope.events;
  if (scope.events.length === 0) return truthOfCondition(condition, scope) === false ? "never" : [];
  const passing = scope.events.filter((event) => truthOfCondition(condition, scope, event) !== false);
  return passing.length === 0 ? "never" : passing;
}

/** Undefined if it depends: an expression that is true for one event or branch of several is true, since it happens. */
export function happens(node: YamlNode | undefined, scope: Scope): boolean | undefined {
  if (node?.kind !== "scalar") return undefined;
  if (!node.text.includes("${{")) return booleanOf(node.value ?? "");
  const truths = (scope.events.length === 0 ? [undefined] : scope.events).flatMap((event) => {
    const truth = truthFor(node.text, scope, event);
    return truth === undefined && event === "push"
      ? refsIn(node.text, scope).map((ref) => truthFor(node.text, scope, event, ref))
      : [truth];
  });
  return truths.includes(true) ? true : truths.includes(undefined) || truths.length === 0 ? undefined : false;
}

function truthFor(text: string, scope: Scope, event?: string, ref?: string): boolean | undefined {
  const value = valueOfText(text, namesOf(scope, event, ref));
  return typeof value === "string" && !isPartial(value) ? booleanOf(value) : truthOf(value);
}

/** Branches and tags that an expression asks for and whose push starts the workflow. */
function refsIn(text: string, { refs }: Scope): readonly (string | undefined)[] {
  const asked = [...text.matchAll(/'refs\/(heads|tags)\/([^'*]{0,100})'/g)].map(
    ([, kind, name]) => `refs/${kind}/${name || "v1"}`,
  );
  const named = [...text.matchAll(/ref_name\s*==\s*'([^']{1,100})'/g)].map(
    ([, name]) => `refs/heads/${name}`,
  );
  if (/ref_type\s*==\s*'tag'/.test(text)) named.push("refs/tags/v1");
  // Whichever it is, its push is among those that start it.
  if (text.includes("default_branch"))
    named.push(refs?.find((ref) => /^refs\/heads\/[\w./-]+$/.test(ref)) ?? "refs/heads/main");
  const found = [...asked, ...named]
    .slice(0, 10)
    .filter((ref) => refs === undefined || refs.some((pattern) => fitsRef(ref, pattern)));
  return found.length === 0 ? [undefined] : found;
}

/** A pattern with a star may fit any name of its kind: which there will be is not in the file. */
function fitsRef(ref: string, pattern: string): boolean {
  const kind = ref.slice(0, ref.indexOf("/", "refs/".length) + 1);
  return pattern === ref || (/[*?[+!]/.test(pattern) && pattern.startsWith(kind));
}

/** Inputs are texts: `"false"` says no, and so does nothing. */
function booleanOf(value: string | number | boolean): boolean | undefined {
  const text = String(value).trim().toLowerCase();
  if (text === "true" || text === "yes" || text === "1" || text === "on") return true;
  return text === "false" || text === "no" || text === "0" || text === "off" || text === ""
    ? false
    : undefined;
}

function truthOfCondition(condition: string, scope: Scope, event?: string): boolean | undefined {
  const names = namesOf(scope, event);
  const text = condition.trim();
  return truthOf(valueOfText(text.includes("${{") ? text : `\${{ ${text} }}`, names));
}

/** More variables, and longer ones, name no images. */
const mostVariables = 500;
const longestVariable = 1_000;

/** Adds the `env:` of a workflow, a job or a step. */
export function addEnv(node: YamlNode | undefined, scope: Scope): void {
  for (const [name, { value }] of entriesAt(node, "env").slice(0, mostVariables)) {
    if (value.kind !== "scalar" || scope.env.size >= mostVariables) continue;
    const filled = fillIn(value.text, scope);
    if (filled.length <= longestVariable) scope.env.set(name, filled);
  }
}

function namesOf(
  scope: Scope,
  event = scope.events.length === 1 ? scope.events[0] : undefined,
  ref?: string,
): Names {
  const steps = new Map<string, Value>();
  for (const [id, outputs] of scope.steps) steps.set(id, new Open(new Map([["outputs", new Open(outputs)]])));
  const needs = new Map<string, Value>();
  for (const [id, outputs] of scope.needs) needs.set(id, new Open(new Map([["outputs", new Open(outputs)]])));
  return {
    contexts: new Map<string, Value>([
      ...githubContexts(event, ref),
      ["env", new Open(scope.env)],
      ["inputs", scope.inputs],
      ["matrix", scope.matrix],
      ["steps", new Open(steps)],
      ["needs", new Open(needs)],
    ]),
    functions: githubFunctions,
  };
}
