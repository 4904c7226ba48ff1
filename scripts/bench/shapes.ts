import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { layeredPipeline } from "./layered-pipeline";
import { inPairs } from "./measure";
import { plainVerdicts } from "./plain-verdicts";
import { rankChanges, rankingRow } from "./rank-changes";
import { ratioRow } from "./ratio-row";
import { readPosture } from "./read-posture";
import { shapedPipeline, shapeNames } from "./shaped-pipeline";
import type { Row } from "./table";

const today = "2026-11-24";
/** Relative to one search per gate on the same map, whatever its shape. */
const most = 3;
const sizes = [
  { size: 1_000, pairs: 5 },
  { size: 2_000, pairs: 3 },
] as const;

/**
 * The analysis of maps as large as the ordinary ones of 1,000 and 2,000 nodes, but long, wide or circular.
 */
export async function benchShapes(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { size, pairs } of sizes) {
    const ordinary = layeredPipeline(size);
    for (const shape of shapeNames) {
      const pipeline = pipelineFromDocument(shapedPipeline(shape, ordinary));
      const what = `${size.toLocaleString("en")} nodes in ${shape}`;
      const middle = await inPairs(
        pairs,
        () => readPosture(analyse(pipeline, mappedCatalogue, today)),
        () => plainVerdicts(pipeline, mappedCatalogue, today),
      );
      rows.push(
        ratioRow({
          what: `posture of ${what}, ${pipeline.edges.size.toLocaleString("en")} connections`,
          middle,
          most,
          floor: "for one search a gate and nothing else",
        }),
        rankingRow(what, [await rankChanges(pipeline, today)]),
      );
    }
  }
  return rows;
}
