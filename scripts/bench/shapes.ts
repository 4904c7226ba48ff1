import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse, lookForChanges } from "@/lib/domain/posture/analyse";
import { layeredPipeline } from "./layered-pipeline";
import { inPairs, milliseconds, timeOf, times } from "./measure";
import { plainVerdicts } from "./plain-verdicts";
import { ratioRow } from "./ratio-row";
import { readPosture } from "./read-posture";
import { type Shape, shapedPipeline } from "./shaped-pipeline";
import type { Row } from "./table";

const today = "2026-11-24";
const pairs = 5;
/** Times one search a gate on the same map. */
const most = { posture: 2, first: 15 } as const;
/** What is known to be slower, for now. */
const shapes: readonly { readonly shape: Shape; readonly known: readonly (keyof typeof most)[] }[] = [
  { shape: "a chain", known: ["first"] },
  { shape: "a star", known: [] },
  { shape: "a ladder", known: ["first"] },
  { shape: "layers of four", known: ["first"] },
  { shape: "a circle", known: ["posture", "first"] },
];

/** The analysis of maps that are as large as the ordinary one of 1,000 nodes, and long, wide or round. */
export async function benchShapes(): Promise<readonly Row[]> {
  const ordinary = layeredPipeline(1_000);
  const rows: Row[] = [];
  for (const { shape, known } of shapes) {
    const pipeline = pipelineFromDocument(shapedPipeline(shape, ordinary));
    const analysed = () => {
      const posture = analyse(pipeline, mappedCatalogue, today);
      readPosture(posture);
      return posture;
    };
    const middle = await inPairs(pairs, analysed, () => plainVerdicts(pipeline, mappedCatalogue, today));
    const what = `1,000 nodes in ${shape}, ${pipeline.edges.size.toLocaleString("en")} hand-overs`;
    rows.push(
      ratioRow({
        what: `posture of ${what}`,
        middle,
        most: most.posture,
        floor: "for one search a gate and nothing else",
        isKnown: known.includes("posture"),
      }),
    );
    const limit = middle.floor * most.first;
    const posture = analysed();
    let [taken, longest, isMore] = [0, 0, true];
    while (isMore && taken < limit) {
      const step = await timeOf(() => (isMore = lookForChanges(posture)));
      taken += step;
      longest = Math.max(longest, step);
    }
    rows.push({
      what: `finding what to do first on ${what}`,
      measured: isMore
        ? `more than ${milliseconds(limit)}`
        : `${times(taken / middle.floor)} (${milliseconds(taken)})`,
      bound: `under ${most.first} times`,
      beside: `${milliseconds(middle.floor)} for one search a gate and nothing else; longest step ${milliseconds(longest)}`,
      holds: !isMore && taken < limit,
      isKnown: known.includes("first"),
    });
  }
  return rows;
}
