import type { ScriptLine } from "../yaml/yaml-node";
import { expandMake, type MakeScope } from "./expand-make";
import type { Makefile, MakeTarget } from "./parse-makefile";

/** The commands of a recipe as a shell gets them: each a script of its own. */
export type Commands = readonly (readonly ScriptLine[])[];

interface Wanted {
  readonly makefile: Makefile;
  /** Values from the command line and the environment, which the file's `=` does not override. */
  readonly given: ReadonlyMap<string, string>;
  readonly shell?: (command: string) => string | undefined;
}

/** A target by its name, or by a pattern such as `push-%`, with what `%` is. */
export function targetCalled(
  { targets }: Makefile,
  name: string,
): { readonly target: MakeTarget; readonly stem?: string } | undefined {
  const own = targets.get(name);
  if (own) return { target: own };
  for (const target of targets.values()) {
    const [before, after, ...others] = target.name.split("%");
    if (before === undefined || after === undefined || others.length > 0) continue;
    if (name.startsWith(before) && name.endsWith(after) && name.length > target.name.length - 1)
      return { target, stem: name.slice(before.length, name.length - after.length) };
  }
  return undefined;
}

/** The recipe of one target, without those of its prerequisites. */
export function commandsOf(
  target: MakeTarget,
  { makefile, given, shell }: Wanted,
  name = target.name,
  stem?: string,
): Commands {
  const scope: MakeScope = {
    get: (variable) => {
      if (variable === "@") return name;
      if (variable === "*") return stem;
      if (variable === "<") return target.prerequisites[0];
      if (variable === "MAKE") return "make";
      if (variable === "CURDIR" || variable === "PWD") return "$$(pwd)";
      return (
        given.get(variable) ??
        target.variables.get(variable) ??
        knownOf(makefile.variables.get(variable), shell)
      );
    },
    ...(shell && { shell }),
  };
  return target.recipe.flatMap((command) => {
    const expanded = command.map(({ text, line }) => ({ text: expandMake(text, scope), line }));
    const [only, another] = expanded;
    // A variable of several lines is as many commands.
    if (!only || another || !only.text.includes("\n")) return [asShellGetsIt(expanded)];
    return continued(only.text).map((text) => asShellGetsIt([{ text, line: only.line }]));
  });
}

/** Without `@` and `+`; a `-` says that a failure does not count. */
function asShellGetsIt(command: readonly ScriptLine[]): readonly ScriptLine[] {
  const prefix = /^\s*([@+-]*)\s*/.exec(command[0]?.text ?? "");
  const isExcused = prefix?.[1]?.includes("-") ?? false;
  return command.map(({ text, line }, index) => {
    const bare = index === 0 ? text.slice(prefix?.[0].length ?? 0) : text;
    return { text: isExcused && index === command.length - 1 ? `${bare} || true` : bare, line };
  });
}

/** Lines of a text, those that go on taken together. */
function continued(text: string): readonly string[] {
  return text.split(/(?<!\\)\n/).filter((line) => line.trim() !== "");
}

/** A variable that is only what a command prints stays a variable, unless a file tells what that is. */
function knownOf(
  value: string | undefined,
  shell: ((command: string) => string | undefined) | undefined,
): string | undefined {
  const command = value === undefined ? null : /^\$[({]shell\s+([^()]*)[)}]$/.exec(value);
  return command ? shell?.(command[1] ?? "") : value;
}
