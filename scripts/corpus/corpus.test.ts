import { describe, expect, test } from "vitest";
import { scanFiles } from "@/lib/domain/scan/scan";
import { corpusFiles, corpusPipelines, corpusTitle, hasCorpus, readCorpus } from "@/lib/testing/corpus";
import { type Construct, constructsOfFiles, scoreOfConstruct } from "./constructs";
import { expectedSchema } from "./expected";
import { scorePipeline } from "./score";
import type { Score, Subject } from "./subjects";

/** The minimum precision and recall over all pipelines together. */
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

/** Few rest on files with `parallel`, so one miss weighs much. */
const constructFloors: readonly (readonly [Construct, number, number])[] = [
  ["parallel", 0.85, 0.8],
  ["matrix", 0.85, 0.85],
  ["shared library", 0.85, 0.85],
  ["input, approval", 0.85, 0.85],
  ["when, condition", 0.85, 0.85],
  ["template, extends, include", 0.85, 0.85],
  ["multi-stage", 0.85, 0.85],
  ["ARG", 0.85, 0.85],
];

describe.runIf(hasCorpus)(`Real pipelines of ${corpusTitle}`, () => {
  const scored = hasCorpus
    ? corpusPipelines.map((name) => {
        const expected = expectedSchema.parse(
          JSON.parse(readCorpus(`pipelines/${name}/expected.json`).toString("utf8")),
        );
        const files = corpusFiles(name);
        const scan = scanFiles(files, { name, day: "2026-11-28" });
        return { score: scorePipeline(scan, expected), held: constructsOfFiles(files, scan.files) };
      })
    : [];

  const ratesOf = (all: readonly Score[]) => {
    const count = (key: "found" | "missed" | "extra") =>
      all.reduce((sum, score) => sum + score[key].length, 0);
    const found = count("found");
    return { precision: found / (found + count("extra")), recall: found / (found + count("missed")) };
  };

  test.each(floors)(
    "%s: what is said is right, and what an expert read is found",
    (subject, precision, recall) => {
      const rates = ratesOf(scored.map(({ score }) => score.scores[subject]));
      expect(rates.precision).toBeGreaterThanOrEqual(precision);
      expect(rates.recall).toBeGreaterThanOrEqual(recall);
    },
  );

  test.each(constructFloors)(
    "in files with %s: the same, of all subjects together",
    (construct, precision, recall) => {
      const own = scored.flatMap(({ score, held }) =>
        Object.values(scoreOfConstruct(score, held, construct)),
      );
      expect(ratesOf(own).precision).toBeGreaterThanOrEqual(precision);
      expect(ratesOf(own).recall).toBeGreaterThanOrEqual(recall);
    },
  );

  test("nothing is linked that must not be", () => {
    expect(scored.flatMap(({ score }) => score.forbidden)).toEqual([]);
  });
});
