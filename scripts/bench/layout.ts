import { groupsOf } from "@/lib/domain/layout/groups";
import { layoutGraph, type Positions } from "@/lib/domain/layout/layout-graph";
import { mostInCells } from "@/lib/domain/layout/most-in-cells";
import { tidyUp } from "@/lib/domain/layout/tidy-up";
import type { PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { fitOnCanvas, wideCanvas } from "@/lib/testing/fit-on-canvas";
import { bigPipeline } from "./big-pipeline";
import { type Box, drawnLines } from "./drawn-lines";
import { elkLayout } from "./elk-layout";
import { inPairs } from "./measure";
import { ratioRow } from "./ratio-row";
import type { Row } from "./table";
import { tangledPipeline } from "./tangled-pipeline";

interface Drawn {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
}

/** The drawing is compared with ELK's if set. */
interface Measured {
  readonly what: string;
  readonly drawn: Drawn;
  readonly isCompared?: true;
}

const inCells: readonly Measured[] = [
  { what: "14 nodes of a company", drawn: companyPipeline(), isCompared: true },
  { what: "40 nodes in teams that share", drawn: unplaced(40), isCompared: true },
  { what: "40 nodes at random", drawn: tangledPipeline(40) },
];
/** Larger ones are packed in groups, hundreds of times faster than ELK. */
const packed: readonly Measured[] = [
  { what: "120 nodes in teams that share", drawn: unplaced(120), isCompared: true },
  { what: "500 nodes in teams that share", drawn: unplaced(500) },
  { what: "500 nodes at random", drawn: tangledPipeline(500) },
  { what: "2,000 nodes in teams that share", drawn: unplaced(2_000) },
  { what: "2,000 nodes at random", drawn: tangledPipeline(2_000) },
];
const turns = 16;
const most = { inCells: 1.5, packed: 8 } as const;

export async function benchLayout(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { what, drawn, isCompared } of inCells) {
    const middle = await inPairs(
      turns,
      () => tidy(drawn),
      () => elkLayout(drawn, false),
    );
    rows.push(
      ratioRow({ what: titleOf(what, drawn), middle, most: most.inCells, floor: "for ELK layered" }),
      ...(isCompared ? await compare(drawn) : []),
    );
  }
  for (const { what, drawn, isCompared } of packed) {
    const middle = await inPairs(
      turns,
      () => tidy(drawn),
      () => structuredClone(drawn),
    );
    rows.push(
      ratioRow({ what: titleOf(what, drawn), middle, most: most.packed, floor: "to copy the map" }),
      ...(isCompared ? await compare(drawn) : []),
    );
  }
  return rows;
}

function titleOf(what: string, { edges }: Drawn): string {
  return `tidy up ${what}, ${edges.length.toLocaleString("en")} connections`;
}

function tidy({ nodes, edges }: Drawn): Positions {
  return tidyUp(nodes, edges, wideCanvas);
}

/** Both by MAP.md's measure: the zoom that fits a window of 1440 by 900, and the quality of the lines. */
async function compare(drawn: Drawn): Promise<readonly Row[]> {
  const positions = tidy(drawn);
  const isPacked = drawn.nodes.length > mostInCells;
  const ours = {
    ...fit(drawn, positions),
    ...(isPacked ? bundles(drawn, positions) : lines(drawn, positions)),
  };
  const elk = await Promise.all(
    [true, false].map(async (hasBands) => {
      const places = await elkLayout(drawn, hasBands);
      return { how: hasBands ? "in bands" : "freely", ...fit(drawn, places), ...lines(drawn, places) };
    }),
  );
  const row = (name: string, key: "zoom" | "behind" | "crossings" | "bends"): Row => {
    const shown = (value: number) => (key === "zoom" ? value.toFixed(2) : value.toLocaleString("en"));
    const theirs = elk.map((one) => one[key]);
    const best = key === "zoom" ? Math.max(...theirs) : Math.min(...theirs);
    return {
      what: `  ${name}`,
      measured: shown(ours[key]),
      bound: `${key === "zoom" ? "at least" : "at most"} ${shown(best)}, ELK's`,
      beside: `ELK layered ${elk.map((one) => `${one.how} ${shown(one[key])}`).join(", ")}`,
      holds: key === "zoom" ? ours.zoom >= best : ours[key] <= best,
    };
  };
  return [
    row("its zoom in a window of 1440 by 900", "zoom"),
    row(isPacked ? "groups that its bundles pass behind" : "cards that its lines pass behind", "behind"),
    row(isPacked ? "crossings of its bundles" : "its crossings", "crossings"),
    row(isPacked ? "bends of its bundles" : "its bends", "bends"),
  ];
}

function fit({ nodes }: Drawn, positions: Positions) {
  return { zoom: fitOnCanvas(nodes, positions, wideCanvas).zoom };
}

function lines({ edges }: Drawn, positions: Positions) {
  return drawnLines(
    new Map(
      [...positions].map(([id, { x, y }]) => [
        id,
        { left: x, top: y, width: cardSize.width, height: cardSize.height },
      ]),
    ),
    edges,
  );
}

/** A packed map has one line between two groups, however many connections there are. */
function bundles({ nodes, edges }: Drawn, positions: Positions) {
  const graph = layoutGraph(nodes, edges);
  const groupOf = new Map<string, string>();
  const boxes = new Map<string, Box>();
  for (const [index, group] of groupsOf(graph).flat().entries()) {
    const own = group.nodes.flatMap((node) => graph.nodes[node]?.id ?? []);
    for (const id of own) groupOf.set(id, `${index}`);
    boxes.set(`${index}`, boxAround(own.flatMap((id) => positions.get(id) ?? [])));
  }
  const pairs = new Set(
    edges
      .map(({ source, target }) => [groupOf.get(source), groupOf.get(target)])
      .filter(([source, target]) => source !== target)
      .map(([source, target]) => `${source} ${target}`),
  );
  return drawnLines(
    boxes,
    [...pairs].map((pair) => {
      const [source = "", target = ""] = pair.split(" ");
      return { source, target };
    }),
  );
}

function boxAround(places: readonly { readonly x: number; readonly y: number }[]): Box {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    left,
    top,
    width: Math.max(...xs) + cardSize.width - left,
    height: Math.max(...ys) + cardSize.height - top,
  };
}

function unplaced(size: number): Drawn {
  const { nodes, edges } = bigPipeline(size);
  return { nodes: nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })), edges };
}
