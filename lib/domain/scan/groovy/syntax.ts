import type { Piece } from "./token";

/** A part of a program that has a value. `line` is where it begins. */
export type Expression = { readonly line: number } & (
  | { readonly kind: "text"; readonly pieces: readonly TextPiece[] }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "member"; readonly of: Expression; readonly name: string }
  | { readonly kind: "call"; readonly of: Expression; readonly args: readonly Argument[] }
  | { readonly kind: "index"; readonly of: Expression; readonly at: Expression }
  /** A list, or a map where its items have names. */
  | { readonly kind: "list"; readonly items: readonly Argument[]; readonly isMap: boolean }
  | ClosureExpression
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "not"; readonly of: Expression }
  | {
      readonly kind: "choice";
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  /** Statements that have a value in Kotlin: `if`, `when`, `try`. */
  | { readonly kind: "statement"; readonly statement: Statement }
  | { readonly kind: "unread" }
);

export interface ClosureExpression {
  readonly kind: "closure";
  readonly line: number;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** As the file writes it, brackets too. */
  readonly source: string;
}

/** A text's piece whose code is read. */
export type TextPiece =
  | Extract<Piece, { kind: "said" }>
  | { readonly kind: "code"; readonly code: string; readonly value: Expression; readonly line: number };

export interface Argument {
  readonly name?: string;
  /** A name that has to be worked out: `("${service}")`, `(name)`. */
  readonly key?: Expression;
  readonly value: Expression;
  readonly line: number;
}

export interface Parameter {
  /** Several where it is taken apart: `(name, image) ->`. */
  readonly names: readonly string[];
  readonly fallback?: Expression;
}

export type Statement = { readonly line: number } & (
  | { readonly kind: "expression"; readonly value: Expression }
  | {
      readonly kind: "assign";
      readonly targets: readonly Expression[];
      readonly value?: Expression;
      /** `=`, `+=` or `<<`. */
      readonly operator: string;
      readonly isDeclared: boolean;
    }
  | {
      readonly kind: "function";
      readonly name: string;
      readonly parameters: readonly Parameter[];
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "class";
      /** `object`, `class`, `interface`. */
      readonly what: string;
      readonly name: string;
      readonly base?: Expression;
      readonly parameters: readonly Parameter[];
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "if";
      readonly condition: Expression;
      /** As written. */
      readonly source: string;
      readonly yes: readonly Statement[];
      readonly no: readonly Statement[];
    }
  | {
      readonly kind: "for";
      readonly parameter: Parameter;
      readonly over: Expression;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "switch";
      readonly subject?: Expression;
      readonly source: string;
      readonly cases: readonly SwitchCase[];
    }
  /** `while`, `try`, a bare block: what is in it runs. */
  | { readonly kind: "block"; readonly body: readonly Statement[] }
  | { readonly kind: "return"; readonly value?: Expression }
  | { readonly kind: "annotation"; readonly name: string; readonly args: readonly Argument[] }
);

export interface SwitchCase {
  /** Empty for the default. */
  readonly matches: readonly Expression[];
  readonly body: readonly Statement[];
}
