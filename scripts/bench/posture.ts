import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import type { ClaimStatus } from "@/lib/domain/pipeline/document";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { replayIncidents } from "@/lib/domain/posture/incidents/replay-incidents";
import { createMapGrounds } from "@/lib/domain/posture/map-facts";
import type { Posture } from "@/lib/domain/posture/posture";
import { createAnalyser, lookForChanges } from "@/lib/domain/posture/create-analyser";
import { layeredPipeline } from "./layered-pipeline";
import { growthExponent, median, milliseconds, timeOf, times } from "./measure";
import { plainVerdicts } from "./plain-verdicts";
import { readPosture } from "./read-posture";
import type { Row } from "./table";
import { timeBound } from "./time-bound";

const today = "2026-11-24";
const sizes = [
  { size: 100, runs: 40, bound: undefined, handOvers: 3 },
  { size: 1_000, runs: 20, bound: { most: 200, mostTimes: 1.2 }, handOvers: 3 },
  { size: 10_000, runs: 8, bound: { most: 3_000, mostTimes: 0.9 }, handOvers: 3.75 },
] as const;
/** Close to linear: circles and the filling of networks add to it. */
const mostExponent = 1.25;
const mostRecompute = { most: 40, mostTimes: 0.2 };
/** An edit of the map waits for no longer while it is looked for what to do first. */
const mostStep = 200;
const mostReplay = 100;
const mostMemory = 512;

/** The whole analysis of layered maps with everything claimed at random, beside one search a gate. */
export async function benchPosture(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const costs: (readonly [number, number])[] = [];
  for (const { size, runs, bound, handOvers } of sizes) {
    const pipeline = pipelineFromDocument(layeredPipeline(size, handOvers));
    let [whole, plain] = [Infinity, Infinity];
    for (let run = 0; run < runs; run++) {
      whole = Math.min(whole, await timeOf(() => readPosture(analyse(pipeline, mappedCatalogue, today))));
      plain = Math.min(plain, await timeOf(() => plainVerdicts(pipeline, mappedCatalogue, today)));
    }
    costs.push([size, whole]);
    rows.push({
      what: `posture of ${size.toLocaleString("en")} nodes in layers, ${pipeline.edges.size.toLocaleString("en")} hand-overs, ${pipeline.claimCount.toLocaleString("en")} claims, its gaps and ways in read`,
      measured: milliseconds(whole),
      beside: `${milliseconds(plain)} for one search a gate and nothing else; ${times(whole / plain)}`,
      ...(bound ? timeBound(bound, whole, plain) : { bound: "no bound", holds: true }),
    });
  }
  const exponent = growthExponent(costs);
  rows.push({
    what: "growth of that from 100 to 10,000 nodes",
    measured: `n^${exponent.toFixed(2)}`,
    bound: `at most n^${mostExponent}`,
    beside: costs.map(([size, cost]) => `${size}: ${milliseconds(cost)}`).join(", "),
    holds: exponent <= mostExponent,
  });
  return [...rows, await recompute(), await doFirst(), await replay(), memory()];
}

/** What to do first, in the steps between which a large map answers edits. */
async function doFirst(): Promise<Row> {
  const pipeline = pipelineFromDocument(layeredPipeline(1_000));
  let [least, longest, tried] = [Infinity, 0, 0];
  for (let run = 0; run < 3; run++) {
    const posture = analyse(pipeline, mappedCatalogue, today);
    readPosture(posture);
    const taken: number[] = [];
    for (let isMore = true; isMore;) taken.push(await timeOf(() => (isMore = lookForChanges(posture))));
    const sum = taken.reduce((total, step) => total + step, 0);
    if (sum >= least) continue;
    [least, longest, tried] = [sum, Math.max(...taken), taken.length];
  }
  return {
    what: "the longest step of finding what to do first on 1,000 nodes in layers",
    measured: milliseconds(longest),
    bound: `under ${mostStep} ms`,
    beside: `${milliseconds(least)} for all ${tried} steps, told after the posture`,
    holds: longest < mostStep,
  };
}

/** All incidents of the catalogue. */
async function replay(): Promise<Row> {
  const pipeline = pipelineFromDocument(layeredPipeline(1_000));
  const all = await fastest(15, () =>
    replayIncidents(pipeline, mappedCatalogue, incidents, today, "declared"),
  );
  const map = await fastest(15, () => createMapGrounds(pipeline, mappedCatalogue));
  return {
    what: `${incidents.length} incidents against 1,000 nodes in layers`,
    measured: milliseconds(all),
    bound: `under ${mostReplay} ms`,
    beside: `${milliseconds(map)} to read the map alone; ${times(all / map)}`,
    holds: all < mostReplay,
  };
}

async function recompute(): Promise<Row> {
  const again = createAnalyser(mappedCatalogue);
  let pipeline = pipelineFromDocument(layeredPipeline(1_000));
  readPosture(again(pipeline, today));
  const taken: number[] = [];
  const whole: number[] = [];
  const unread: number[] = [];
  const changes = gateChanges(pipeline);
  for (const [index, change] of changes.entries()) {
    pipeline = claim(pipeline, change, index < changes.length / 2 ? "missing" : "implemented");
    let posture: Posture | undefined;
    const analysis = await timeOf(() => (posture = again(pipeline, today)));
    const rest = await timeOf(() => posture && readPosture(posture));
    unread.push(analysis);
    taken.push(analysis + rest);
    whole.push(await timeOf(() => readPosture(analyse(pipeline, mappedCatalogue, today))));
  }
  const [usual, fromNothing] = [median(taken), median(whole)];
  return {
    what: "posture of 1,000 nodes after one claim changed, its gaps and ways in read",
    measured: `${milliseconds(usual)} (of ${taken.length} changes the middle one)`,
    beside: `${milliseconds(fromNothing)} from nothing; ${times(usual / fromNothing)}; ${milliseconds(median(unread))} with these unread`,
    ...timeBound(mostRecompute, usual, fromNothing),
  };
}

interface Change {
  readonly node: string;
  readonly control: string;
}

/** Some of each sort: a scan, a signature, its check, a review, and what is no gate. */
function gateChanges({ nodes }: Pipeline): readonly Change[] {
  const kinds = [
    ["builder", "img-vuln-scan"],
    ["builder", "img-sign"],
    ["orchestrator", "adm-image-signature"],
    ["source-repository", "src-two-party-review"],
    ["host", "host-patching"],
  ] as const;
  const all = nodes.shards.flatMap((shard) => [...shard.values()]).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return Array.from({ length: 10 }, (_, round) =>
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
  let pipeline = pipelineFromDocument(layeredPipeline(10_000));
  const changes = gateChanges(pipeline);
  const before = process.memoryUsage().heapUsed;
  const again = createAnalyser(mappedCatalogue);
  const postures = Array.from({ length: 3 }, (_, index) => {
    const change = changes[index];
    if (change) pipeline = claim(pipeline, change, "missing");
    const posture = again(pipeline, today);
    readPosture(posture);
    return posture;
  });
  const grown = (process.memoryUsage().heapUsed - before) / 1024 ** 2;
  return {
    what: "memory of the posture of 10,000 nodes, worked out after each of three claims, with what is kept to work it out again",
    measured: `${grown.toFixed(0)} MB`,
    bound: `under ${mostMemory} MB`,
    beside: `${postures[0]?.gaps.declared.length.toLocaleString("en")} gaps each way, not collected in between`,
    holds: grown < mostMemory,
  };
}

async function fastest(runs: number, work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run++) least = Math.min(least, await timeOf(work));
  return least;
}
