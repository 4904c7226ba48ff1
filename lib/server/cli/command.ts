import "server-only";
import type { ParseArgsConfig } from "node:util";

/** What a command says: text for people, a value for `--json`, and how it went. */
export type Outcome = {
  readonly text: string;
  readonly json: unknown;
  readonly code: 0 | 1 | 2;
  /** What did not work, for standard error. */
  readonly complaint?: string;
  /** In place of the text: what is written as it is, to the byte. */
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
  /** The least and the most arguments that are not options. */
  readonly takes: readonly [number, number];
  readonly run: (args: readonly string[], values: Values) => Promise<Outcome>;
};

/** The command was called in a way that it does not know: exit code 2. */
export class MisuseError extends Error {
  override readonly name = "MisuseError";
}
