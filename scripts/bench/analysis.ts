import { mappedCatalogue } from "@/lib/domain/catalog/load-mappings";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { analyse } from "@/lib/domain/posture/analyse";
import { bigPipeline } from "./big-pipeline";
import { growthExponent, median, milliseconds, timeOf } from "./measure";
import type { Row } from "./table";

const today = "2026-11-24";
const sizes = [1_000, 2_000, 4_000, 7_000, 10_000] as const;
const most = 50;
/** Linear, with the sorting of the gaps, which is n log n, and the noise of a machine. */
const mostExponent = 1.2;

export async function benchAnalysis(): Promise<readonly Row[]> {
  const document = bigPipeline(1_000);
  const pipeline = pipelineFromDocument(document);
  for (let warmUp = 0; warmUp < 20; warmUp++) analyse(pipeline, mappedCatalogue, today);
  const text = JSON.stringify(document);
  const { fastest, middle } = await repeat(() => analyse(pipeline, mappedCatalogue, today), 31);
  const reading = await repeat(() => readClaims(pipeline), 31);
  const parsing = await repeat(() => JSON.parse(text) as unknown, 31);

  const sized = sizes.map((size) => ({ size, of: pipelineFromDocument(bigPipeline(size)), taken: [] as number[] }));
  // In turns, and the fastest of each: a busy moment of the machine must not bend the curve.
  for (let turn = 0; turn < 12; turn++) for (const { of, taken } of sized) taken.push(await timeOf(() => analyse(of, mappedCatalogue, today)));
  const costs = sized.map(({ size, taken }) => [size, Math.min(...taken)] as const);
  const exponent = growthExponent(costs);
  return [
    {
      what: `coverage, gaps and all else of the posture of 1,000 nodes, all ${document.claims.length} claims set`,
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
  ];
}

/** The least that any analysis has to do. */
function readClaims(pipeline: Pipeline): number {
  let implemented = 0;
  for (const ofNode of valuesOf(pipeline.claims)) for (const claim of ofNode.values()) if (claim.status === "implemented") implemented += 1;
  return implemented;
}

/** Computing alone: the fastest of some runs has the least in it of whatever else the machine does. */
async function repeat(work: () => unknown, runs: number): Promise<{ readonly fastest: number; readonly middle: number }> {
  const taken: number[] = [];
  for (let run = 0; run < runs; run++) taken.push(await timeOf(work));
  return { fastest: Math.min(...taken), middle: median(taken) };
}
