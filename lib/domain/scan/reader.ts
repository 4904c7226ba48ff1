import type { Fact } from "./facts";
import type { NotUnderstood, SourceFile, SourceTree } from "./source";

/** The facts of one file. A faulty file gives those before the fault, and the fault under `notUnderstood`. */
export interface Reading {
  readonly facts: readonly Fact[];
  readonly notUnderstood: readonly NotUnderstood[];
}

/** Turns files of one format into facts. Adding a format is one of these, a row in `readers.ts`, and its fixtures. */
export interface Reader {
  /** As the table of formats says it: `jenkinsfile`, `github-actions`. */
  readonly format: string;
  /** Recognises a file by its path, or else by its content. Cheap, as it runs for every file. */
  readonly recognises: (file: SourceFile) => boolean;
  /**
   * Reads a file; others of the tree where it names them (values, includes, modules). Pure, fetches nothing, throws nothing
   * whatever the text.
   */
  readonly read: (file: SourceFile, tree: SourceTree) => Reading;
}
