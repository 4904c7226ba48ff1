import type { Interpreter } from "../groovy/interpreter";
import type { Program } from "../groovy/parse-program";
import { type FunctionValue, Scope } from "../groovy/value";
import type { SourceTree } from "../source";

/** The way from a path to its program, so that a file that is named often is read once. */
export type Programs = (path: string) => Program | undefined;

/** The steps of shared libraries among the files: `vars/name.groovy`. */
export class SharedSteps {
  private readonly programs: Programs;
  private readonly paths = new Map<string, string>();

  constructor(tree: SourceTree, programs: Programs) {
    this.programs = programs;
    for (const path of tree.keys()) {
      const name = /(?:^|\/)vars\/(\w+)\.groovy$/.exec(path)?.[1];
      if (name !== undefined && !this.paths.has(name)) this.paths.set(name, path);
    }
  }

  /** `name(...)` or `name.method(...)`. */
  find(path: string, interpreter: Interpreter): FunctionValue | undefined {
    const [name = "", method = "call", ...rest] = path.split(".");
    const file = rest.length === 0 ? this.paths.get(name) : undefined;
    const program = file === undefined ? undefined : this.programs(file);
    if (!program || file === undefined) return undefined;
    const scope = new Scope(file);
    interpreter.run(
      program.statements.filter(({ kind }) => kind === "function" || kind === "assign"),
      scope,
    );
    const found = scope.values.get(method);
    return found?.kind === "function" ? found : undefined;
  }
}

/** Variables of cmd and PowerShell as a shell writes them. */
export function asShell(text: string, kind: string): string {
  return kind === "bat"
    ? text.replaceAll(/%(\w+)%/g, "${$1}")
    : text.replaceAll(
        /\$\{env:(\w+)\}|\$env:(\w+)/gi,
        (_, a: string | undefined, b: string | undefined) => `\${${a ?? b}}`,
      );
}
