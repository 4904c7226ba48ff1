import type { PipelineDocument } from "../pipeline/document";
import type { DocumentIssue } from "../pipeline/parse-document";
import type { Result } from "../result";

export const importFormats = ["json", "yaml", "threat-dragon", "otm", "tm-bom", "drawio"] as const;
export type ImportFormat = (typeof importFormats)[number];

export interface Imported {
  readonly format: ImportFormat;
  readonly document: PipelineDocument;
  /** Content of the file without a place in a pipeline, and guesses: sentences with a count and names. */
  readonly notCarried: readonly string[];
}

/** Nothing of a file that is refused is kept. A path is that of the file: keys and indices, or a line. */
export type ImportResult = Result<Imported, readonly DocumentIssue[]>;
