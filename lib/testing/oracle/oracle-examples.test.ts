import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue } from "@/lib/domain/catalogue/load";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { answer } from "./answer";
import { worldOf } from "./world";

/** Hand-worked cases beside the project, to be read and never copied. */
const file = path.resolve(import.meta.dirname, "../../../../shared/reference/analysis-examples-3.json");

interface Case {
  readonly name: string;
  readonly why: string;
  readonly document: PipelineDocument;
  readonly expect: readonly { readonly ask: string; readonly is: string }[];
}

// The form is what the file says of itself.
const cases = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly Case[] }).cases
  : [];
const title =
  cases.length > 0 ? "the shared examples" : "the shared examples (skipped: ../shared/reference is absent)";

describe.skipIf(cases.length === 0)(`the slow oracle answers ${title}`, () => {
  test.each(cases)("$name: $why", ({ document, expect: asks }) => {
    const world = worldOf(document, catalogue, "2026-11-24");
    for (const { ask, is } of asks) expect(`${ask}: ${answer(world, ask)}`).toBe(`${ask}: ${is}`);
  });
});
