import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corpusFiles, corpusPipelines, corpusTitle, hasCorpus } from "@/lib/testing/corpus";
import { mutated } from "@/lib/testing/mutated";
import { readers } from "./readers";
import type { SourceFile, SourceTree } from "./source";

const runs = Number(process.env["SCAN_FUZZ_RUNS"] ?? 80);

interface Place {
  readonly file: SourceFile;
  readonly tree: SourceTree;
}

/** Every file of real pipelines that some format recognises, with the others of its pipeline around it. */
const places: readonly Place[] = hasCorpus
  ? corpusPipelines.flatMap((name) => {
      const files = corpusFiles(name);
      const tree = new Map(files.map((file) => [file.path, file]));
      return files
        .filter((file) => readers.some(({ recognises }) => recognises(file)))
        .map((file) => ({ file, tree }));
    })
  : [];

describe.runIf(hasCorpus)(`Damaged files of ${corpusTitle}`, () => {
  test("are read without a throw, within 2 seconds of work, each fact with a line of its file, no prototype touched", () => {
    const damaged = fc
      .nat(Math.max(0, places.length - 1))
      .chain((index) => fc.tuple(fc.constant(index), mutated(places[index]?.file.text ?? "")));
    fc.assert(
      fc.property(damaged, ([index, text]) => {
        const place = places[index];
        if (!place) throw new Error("There is no such place.");
        const file = { path: place.file.path, text };
        const tree = new Map(place.tree).set(file.path, file);
        const before = process.cpuUsage();
        for (const reader of readers) {
          if (!reader.recognises(file)) continue;
          const { facts, notUnderstood } = reader.read(file, tree);
          for (const { at } of [...facts, ...notUnderstood]) {
            const lines = tree.get(at.file)?.text.split("\n").length ?? 0;
            expect(at.line, `${at.file}, read as ${reader.format}`).toBeLessThanOrEqual(lines);
            expect(at.line).toBeGreaterThanOrEqual(1);
          }
        }
        expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  }, 3_600_000);
});
