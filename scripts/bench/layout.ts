import { straightCrossings } from "@/lib/domain/layout/straight-crossings";
import { tidyUp } from "@/lib/domain/layout/tidy-up";
import type { PipelineEdge, PipelineNode, Position } from "@/lib/domain/pipeline/document";
import { bigPipeline } from "./big-pipeline";
import { elkLayout } from "./elk-layout";
import { milliseconds, timeOf } from "./measure";
import type { Row } from "./table";
import { tangledPipeline } from "./tangled-pipeline";

interface Drawn {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
}

const graphs: readonly { readonly name: string; readonly make: (size: number) => Drawn }[] = [
  { name: "at random", make: tangledPipeline },
  { name: "in teams that share", make: unplaced },
];
/** `bands`: whether ELK is tried with the stages as partitions too, for which it takes hours on the largest. */
const sizes: readonly {
  readonly size: number;
  readonly most: number;
  readonly runs: number;
  readonly bands: boolean;
}[] = [
  { size: 50, most: 100, runs: 21, bands: true },
  { size: 500, most: 100, runs: 11, bands: true },
  { size: 5_000, most: 2_000, runs: 3, bands: false },
];
const mostCrossings = 1.1;

export async function benchLayout(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { size, most, runs, bands } of sizes) {
    for (const { name, make } of graphs)
      rows.push(
        ...(await compare(`${size.toLocaleString("en")} nodes ${name}`, make(size), { most, runs, bands })),
      );
  }
  return rows;
}

async function compare(
  what: string,
  drawn: Drawn,
  { most, runs, bands }: Omit<(typeof sizes)[number], "size">,
): Promise<readonly Row[]> {
  const ours = await measure(runs, () => tidyUp(drawn.nodes, drawn.edges));
  const elk = [{ how: "freely", ...(await measure(1, () => elkLayout(drawn, false))) }];
  if (bands) elk.push({ how: "with bands", ...(await measure(1, () => elkLayout(drawn, true))) });
  const crossings = straightCrossings(drawn.edges, ours.positions);
  const theirs = elk.map(({ how, positions }) => ({
    how,
    crossings: straightCrossings(drawn.edges, positions),
  }));
  // The better of what ELK can do.
  const bound = Math.floor(Math.min(...theirs.map((one) => one.crossings)) * mostCrossings);
  return [
    {
      what: `tidy up ${what}, ${drawn.edges.length.toLocaleString("en")} hand-overs`,
      measured: `${milliseconds(ours.fastest)} (first ${milliseconds(ours.first)})`,
      bound: `under ${most} ms`,
      beside: `ELK layered ${elk.map(({ how, first }) => `${how} ${milliseconds(first)}`).join(", ")}`,
      holds: ours.fastest < most,
    },
    {
      what: `crossings of straight lines in that`,
      measured: crossings.toLocaleString("en"),
      bound: `at most ${bound.toLocaleString("en")}, ${mostCrossings} times ELK's`,
      beside: `ELK layered ${theirs.map((one) => `${one.how} ${one.crossings.toLocaleString("en")}`).join(", ")}`,
      holds: crossings <= bound,
    },
  ];
}

async function measure(
  runs: number,
  layout: () => ReadonlyMap<string, Position> | Promise<ReadonlyMap<string, Position>>,
) {
  let positions: ReadonlyMap<string, Position> = new Map();
  const taken: number[] = [];
  for (let run = 0; run < runs; run++) {
    taken.push(
      await timeOf(async () => {
        positions = await layout();
      }),
    );
  }
  return { positions, first: taken[0] ?? Number.NaN, fastest: Math.min(...taken) };
}

function unplaced(size: number): Drawn {
  const { nodes, edges } = bigPipeline(size);
  return { nodes: nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })), edges };
}
