import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { coverageOf } from "@/lib/domain/posture/coverage/coverage-of";
import { isOpen } from "@/lib/domain/posture/coverage/effective-status";
import { bigPipeline } from "./big-pipeline";
import { growthExponent, median, milliseconds, timeOf } from "./measure";
import { readPosture } from "./read-posture";
import type { Row } from "./table";

const today = "2026-11-24";
const sizes = [1_000, 2_000, 4_000, 7_000, 10_000] as const;
const most = 50;
/** Linear, with sorting, which is n log n, and the noise of a machine. */
const mostExponent = 1.2;
/** Of the whole posture, ways past gates and all, of the smallest and of the largest map. */
const mostWhole = [200, 3_000] as const;

export async function benchAnalysis(): Promise<readonly Row[]> {
  const document = bigPipeline(1_000);
  const pipeline = pipelineFromDocument(document);
  for (let warmUp = 0; warmUp < 20; warmUp++) coverageAndGaps(pipeline);
  const text = JSON.stringify(document);
  const { fastest, middle } = await repeat(() => coverageAndGaps(pipeline), 31);
  const reading = await repeat(() => readClaims(pipeline), 31);
  const parsing = await repeat(() => JSON.parse(text) as unknown, 31);

  const sized = sizes.map((size) => ({
    size,
    of: pipelineFromDocument(bigPipeline(size)),
    taken: [] as number[],
  }));
  // In turns, and the fastest of each: a busy moment of the machine must not bend the curve.
  for (let turn = 0; turn < 12; turn++)
    for (const { of, taken } of sized) taken.push(await timeOf(() => coverageAndGaps(of)));
  const costs = sized.map(({ size, taken }) => [size, Math.min(...taken)] as const);
  const exponent = growthExponent(costs);
  return [
    {
      what: `coverage and gaps of 1,000 nodes, all ${document.claims.length} claims set`,
      measured: `${milliseconds(fastest)} (median ${milliseconds(middle)})`,
      bound: `under ${most} ms`,
      beside: `${milliseconds(reading.fastest)} to look at each claim once, ${milliseconds(parsing.fastest)} to parse the document`,
      holds: fastest < most,
    },
    {
      what: "growth of that from 1,000 to 10,000 nodes",
      measured: `n^${exponent.toFixed(2)}`,
      bound: `at most n^${mostExponent}`,
      beside: costs.map(([size, cost]) => `${size}: ${milliseconds(cost)}`).join(", "),
      holds: exponent <= mostExponent,
    },
    await wholePosture([sized[0]?.of ?? pipeline, sized.at(-1)?.of ?? pipeline]),
  ];
}

/** How everything stands, and what is open where in both ways of counting, the heaviest first. */
function coverageAndGaps(pipeline: Pipeline): unknown {
  const coverage = coverageOf(pipeline, mappedCatalogue, today);
  const pairs = [...assessmentsOf(pipeline, mappedCatalogue, today)];
  const gaps = (["declared", "proven"] as const).map((as) =>
    pairs.filter(({ status }) => isOpen(status, as)).toSorted((a, b) => b.control.weight - a.control.weight),
  );
  return { coverage, gaps };
}

/** The same maps with all that is worked out on top: each gap's priority needs every gate, the ways past it, and its cheapest fix. */
async function wholePosture([small, large]: readonly [Pipeline, Pipeline]): Promise<Row> {
  const [ofSmall, ofLarge] = [
    await repeat(() => readPosture(analyse(small, mappedCatalogue, today)), 20),
    await repeat(() => readPosture(analyse(large, mappedCatalogue, today)), 5),
  ];
  return {
    what: "the whole posture of 1,000 and of 10,000 of these nodes, gaps and ways in read",
    measured: `${milliseconds(ofSmall.fastest)}, ${milliseconds(ofLarge.fastest)}`,
    bound: `under ${mostWhole.map(milliseconds).join(", ")}`,
    beside: "of layers upon layers: see posture",
    holds: ofSmall.fastest < mostWhole[0] && ofLarge.fastest < mostWhole[1],
  };
}

function readClaims(pipeline: Pipeline): number {
  let implemented = 0;
  for (const ofNode of pipeline.claims.values())
    for (const claim of ofNode.values()) if (claim.status === "implemented") implemented += 1;
  return implemented;
}

/** Computing alone: the fastest of some runs has the least in it of whatever else the machine does. */
async function repeat(
  work: () => unknown,
  runs: number,
): Promise<{ readonly fastest: number; readonly middle: number }> {
  const taken: number[] = [];
  for (let run = 0; run < runs; run++) taken.push(await timeOf(work));
  return { fastest: Math.min(...taken), middle: median(taken) };
}
