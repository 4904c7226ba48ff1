import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue } from "@/lib/domain/catalogue/load";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { type Answer, answer3 } from "./answer-3";
import { worldOf } from "./world";

/** Worked examples of version 3 beside the project, to be read and never copied. */
const file = path.resolve(import.meta.dirname, "../../../../shared/reference/examples-3.json");

interface Example {
  readonly name: string;
  readonly why: string;
  readonly document: PipelineDocument;
  readonly expect: readonly { readonly question: string; readonly answer: Answer }[];
}

// The form is what the text of version 3 says of it.
const examples = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as readonly Example[]) : [];
const title =
  examples.length > 0
    ? "the worked examples of version 3"
    : "the worked examples of version 3 (skipped: ../shared/reference/examples-3.json is absent)";

describe.skipIf(examples.length === 0)(`the slow oracle answers ${title}`, () => {
  test.each(examples)("$name: $why", ({ document, expect: questions }) => {
    const world = worldOf(document, catalogue, "2026-11-24");
    for (const { question, answer } of questions)
      expect({ question, answer: answer3(world, question) }).toEqual({ question, answer });
  });
});
