import "server-only";
import type { ParseArgsConfig } from "node:util";

/** The result of a command: text for people, a value for `--json`, and the exit status. */
export type Outcome = {
  readonly text: string;
  readonly json: unknown;
  readonly code: 0 | 1 | 2;
  /** Failures, for standard error. */
  readonly complaint?: string;
  /** Replaces the text: written unchanged, to the byte. */
  readonly file?: string | Uint8Array;
};

type Options = NonNullable<ParseArgsConfig["options"]>;

export type Values = {
  readonly [option: string]: string | boolean | readonly (string | boolean)[] | undefined;
};

export type Command = {
  readonly summary: string;
  readonly usage: string;
  readonly help: string;
  readonly options: Options;
  /** The minimum and maximum number of arguments beside options. */
  readonly takes: readonly [number, number];
  readonly run: (args: readonly string[], values: Values) => Promise<Outcome>;
};

/** The command was called incorrectly: exit status 2. */
export class MisuseError extends Error {
  override readonly name = "MisuseError";
}
