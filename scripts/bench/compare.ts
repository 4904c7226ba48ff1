import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { compareStates, type ComparedState } from "@/lib/domain/compare/compare-states";
import { explainCount } from "@/lib/domain/compare/explain-count";
import { summarySentence } from "@/lib/domain/compare/summary-sentence";
import type { Claim, PipelineDocument } from "@/lib/domain/pipeline/document";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { bigPipeline } from "./big-pipeline";
import { growthExponent, inPairs, milliseconds } from "./measure";
import { ratioRow } from "./ratio-row";
import { readPosture } from "./read-posture";
import type { Row } from "./table";

const today = "2026-11-24";
const sizes = [
  { size: 1_000, pairs: 25, most: 4 },
  { size: 2_000, pairs: 8, most: 4 },
] as const;
/** Linear, plus sorting and the cost of a larger heap. */
const mostExponent = 1.25;

/**
 * Two states that were read separately, with their postures: the difference, the groups, the sentence and an
 * explanation.
 */
export async function benchCompare(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const costs: (readonly [number, number])[] = [];
  for (const { size, pairs, most } of sizes) {
    const document = bigPipeline(size);
    const text = JSON.stringify(document);
    const [before, after] = [stateOf(document), stateOf(changed(JSON.parse(text) as PipelineDocument))];
    let found = 0;
    const middle = await inPairs(
      pairs,
      () => {
        const comparison = compareStates(before, after, analysed);
        found = comparison.controls.length;
        return [
          summarySentence(comparison, { before: "then" }),
          explainCount(comparison, { counted: "open" }),
        ];
      },
      () => JSON.parse(text) as unknown,
    );
    costs.push([size, middle.taken]);
    rows.push(
      ratioRow({
        what: `comparing two states of ${size.toLocaleString("en")} nodes, ${document.claims.length.toLocaleString("en")} claims, ${found.toLocaleString("en")} controls that differ`,
        middle,
        most,
        floor: "to parse one of the documents",
      }),
    );
  }
  const exponent = growthExponent(costs);
  rows.push({
    what: "growth of that from 1,000 to 2,000 nodes",
    measured: `n^${exponent.toFixed(2)}`,
    bound: `at most n^${mostExponent}`,
    beside: costs.map(([size, cost]) => `${size}: ${milliseconds(cost)}`).join(", "),
    holds: exponent <= mostExponent,
  });
  return rows;
}

function stateOf(document: PipelineDocument): ComparedState {
  const pipeline = pipelineFromDocument(document);
  const posture = analysed(pipeline, today);
  readPosture(posture);
  return { pipeline, day: today, catalogue: mappedCatalogue, posture };
}

function analysed(pipeline: Pipeline, day: string) {
  return analyse(pipeline, mappedCatalogue, day);
}

/** All nodes moved, every claim of each tenth changed, every fiftieth removed. */
function changed(document: PipelineDocument): PipelineDocument {
  const gone = new Set(document.nodes.flatMap(({ id }, index) => (index % 50 === 7 ? [id] : [])));
  const said = new Set(document.nodes.flatMap(({ id }, index) => (index % 10 === 3 ? [id] : [])));
  return {
    ...document,
    nodes: document.nodes
      .filter(({ id }) => !gone.has(id))
      .map((node) => ({ ...node, position: { x: node.position.x + 10, y: node.position.y } })),
    edges: document.edges.filter(({ source, target }) => !gone.has(source) && !gone.has(target)),
    claims: document.claims
      .filter(({ node }) => !gone.has(node))
      .map((claim): Claim => (said.has(claim.node) ? { ...claim, status: "partial" } : claim)),
  };
}
