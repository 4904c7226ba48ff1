export interface Redirect {
  readonly text: string;
  readonly target: string;
}

/** A command with its words as written. */
export interface Command {
  readonly kind: "command";
  readonly words: readonly string[];
  readonly redirects: readonly Redirect[];
  /** A text that it is given, and the line on which that begins. */
  readonly heredoc?: { readonly text: string; readonly line: number };
  readonly line: number;
}

export type Node =
  | Command
  /** `NAME=(a b c)`. */
  | {
      readonly kind: "array";
      readonly name: string;
      readonly adds: boolean;
      readonly words: readonly string[];
    }
  | { readonly kind: "group"; readonly body: Script; readonly isSubshell: boolean }
  /** One of its bodies runs, or none if it has no else. */
  | {
      readonly kind: "branches";
      readonly condition: Script;
      readonly bodies: readonly Script[];
      readonly isComplete: boolean;
      /** For `case`: the deciding word, and the patterns of each body. */
      readonly choice?: { readonly word: string; readonly patterns: readonly (readonly string[])[] };
    }
  /** With a variable for each of its words; without one as long as its condition holds. */
  | {
      readonly kind: "loop";
      readonly variable?: string;
      readonly words: readonly string[];
      readonly condition: Script;
      readonly body: Script;
      readonly line: number;
    }
  | { readonly kind: "function"; readonly name: string; readonly body: Script };

export interface Step {
  /** Joined by `|`. */
  readonly pipeline: readonly Node[];
  readonly isNegated: boolean;
  /** The separator before the next step. */
  readonly ending: "&&" | "||" | ";" | "&" | "\n";
}

export type Script = readonly Step[];
