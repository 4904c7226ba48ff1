import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import type { ClaimStatus, PipelineDocument } from "@/lib/domain/pipeline/document";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { replayIncidents } from "@/lib/domain/posture/incidents/replay-incidents";
import { createMapGrounds } from "@/lib/domain/posture/map-facts";
import { bigPipeline } from "./big-pipeline";
import { layeredPipeline } from "./layered-pipeline";
import { growthExponent, inPairs, middleOf, milliseconds } from "./measure";
import { plainVerdicts } from "./plain-verdicts";
import { type Ranking, rankChanges, rankingRow } from "./rank-changes";
import { ratioRow } from "./ratio-row";
import { readPosture } from "./read-posture";
import type { Row } from "./table";

const today = "2026-11-24";
interface Measured {
  readonly what: string;
  readonly document: () => PipelineDocument;
  readonly pairs: number;
  readonly most: number;
}

/** Ordinary maps, by the number of their nodes. */
const layered: readonly (readonly [size: number, Measured])[] = [
  [100, { what: "100 nodes in layers", document: () => layeredPipeline(100), pairs: 48, most: 1.25 }],
  [1_000, { what: "1,000 nodes in layers", document: () => layeredPipeline(1_000), pairs: 16, most: 1.4 }],
  [2_000, { what: "2,000 nodes in layers", document: () => layeredPipeline(2_000), pairs: 8, most: 1.4 }],
];
const inTeams: readonly Measured[] = [
  { what: "1,000 nodes in teams that share", document: () => bigPipeline(1_000), pairs: 16, most: 1.2 },
  { what: "2,000 nodes in teams that share", document: () => bigPipeline(2_000), pairs: 8, most: 1.1 },
];
/** Close to linear: cycles and flow networks add to it. */
const mostExponent = 1.25;
const mostAfterClaim = 1.2;
/** The longest delay of an edit during the search for changes: 50 milliseconds of 170. */
const mostStep = 0.3;
/** A second. */
const mostUntilFirst = 5;
const mostReplay = 6.5;
const mostMemory = 512;

/** The whole analysis of maps with all claims set, beside one search per gate. */
export async function benchPosture(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const costs: (readonly [number, number])[] = [];
  for (const [size, measured] of layered) {
    const { row, taken } = await whole(measured);
    costs.push([size, taken]);
    rows.push(row);
  }
  for (const measured of inTeams) rows.push((await whole(measured)).row);
  const exponent = growthExponent(costs);
  rows.push({
    what: "growth of the posture from 100 to 2,000 nodes in layers",
    measured: `n^${exponent.toFixed(2)}`,
    bound: `at most n^${mostExponent}`,
    beside: costs.map(([size, cost]) => `${size}: ${milliseconds(cost)}`).join(", "),
    holds: exponent <= mostExponent,
  });
  return [...rows, await afterClaim(), ...(await doFirst()), await replay(), memory()];
}

async function whole({ what, document, pairs, most }: Measured) {
  const pipeline = pipelineFromDocument(document());
  const middle = await inPairs(
    pairs,
    () => readPosture(analyse(pipeline, mappedCatalogue, today)),
    () => plainVerdicts(pipeline, mappedCatalogue, today),
  );
  const row = ratioRow({
    what: `posture of ${what}, ${pipeline.edges.size.toLocaleString("en")} connections, ${pipeline.claimCount.toLocaleString("en")} claims, its gaps and ways in read`,
    middle,
    most,
    floor: "for one search a gate and nothing else",
  });
  return { row, taken: middle.taken };
}

/** The whole analysis again after one claim, beside the whole of the map before. */
async function afterClaim(): Promise<Row> {
  const before = pipelineFromDocument(layeredPipeline(1_000));
  const changes = gateChanges(before, 4);
  const maps = changes.map((change, turn) => claim(before, change, turn % 2 === 0 ? "missing" : "planned"));
  return ratioRow({
    what: "posture of 1,000 nodes in layers after one claim",
    middle: await inPairs(
      16,
      (turn) => readPosture(analyse(maps[turn % maps.length] ?? before, mappedCatalogue, today)),
      () => readPosture(analyse(before, mappedCatalogue, today)),
    ),
    most: mostAfterClaim,
    floor: "for the posture before",
  });
}

