import type { Fact } from "../facts";
import { runScript, type ScriptContext } from "../shell/read-script";
import type { ScriptLine } from "../yaml/yaml-node";
import { settle } from "./fill-variables";

/** The effects of script lines, and the variables that they pass on. */
export function runStep(
  lines: readonly ScriptLine[],
  context: ScriptContext,
): { readonly facts: readonly Fact[]; readonly handedOn: ReadonlyMap<string, string> } {
  return runScript(lines, { ...context, variables: settle(context.variables) });
}

/** The same, where nothing comes after it. */
export function runLines(lines: readonly ScriptLine[], context: ScriptContext): readonly Fact[] {
  return runStep(lines, context).facts;
}
