import { evaluate, type Names } from "../expression/evaluate";
import { fillText, valueOfText } from "../expression/fill-text";
import { Open, truthOf, type Value } from "../expression/value";
import type { Fact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import type { YamlNode } from "../yaml/yaml-node";
import { azureFunctions, macroOf } from "./functions";

/** The context of a part of a pipeline: its file and the known values. */
export interface Here {
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly root: string;
  readonly parse: (file: SourceFile) => YamlNode | undefined;
  readonly add: (fact: Fact) => void;
  /** The pipeline to which facts about templates belong. */
  readonly ci: string;
  readonly parameters: ReadonlyMap<string, Value>;
  /** Variables by their name in lower case. */
  readonly variables: ReadonlyMap<string, Value>;
  /** Names that `each` gives. */
  readonly loops: ReadonlyMap<string, Value>;
  /** Lists of steps and jobs that parameters and `each` stand for. */
  readonly nodes: ReadonlyMap<string, Part>;
  /** Templates that are being read, outermost first. */
  readonly trail: readonly string[];
  /** Under a condition that no file decides. */
  readonly isUncertain: boolean;
  /** Template repositories by alias. */
  readonly repositories: ReadonlyMap<string, { readonly name: string; readonly ref?: string }>;
  /** How many parts have been unfolded, so that templates that unfold themselves come to an end. */
  readonly budget: { left: number };
}

/** A part with the place it was written in. */
export interface Part {
  readonly node: YamlNode;
  readonly here: Here;
}

export function namesAt({ parameters, variables, loops }: Here): Names {
  return {
    contexts: new Map<string, Value>([
      ["parameters", parameters],
      ["variables", new VariableNames(variables)],
      ...loops,
    ]),
    functions: azureFunctions,
  };
}

/** Names of variables have no case. */
class VariableNames extends Open {
  constructor(variables: ReadonlyMap<string, Value>) {
    super(new CaselessMap(variables));
  }
}

class CaselessMap extends Map<string, Value> {
  override get(name: string): Value | undefined {
    return super.get(name.toLowerCase());
  }
}

/** A text with its template expressions and the variables that files give a value. */
export function fill(text: string, here: Here): string {
  const filled = text.includes("${{")
    ? fillText(text, namesAt(here)).replaceAll(/\$\{\{ (variables[^}]{1,100}) \}\}/g, (_, words: string) =>
        macroOf(words),
      )
    : text;
  // Variables in variables were filled in when they were added.
  return fillMacros(filled, here.variables);
}

function fillMacros(text: string, variables: ReadonlyMap<string, Value>): string {
  if (!text.includes("$(") || text.length > 100_000) return text;
  return text.replaceAll(/\$\(([\w.-]{1,100})\)/g, (match, name: string) => {
    const value = variables.get(name.toLowerCase());
    return value === undefined || value === null || typeof value === "object" ? match : String(value);
  });
}

const longestVariable = 1_000;
const mostVariables = 500;

/** Variables with what they have of each other; long ones name no images, and some come to no end. */
export function settled(variables: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const few = [...variables].slice(0, mostVariables);
  const result = new Map(
    few.filter(([, value]) => typeof value !== "string" || value.length <= longestVariable),
  );
  for (let round = 0; round < 4; round++) {
    for (const [name, value] of result) {
      if (typeof value !== "string" || !value.includes("$(")) continue;
      const filled = fillMacros(value, result);
      if (filled.length <= longestVariable && !value.toLowerCase().includes(`$(${name})`))
        result.set(name, filled);
    }
  }
  return result;
}

export function valueHere({ node, here }: Part): Value {
  if (node.kind === "list") return node.items.slice(0, 500).map((item) => valueHere({ node: item, here }));
  if (node.kind === "map") {
    return new Map(
      [...node.entries].slice(0, 500).map(([name, { value }]) => [name, valueHere({ node: value, here })]),
    );
  }
  if (node.text.includes("${{")) return valueOfText(node.text, namesAt(here));
  return node.value === null || typeof node.value === "boolean" ? node.value : node.text;
}

/** A condition in words; undefined if it depends. */
export function truthHere(words: string, here: Here): boolean | undefined {
  return truthOf(evaluate(words, namesAt(here)));
}
