import type { Fact } from "../facts";
import { runScript, type ScriptContext } from "../shell/read-script";
import type { ScriptLine } from "../yaml/yaml-node";
import { settle } from "./fill-variables";

/** What lines of a script do, and what they hand on, with variables whose values are filled in before. */
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
