import { at, entriesAt, textAt, type YamlNode } from "../yaml/yaml-node";

/** The arguments of a command, job or pipeline, by name. */
export type Parameters = ReadonlyMap<string, YamlNode>;

export interface Values {
  readonly parameters: Parameters;
  /** The pipeline's own parameters, with defaults. */
  readonly pipeline: Parameters;
  readonly matrix?: Parameters;
}

const expression = /<<\s*([\w.-]+)\s*>>/g;

/** `<< parameters.x >>` with what was given; what is filled in while it runs stays as written. */
export function fillParameters(text: string, values: Values): string {
  if (!text.includes("<<")) return text;
  let left = 100;
  return text.replaceAll(expression, (written: string, way: string) => {
    const node = left-- > 0 ? valueOf(way, values) : undefined;
    return node?.kind === "scalar" && node.text.length < 2_000 ? node.text : written;
  });
}

/** A value that is one expression alone, such as a list of steps, is what the expression names. */
export function given(node: YamlNode, values: Values): YamlNode {
  if (node.kind !== "scalar") return node;
  const [, way] = /^\s*<<\s*([\w.-]+)\s*>>\s*$/.exec(node.text) ?? [];
  const found = way === undefined ? undefined : valueOf(way, values);
  if (found) return found;
  const text = fillParameters(node.text, values);
  return text === node.text ? node : { ...node, text, value: text };
}

function valueOf(way: string, { parameters, pipeline, matrix }: Values): YamlNode | undefined {
  if (way.startsWith("pipeline.parameters.")) return pipeline.get(way.slice("pipeline.parameters.".length));
  if (way.startsWith("parameters.")) return parameters.get(way.slice("parameters.".length));
  return way.startsWith("matrix.") ? matrix?.get(way.slice("matrix.".length)) : undefined;
}

/**
 * The parameters of something that is called: what the call gives, or else their defaults.
 * @param declared its `parameters:`
 */
export function parametersOf(
  declared: YamlNode | undefined,
  call: YamlNode | undefined,
  caller: Values,
): Parameters {
  const parameters = new Map<string, YamlNode>();
  for (const [name, { value }] of entriesAt(declared)) {
    const byDefault = at(value, "default");
    if (byDefault) parameters.set(name, given(byDefault, caller));
  }
  for (const [name, { value }] of entriesAt(call)) parameters.set(name, given(value, caller));
  return parameters;
}

const deepest = 16;

/** Whether a condition holds; undefined if it is decided while it runs. */
export function holds(node: YamlNode | undefined, values: Values, depth = 0): boolean | undefined {
  if (!node || depth > deepest) return undefined;
  if (node.kind === "scalar") {
    const text = given(node, values);
    if (text.kind !== "scalar") return undefined;
    if (text.text.includes("<<") || text.text.includes("pipeline.")) return undefined;
    return !["false", "", "0", "null"].includes(text.text);
  }
  if (node.kind === "list") return undefined;
  const inner = (key: string) => {
    const list = at(node, key);
    return list?.kind === "list" ? list.items : list ? [list] : undefined;
  };
  const all = inner("and")?.map((item) => holds(item, values, depth + 1));
  if (all) return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
  const some = inner("or")?.map((item) => holds(item, values, depth + 1));
  if (some) return some.includes(true) ? true : some.includes(undefined) ? undefined : false;
  const not = at(node, "not");
  if (not) {
    const held = holds(not, values, depth + 1);
    return held === undefined ? undefined : !held;
  }
  const equal = inner("equal")?.map((item) => textAt(given(item, values)) ?? "");
  if (!equal || equal.some((text) => text.includes("<<"))) return undefined;
  return equal.every((text) => text === equal[0]);
}
