import type { Expression, Statement } from "./syntax";
import type { ClosureValue, Scope, Value } from "./value";

/** A call as the tool that runs the file sees it. */
export interface Call {
  /** `docker.build`, where it is made of names alone. */
  readonly path: string | undefined;
  readonly method: string;
  /** The receiver of the call. */
  readonly receiver: Value | undefined;
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** The last of its arguments, where that is one. */
  readonly closure: ClosureValue | undefined;
  readonly line: number;
  readonly scope: Scope;
}

export interface Branch {
  /** The condition as written. */
  readonly condition: string;
  /** It runs only if a person changes the default. */
  readonly needsPerson: boolean;
  readonly run: () => void;
}

/** A tool's extension of the language: its own calls, names and placeholders. */
export interface Host {
  readonly namedArguments: "as-map" | "by-name";
  /** Undefined for other calls. */
  readonly call: (call: Call) => Value | undefined;
  /** An unknown call; its closure has not run. */
  readonly unknownCall: (call: Call) => Value;
  readonly lookup: (name: string, scope: Scope) => Value | undefined;
  readonly member: (path: string, scope: Scope) => Value | undefined;
  readonly assign: (path: string, value: Value, line: number, scope: Scope) => boolean;
  readonly declareClass: (statement: Extract<Statement, { kind: "class" }>, scope: Scope) => void;
  readonly annotation: (statement: Extract<Statement, { kind: "annotation" }>, scope: Scope) => void;
  /** Runs alternative branches; which one applies is unknown. */
  readonly branches: (branches: readonly Branch[]) => void;
  /** How code without a value is written in a text. */
  readonly placeholder: (code: string) => string;
}

/** `a.b.c`, where it is made of names alone. */
export function pathOf(expression: Expression): string | undefined {
  const names: string[] = [];
  let here = expression;
  while (here.kind === "member" && names.length < 20) {
    names.unshift(here.name);
    here = here.of;
  }
  return here.kind === "name" ? [here.name, ...names].join(".") : undefined;
}
