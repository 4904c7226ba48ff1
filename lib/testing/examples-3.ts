import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { PipelineDocument } from "../domain/pipeline/document";

/** Worked examples of the analysis beside the project; tests that need them are skipped where they are absent. */
const file = path.resolve(import.meta.dirname, "../../../shared/reference/examples-3.json");

export interface WorkedExample {
  readonly name: string;
  readonly rule: string;
  readonly document: PipelineDocument;
  /** `question` is a word and what it is asked of; the answer is as declared. */
  readonly expect: readonly { readonly question: string; readonly answer: unknown }[];
  readonly why: string;
}

export const hasWorkedExamples = existsSync(file);
export const workedTitle = hasWorkedExamples
  ? "the worked examples"
  : "the worked examples (skipped: ../shared/reference/examples-3.json is absent)";
export const workedExamples = hasWorkedExamples
  ? // The form is what the design page beside the file says.
    (JSON.parse(readFileSync(file, "utf8")) as readonly WorkedExample[])
  : [];
/** The day on which they are answered. */
export const workedToday = "2026-11-24";
