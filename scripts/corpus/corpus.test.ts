import { describe, expect, test } from "vitest";
import { scanFiles } from "@/lib/domain/scan/scan";
import { corpusFiles, corpusPipelines, corpusTitle, hasCorpus, readCorpus } from "@/lib/testing/corpus";
import { expectedSchema } from "./expected";
import { type PipelineScore, scorePipeline } from "./score";
import type { Subject } from "./subjects";

/** The least precision and recall over all pipelines together. */
const floors: readonly (readonly [Subject, number, number])[] = [
  ["ci", 1, 1],
  ["images", 0.95, 0.95],
  ["parents", 0.95, 0.95],
  ["registries", 0.95, 0.95],
  ["workloads", 0.9, 0.9],
  ["links", 0.85, 0.85],
  ["automated", 0.85, 0.85],
  ["controls", 0.85, 0.8],
];

describe.runIf(hasCorpus)(`Real pipelines of ${corpusTitle}`, () => {
  const scores: readonly PipelineScore[] = hasCorpus
    ? corpusPipelines.map((name) => {
        const expected = expectedSchema.parse(
          JSON.parse(readCorpus(`pipelines/${name}/expected.json`).toString("utf8")),
        );
        return scorePipeline(scanFiles(corpusFiles(name), { name, day: "2026-11-28" }), expected);
      })
    : [];

  test.each(floors)(
    "%s: what is said is right, and what an expert read is found",
    (subject, precision, recall) => {
      const count = (key: "found" | "missed" | "extra") =>
        scores.reduce((sum, score) => sum + score.scores[subject][key].length, 0);
      expect(count("found") / (count("found") + count("extra"))).toBeGreaterThanOrEqual(precision);
      expect(count("found") / (count("found") + count("missed"))).toBeGreaterThanOrEqual(recall);
    },
  );

  test("nothing is linked that must not be", () => {
    expect(scores.flatMap(({ forbidden }) => forbidden)).toEqual([]);
  });
});