/** The search for changes, in the steps between which a large map answers edits. */
async function doFirst(): Promise<readonly Row[]> {
  const pipeline = pipelineFromDocument(layeredPipeline(1_000));
  const rankings: Ranking[] = [];
  for (let run = 0; run < 5; run++) rankings.push(await rankChanges(pipeline, today));
  const what = "1,000 nodes in layers";
  return [
    rankingRow(what, rankings),
    ratioRow({
      what: `the longest step of that on ${what}`,
      middle: middleOf(rankings.map(({ longestStep, analysis }) => [longestStep, analysis])),
      most: mostStep,
      floor: "for the posture",
    }),
    ratioRow({
      what: `until a first change is known on ${what}`,
      middle: middleOf(rankings.map(({ first, analysis }) => [first, analysis])),
      most: mostUntilFirst,
      floor: "for the posture",
    }),
  ];
}

/** All incidents of the catalogue. */
async function replay(): Promise<Row> {
  const pipeline = pipelineFromDocument(layeredPipeline(1_000));
  return ratioRow({
    what: `${incidents.length} incidents against 1,000 nodes in layers`,
    middle: await inPairs(
      16,
      () => replayIncidents(pipeline, mappedCatalogue, incidents, today, "declared"),
      () => createMapGrounds(pipeline, mappedCatalogue),
    ),
    most: mostReplay,
    floor: "to read the map alone",
  });
}

interface Change {
  readonly node: string;
  readonly control: string;
}

/** The number of each kind: a scan, a signature, its check, a review, and one that is no gate. */
function gateChanges({ nodes }: Pipeline, rounds: number): readonly Change[] {
  const kinds = [
    ["builder", "img-vuln-scan"],
    ["builder", "img-sign"],
    ["orchestrator", "adm-image-signature"],
    ["source-repository", "src-two-party-review"],
    ["host", "host-patching"],
  ] as const;
  const all = nodes.shards.flatMap((shard) => [...shard.values()]).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return Array.from({ length: rounds }, (_, round) =>
    kinds.flatMap(([kind, control]): Change[] => {
      const node = all.filter((one) => one.kind === kind)[round];
      return node ? [{ node: node.id, control }] : [];
    }),
  ).flat();
}

function claim(pipeline: Pipeline, { node, control }: Change, status: ClaimStatus): Pipeline {
  const done = applyOperation(pipeline, { type: "claim.changed", node, control, set: { status } });
  if (!done.ok) throw new Error("The claim cannot be changed.");
  return done.value.pipeline;
}

function memory(): Row {
  let pipeline = pipelineFromDocument(layeredPipeline(2_000));
  const changes = gateChanges(pipeline, 1);
  const before = heldNow();
  const postures = Array.from({ length: 3 }, (_, index) => {
    const change = changes[index];
    if (change) pipeline = claim(pipeline, change, "missing");
    const posture = analyse(pipeline, mappedCatalogue, today);
    readPosture(posture);
    return posture;
  });
  const uncollected = (process.memoryUsage().heapUsed - before) / 1024 ** 2;
  const grown = (heldNow() - before) / 1024 ** 2;
  return {
    what: "memory of three postures of 2,000 nodes, worked out after each of three claims",
    measured: `${grown.toFixed(0)} MB`,
    bound: `under ${mostMemory} MB`,
    beside: `${uncollected.toFixed(0)} MB before it was collected; ${postures[0]?.gaps.declared.length.toLocaleString("en")} gaps each way`,
    holds: grown < mostMemory,
  };
}

/** In bytes, after a forced collection: automatic ones happen at random. */
function heldNow(): number {
  if (!globalThis.gc) throw new Error("Collecting takes --expose-gc.");
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
