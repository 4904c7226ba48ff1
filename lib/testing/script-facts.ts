import type { Fact } from "@/lib/domain/scan/facts";
import { factsOf } from "./facts-of";
import { treeOf } from "./tree-of";
import { readScript, type ScriptContext } from "@/lib/domain/scan/shell/read-script";

export interface GivenScript {
  readonly files?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly onHost?: boolean;
}

/** The job `ci.yml#job`, with these files around it. */
export function scriptContext({
  files = {},
  variables = {},
  folder = "",
  onHost = false,
}: GivenScript = {}): ScriptContext {
  return {
    by: "ci.yml#job",
    file: { path: "ci.yml", text: "" },
    tree: treeOf(files),
    folder,
    onHost,
    variables: new Map(Object.entries(variables)),
  };
}

/** What a script says that begins on the first line. */
export function scriptFacts(script: string, given?: GivenScript): readonly Fact[] {
  const lines = script.split("\n").map((text, index) => ({ text, line: index + 1 }));
  return readScript(lines, scriptContext(given));
}

export function scriptFactsOf<Kind extends Fact["kind"]>(kind: Kind, script: string, given?: GivenScript) {
  return factsOf({ facts: scriptFacts(script, given) }, kind);
}

export function controlsOf(script: string): readonly string[] {
  return scriptFactsOf("control", script).map(({ control, status }) => `${control} ${status}`);
}
