import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { coverageOf } from "@/lib/domain/posture/coverage/coverage-of";
import { isOpen } from "@/lib/domain/posture/coverage/effective-status";
import { bigPipeline } from "./big-pipeline";
import { growthExponent, inPairs, median, milliseconds, timeOf } from "./measure";
import { ratioRow } from "./ratio-row";
import type { Row } from "./table";

const today = "2026-11-24";
const sizes = [250, 500, 1_000, 1_500, 2_000] as const;
const most = 2;
/** Linear, plus sorting, which is n log n, and the noise of a machine. */
const mostExponent = 1.2;

export async function benchCoverage(): Promise<readonly Row[]> {
  const document = bigPipeline(1_000);
  const pipeline = pipelineFromDocument(document);
  const text = JSON.stringify(document);
  for (let warmUp = 0; warmUp < 20; warmUp++) coverageAndGaps(pipeline);
  const middle = await inPairs(
    31,
    () => coverageAndGaps(pipeline),
    () => JSON.parse(text) as unknown,
  );

  const sized = sizes.map((size) => [size, pipelineFromDocument(bigPipeline(size))] as const);
  const turns: (readonly (readonly [number, number])[])[] = [];
  // All sizes in each turn: a busy moment bends the curve of its own turn alone.
  for (let turn = 0; turn < 11; turn++) {
    const costs: (readonly [number, number])[] = [];
    for (const [size, of] of sized) costs.push([size, await timeOf(() => coverageAndGaps(of))]);
    turns.push(costs);
  }
  const exponent = median(turns.map(growthExponent));
  const usual = sizes.map((size, at) => [size, median(turns.map((costs) => costs[at]?.[1] ?? Number.NaN))]);
  return [
    ratioRow({
      what: `coverage and gaps of 1,000 nodes, all ${document.claims.length.toLocaleString("en")} claims set`,
      middle,
      most,
      floor: "to parse the document",
    }),
    {
      what: "growth of that from 250 to 2,000 nodes",
      measured: `n^${exponent.toFixed(2)}`,
      bound: `at most n^${mostExponent}`,
      beside: usual.map(([size, cost]) => `${size}: ${milliseconds(cost ?? Number.NaN)}`).join(", "),
      holds: exponent <= mostExponent,
    },
  ];
}

/** All statuses, and the gaps in both ways of counting, heaviest first. */
function coverageAndGaps(pipeline: Pipeline): unknown {
  const coverage = coverageOf(pipeline, mappedCatalogue, today);
  const pairs = [...assessmentsOf(pipeline, mappedCatalogue, today)];
  const gaps = (["declared", "proven"] as const).map((as) =>
    pairs.filter(({ status }) => isOpen(status, as)).toSorted((a, b) => b.control.weight - a.control.weight),
  );
  return { coverage, gaps };
}
