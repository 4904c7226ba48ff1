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
import { milliseconds, timeOf } from "./measure";
import type { Row } from "./table";
import { tangledPipeline } from "./tangled-pipeline";

interface Drawn {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
}

/** The maps, the most ms that each may take, and whether it is compared with ELK: above 40 nodes ours is packed in groups. */
const maps: readonly {
  readonly what: string;
  readonly drawn: Drawn;
  readonly most: number;
  readonly isCompared?: true;
}[] = [
  { what: "14 nodes of a company", drawn: companyPipeline(), most: 150, isCompared: true },
  { what: "40 nodes in teams that share", drawn: unplaced(40), most: 500, isCompared: true },
  { what: "40 nodes at random", drawn: tangledPipeline(40), most: 500 },
  { what: "120 nodes in teams that share", drawn: unplaced(120), most: 300, isCompared: true },
  { what: "500 nodes in teams that share", drawn: unplaced(500), most: 400 },
  { what: "500 nodes at random", drawn: tangledPipeline(500), most: 400 },
  { what: "5,000 nodes in teams that share", drawn: unplaced(5_000), most: 2_000 },
  { what: "5,000 nodes at random", drawn: tangledPipeline(5_000), most: 2_000 },
];
const runs = 5;

export async function benchLayout(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { what, drawn, most, isCompared } of maps) {
    const { nodes, edges } = drawn;
    let positions: Positions = new Map();
    const taken: number[] = [];
    for (let run = 0; run < runs; run++)
      taken.push(
        await timeOf(() => {
          positions = tidyUp(nodes, edges, wideCanvas);
        }),
      );
    const [first = Number.NaN, fastest] = [taken[0], Math.min(...taken)];
    rows.push({
      what: `tidy up ${what}, ${edges.length.toLocaleString("en")} hand-overs`,
      measured: `${milliseconds(fastest)} (first ${milliseconds(first)})`,
      bound: `under ${most} ms`,
      beside: isCompared ? "ELK layered, below" : "",
      holds: fastest < most,
    });
    if (isCompared) rows.push(...(await compare(what, drawn, positions)));
  }
  return rows;
}

/** Both by MAP.md's measure: the zoom that fits a window of 1440 by 900, and what its lines look like. */
async function compare(what: string, drawn: Drawn, positions: Positions): Promise<readonly Row[]> {
  const isPacked = drawn.nodes.length > mostInCells;
  const ours = {
    ...fit(drawn, positions),
    ...(isPacked ? bundles(drawn, positions) : lines(drawn, positions)),
  };
  const elk = await Promise.all(
    [true, false].map(async (hasBands) => {
      let places: Positions = new Map();
      const took = await timeOf(async () => {
        places = await elkLayout(drawn, hasBands);
      });
      return { how: hasBands ? "in bands" : "freely", took, ...fit(drawn, places), ...lines(drawn, places) };
    }),
  );
  const took = elk.map((one) => `${one.how} ${milliseconds(one.took)}`).join(", ");
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
    row(`its zoom in a window of 1440 by 900 (ELK took ${took})`, "zoom"),
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

/** A packed map is drawn with one line between two groups, however many hand-overs there are. */
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
