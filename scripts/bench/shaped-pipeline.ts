import type { PipelineDocument, PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";

/** From the node at one index to the node at another. */
type Pair = readonly [from: number, to: number];

const steps = [1, 2, 3] as const;

/** The connections for this many nodes: first those of the shape, then more that keep it. */
const shapes = {
  "a chain": (count) => steps.flatMap((step) => range(count - step).map((at): Pair => [at, at + step])),
  "a star": (count) => {
    const hub = Math.floor(count / 2);
    const spokes = range(count).flatMap((at): readonly Pair[] =>
      at === hub ? [] : [at < hub ? [at, hub] : [hub, at]],
    );
    return steps.flatMap(() => spokes);
  },
  "a ladder": (count) => {
    const rungs = range(count / 2).map((rung) => 2 * rung);
    const between = rungs.slice(0, -1);
    return [
      ...range(count - 2).map((at): Pair => [at, at + 2]),
      ...rungs.map((at): Pair => [at, at + 1]),
      ...between.map((at): Pair => [at, at + 3]),
      ...between.map((at): Pair => [at + 1, at + 2]),
    ];
  },
  "layers of four": (count) =>
    range(4).flatMap((turn) =>
      range(count - 4).map((at): Pair => [at, (Math.floor(at / 4) + 1) * 4 + ((at + turn) % 4)]),
    ),
  "a circle": (count) => steps.flatMap((step) => range(count).map((at): Pair => [at, (at + step) % count])),
} satisfies { readonly [shape: string]: (count: number) => readonly Pair[] };

type Shape = keyof typeof shapes;
export const shapeNames = Object.keys(shapes) as readonly Shape[];

/**
 * CI systems between a developer and a host, without claims: as many nodes and connections as another map
 * has.
 */
export function shapedPipeline(
  shape: Shape,
  { nodes: { length: count }, edges: { length: handOvers } }: PipelineDocument,
): PipelineDocument {
  const pairs = shapes[shape](count).slice(0, handOvers);
  if (pairs.length < handOvers)
    throw new Error(`${shape} of ${count} nodes has ${pairs.length} connections.`);
  return {
    schema: "blueline/pipeline/1",
    name: `${count} nodes in ${shape}`,
    nodes: range(count).map((at) => nodeOf(at, count)),
    edges: pairs.map(([from, to], index): PipelineEdge => ({
      id: `e${index}`,
      source: `n${from}`,
      target: `n${to}`,
      artifact: from === 0 ? "code" : "image",
    })),
    zones: [],
    images: [],
    claims: [],
  };
}

function nodeOf(at: number, count: number): PipelineNode {
  const what =
    at === 0
      ? ({ kind: "developer", stage: "build" } as const)
      : at === count - 1
        ? ({ kind: "host", stage: "run" } as const)
        : ({ kind: "ci", stage: "build" } as const);
  return { id: `n${at}`, name: `${what.kind} ${at}`, position: { x: at * 260, y: 0 }, ...what };
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}
