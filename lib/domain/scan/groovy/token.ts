/** Jenkins writes Groovy, TeamCity Kotlin. They differ in few of their marks. */
export type Dialect = "groovy" | "kotlin";

/** A part of a text: what it says itself, up to the end of its line, or code whose value is put in. */
export type Piece =
  | { readonly kind: "said"; readonly text: string; readonly line: number }
  | {
      readonly kind: "code";
      readonly code: string;
      readonly tokens: readonly Token[];
      readonly line: number;
    };

export interface Token {
  readonly kind: "name" | "number" | "text" | "operator" | "open" | "close" | "newline" | "end";
  /** As written; "" for texts, whose pieces say it. */
  readonly text: string;
  readonly line: number;
  /** Start and end in the file, in characters. */
  readonly from: number;
  readonly to: number;
  /** A blank is before it on its line. */
  readonly spaced: boolean;
  readonly pieces?: readonly Piece[];
}

/** A fault of a file, with its place. */
export interface Fault {
  readonly line: number;
  readonly message: string;
}
