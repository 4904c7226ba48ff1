import type { Trigger } from "../facts";
import type { Interpreter } from "../groovy/interpreter";
import { asText, type ClosureValue, type Scope, type TextValue, type Value } from "../groovy/value";
import type { Place, SourceFile, SourceTree } from "../source";
import type { JobBook } from "./job-book";

/** A line of a section such as `agent { docker { image 'x' } }`: its name, and what it is given. */
export interface Setting {
  readonly name: string;
  readonly values: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly closure: ClosureValue | undefined;
  readonly at: Place;
}

/** The reading of one Jenkinsfile: what its parts share. */
export interface Run {
  readonly ci: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  /** The folder of the tree that the file takes for the root of its repository. */
  readonly root: string;
  readonly book: JobBook;
  readonly interpreter: Interpreter;
  readonly triggers: Trigger[];
  readonly parameters: Map<string, Value>;
  /** Environment variables of the file, each with its line. */
  readonly variablesSaid: { readonly text: string; readonly at: Place }[];
  /** Variables of the environment, the innermost first. */
  env: Scope;
  /** In which folder of the tree steps run; undefined if that is not known. */
  folder: string | undefined;
  /** The host of the registry that images are pushed to. */
  registry: string;
  readonly settings: (closure: ClosureValue) => readonly Setting[];
  readonly runClosure: (closure: ClosureValue) => void;
  readonly shell: (script: TextValue, line: number, scope: Scope) => void;
  /** A pipeline as a text in a job: its lines are those of the text. */
  readonly runText: (script: TextValue) => void;
  /** Something seen of which nothing follows. */
  readonly note: (at: Place, why: string) => void;
  /** Variables that are put into manifests before they are applied. */
  readonly replacements: () => Readonly<Record<string, string>>;
}

/** A named argument as a text, or the first one without a name. */
export function argument(
  named: ReadonlyMap<string, Value>,
  values: readonly Value[],
  ...names: readonly string[]
): string | undefined {
  for (const name of names) {
    const found = asText(named.get(name));
    if (found !== undefined) return found;
  }
  return names.length === 0 || names.includes("") ? asText(values[0]) : undefined;
}
