import type { SourceFile, SourceTree } from "../source";
import type { ScriptLine } from "../yaml/yaml-node";
import type { Desk, Flow, Session } from "./call";
import type { Scope, Value } from "./expand-word";
import type { Variables } from "./variables";

export interface Start {
  readonly by: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  /** The folder in which the job began. */
  readonly root: string;
  readonly folder: string | undefined;
  readonly variables: Variables;
  readonly session: Session;
  readonly isElsewhere: boolean;
  /** Scripts that are being read, from the outermost. */
  readonly stack: readonly string[];
  readonly positional: readonly string[];
}

/** A shell's state, changed by its commands. */
export interface ShellState extends Scope, Desk {
  readonly file: SourceFile;
  readonly root: string;
  readonly stack: readonly string[];
  folder: string | undefined;
  variables: Variables;
  /** Folders to come back to. */
  readonly left: (string | undefined)[];
  positional: readonly string[];
  /** `set +e`: failures are passed over. */
  isLenient: boolean;
  hasPipefail: boolean;
  readonly given: (name: string, raw: string, adds?: boolean) => Exclude<Value, undefined>;
  /** Nothing after this runs, unless this itself may not run. */
  readonly end: () => void;
  /** Another script that begins here, in a place of its own. */
  readonly child: (changes: Partial<Start>) => {
    readonly read: (lines: readonly ScriptLine[]) => Flow | undefined;
  };
}
