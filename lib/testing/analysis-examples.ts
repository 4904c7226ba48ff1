import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { PipelineDocument } from "../domain/pipeline/document";
import { type Pipeline, pipelineFromDocument } from "../domain/pipeline/pipeline";
import { analyse } from "../domain/posture/analyse";
import type { Posture } from "../domain/posture/posture";

/** Hand-worked cases of the analysis beside the project; tests that need them are skipped where they are absent. */
const file = path.resolve(import.meta.dirname, "../../../shared/reference/analysis-examples-3.json");

/** The day on which the cases are answered. */
export const examplesToday = "2026-11-24";

export interface ExampleCase {
  readonly name: string;
  readonly why: string;
  readonly document: PipelineDocument;
  /** `ask` is a word and what it is asked of: "gate img-vuln-scan", "state hub>jenkins". */
  readonly expect: readonly { readonly ask: string; readonly is: string }[];
}

export const hasExamples = existsSync(file);
/** For the title of a suite, so that a run says why it was skipped. */
export const examplesTitle = hasExamples
  ? "the hand-worked cases"
  : "the hand-worked cases (skipped: ../shared/reference/analysis-examples-3.json is absent)";

function readCases(): readonly ExampleCase[] {
  // The form is what the file's own `about` says.
  const { cases } = JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly ExampleCase[] };
  return cases;
}

export const exampleCases: readonly ExampleCase[] = hasExamples ? readCases() : [];

/** What a question is asked of. */
export interface AskedCase {
  /** The words after the first: a place, a control. */
  readonly words: readonly string[];
  readonly pipeline: Pipeline;
  readonly posture: Posture;
}

/** By the first word of a question, how it is answered, in the words of the file. */
export type Answers = { readonly [ask: string]: (asked: AskedCase) => string };

export interface ExampleAnswer {
  readonly ask: string;
  readonly is: string;
}

/** What the analysis answers to those questions of a case that can be answered, and what the file expects, in the same order. */
export function answerCase(
  { document, expect }: ExampleCase,
  answers: Answers,
): { readonly found: readonly ExampleAnswer[]; readonly expected: readonly ExampleAnswer[] } {
  const asked = expect.filter(({ ask }) => Object.hasOwn(answers, ask.split(" ")[0] ?? ""));
  if (asked.length === 0) return { found: [], expected: [] };
  const pipeline = pipelineFromDocument(document);
  const posture = analyse(pipeline, mappedCatalogue, examplesToday);
  const found = asked.map(({ ask }) => {
    const [first = "", ...words] = ask.split(" ");
    return { ask, is: answers[first]?.({ words, pipeline, posture }) ?? "" };
  });
  return { found, expected: asked.map(({ ask, is }) => ({ ask, is })) };
}
