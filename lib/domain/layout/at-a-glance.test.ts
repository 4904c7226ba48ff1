// @module-tag large
import { describe, expect, it } from "vitest";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { fitOnCanvas, wideCanvas } from "@/lib/testing/fit-on-canvas";
import type { Stage } from "../pipeline/document";
import { createArrangement, point } from "./arrangement";
import { type Canvas, marginsIn, type Size, sizeOf, smallCanvas, topWithTitle } from "./canvas";
import { findCells } from "./find-cells";
import { type Frame, frameOf } from "./frames";
import { type LayoutEdge, layoutGraph, type LayoutNode } from "./layout-graph";
import { mainLine } from "./main-line";
import { tidyUp } from "./tidy-up";

interface Drawn {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
}

const article = articlePipeline().toDocument();
const company = companyPipeline();

/** Groups as large as those of a platform of 120 nodes, as zones. */
const groups: readonly (readonly [Stage, number])[] = [
  ["build", 6],
  ["build", 10],
  ["build", 12],
  ["build", 10],
  ["distribute", 4],
  ["distribute", 6],
  ["distribute", 4],
  ["run", 14],
  ["run", 22],
  ["run", 20],
  ["run", 12],
];
const platform: Drawn = {
  nodes: groups.flatMap(([stage, count], group) =>
    Array.from({ length: count }, (_, index) => ({
      id: `g${group}-${index}`,
      stage,
      zone: `g${group}`,
      position: { x: 0, y: 0 },
    })),
  ),
  edges: groups.slice(1).map((_, group) => ({ source: `g${group}-0`, target: `g${group + 1}-0` })),
};

function tidied({ nodes, edges }: Drawn, canvas: Canvas) {
  return tidyUp(nodes, edges, canvas);
}

/** How a map fits a canvas after it was tidied up for one. */
function fit(drawn: Drawn, { tidiedFor, openedIn = tidiedFor }: { tidiedFor: Canvas; openedIn?: Canvas }) {
  return fitOnCanvas(drawn.nodes, tidied(drawn, tidiedFor), openedIn);
}

/** The cost of cells that somebody drew, as rows of names, with the columns of each lane. */
function costOf({ nodes, edges }: Drawn, columns: Frame["columns"], rows: readonly string[]): number {
  const graph = layoutGraph(nodes, edges);
  const names = rows.flatMap((row) => row.trim().split(/\s+/));
  const frame = frameOf(columns, rows.length, wideCanvas, graph.zones.length > 0);
  const cells = graph.nodes.map(({ id }) => names.indexOf(id));
  return createArrangement(graph, mainLine(graph), frame, cells).cost() / point;
}

const drawnArticle = costOf(
  article,
  [2, 1, 1],
  ["laptop     .   .        .", "repository ci  registry cluster", ".          hub .        host"],
);
const drawnCompany = costOf(
  company,
  [2, 1, 2],
  [
    "docker-hub jenkins      harbor    eks-staging    ec2-staging",
    "bitbucket  teamcity     promotion .              .",
    "developers laptop-build ecr       eks-production ec2-production",
    ".          .            argo      .              .",
  ],
);

describe("the article's map", () => {
  it("costs what MAP.md's measure says of the cells that were drawn by hand, and no more when it is tidied up", () => {
    expect(drawnArticle).toBe(10.25);
    for (const canvas of [wideCanvas, smallCanvas]) {
      const found = findCells(layoutGraph(article.nodes, article.edges), canvas).arrangement;
      expect(found.cost() / point).toBeLessThanOrEqual(drawnArticle);
    }
  });

  it("fits a large window at 1.3 or more, a small one at 0.9 or more, and uses both", () => {
    const wide = fit(article, { tidiedFor: wideCanvas });
    expect(wide.zoom).toBeGreaterThanOrEqual(1.3);
    const small = fit(article, { tidiedFor: smallCanvas });
    expect(small.zoom).toBeGreaterThanOrEqual(0.9);
    for (const { across, down } of [wide, small]) {
      expect(across).toBeGreaterThanOrEqual(0.88);
      expect(down).toBeGreaterThanOrEqual(0.88);
    }
  });

  it("has its main line in one row up to its ends", () => {
    const places = tidied(article, wideCanvas);
    const rows = ["repository", "ci", "registry", "cluster"].map((id) => places.get(id)?.y);
    expect(new Set(rows).size).toBe(1);
  });
});

describe("the company's map", () => {
  it("costs less than the cells that were drawn by hand, with no stranger in a zone, no line behind a card and no step back", () => {
    expect(drawnCompany).toBe(89.25);
    const graph = layoutGraph(company.nodes, company.edges);
    const found = findCells(graph, wideCanvas).arrangement;
    expect(found.cost() / point).toBeLessThan(drawnCompany);
    // Any of these alone costs more than nine tenths of what may be spent beside bends and length.
    const { grid, cellOf } = found;
    for (const members of graph.zones) {
      const columns = members.map((node) => grid.columnOf[cellOf[node] ?? 0] ?? 0);
      const rows = members.map((node) => grid.rowOf[cellOf[node] ?? 0] ?? 0);
      const strangers = [...cellOf.keys()].filter((node) => {
        const [column, row] = [grid.columnOf[cellOf[node] ?? 0] ?? 0, grid.rowOf[cellOf[node] ?? 0] ?? 0];
        const isInside = Math.min(...columns) <= column && column <= Math.max(...columns);
        return !members.includes(node) && isInside && Math.min(...rows) <= row && row <= Math.max(...rows);
      });
      expect(strangers).toEqual([]);
    }
    for (const [edge, source] of graph.sources.entries()) {
      const [from, to] = [cellOf[source] ?? 0, cellOf[graph.targets[edge] ?? 0] ?? 0];
      expect(grid.columnOf[from]).toBeLessThanOrEqual(grid.columnOf[to] ?? 0);
    }
  });

  it("fits a large window at 0.9 or more and uses it, and can be read in a small one", () => {
    const wide = fit(company, { tidiedFor: wideCanvas });
    expect(wide.zoom).toBeGreaterThanOrEqual(0.9);
    expect(wide.across).toBeGreaterThanOrEqual(0.88);
    expect(wide.down).toBeGreaterThanOrEqual(0.88);
    expect(fit(company, { tidiedFor: wideCanvas, openedIn: smallCanvas }).zoom).toBeGreaterThanOrEqual(0.72);
    expect(fit(company, { tidiedFor: smallCanvas }).zoom).toBeGreaterThanOrEqual(0.75);
  });

  it("has the shape of the window, between the least and the most that counts", () => {
    const shapeFor = (size: Size) => {
      const { across, down } = fitOnCanvas(
        company.nodes,
        tidyUp(company.nodes, company.edges, size),
        wideCanvas,
      );
      return { across, down };
    };
    const high = shapeFor({ width: 1200, height: 1000 });
    const wide = shapeFor({ width: 2200, height: 1000 });
    expect(shapeFor({ width: 1200, height: 4000 })).toEqual(high);
    expect(shapeFor({ width: 9000, height: 1000 })).toEqual(wide);
    expect(wide.down / wide.across).toBeLessThan(high.down / high.across);
  });
});

describe("tidied up in its window", () => {
  const maps = [
    ["the article", article, 0.88],
    ["a company", company, 0.88],
    ["120 nodes", platform, 0.85],
  ] as const;
  const windows = [
    [1024, 768],
    [1280, 720],
    [1280, 800],
    [1366, 768],
    [1440, 900],
    [1536, 864],
    [1600, 900],
    [1680, 1050],
    [1920, 1080],
    [1920, 1200],
  ] as const;
  it.each(maps.flatMap(([name, drawn, least]) => windows.map((window) => ({ name, drawn, least, window }))))(
    "$name reaches over the canvas of a window of $window.0 by $window.1",
    ({ drawn, least, window: [width, height] }) => {
      // Beside the rail, below the bar of the page and the heads of the lanes, above the story.
      const size = { width: width - 60, height: height - 52 - 52 - 40 };
      const { across, down } = fit(drawn, { tidiedFor: { ...size, ...marginsIn(size) } });
      expect(across).toBeGreaterThanOrEqual(least);
      expect(down).toBeGreaterThanOrEqual(least);
    },
  );

  it("is no smaller in a small window than can be read, up to a window of 1440 by 900", () => {
    const shapes = [1.2, 1.5, 1.8].map(sizeOf);
    for (const size of shapes)
      expect(
        fit(company, { tidiedFor: { ...size, ...marginsIn(size) }, openedIn: smallCanvas }).zoom,
      ).toBeGreaterThanOrEqual(0.72);
  });
});

describe("120 nodes in eleven groups", () => {
  it("fit a large window at 0.33 or more, and use it", () => {
    const { zoom, across, down } = fit(platform, { tidiedFor: wideCanvas });
    expect(zoom).toBeGreaterThanOrEqual(0.33);
    expect(across).toBeGreaterThanOrEqual(0.85);
    expect(down).toBeGreaterThanOrEqual(0.85);
  });

  it("have each group together, 14 units apart, and apart from the others", () => {
    const places = tidied(platform, wideCanvas);
    const boxes = groups.map((_, group) => {
      const own = [...places].filter(([id]) => id.startsWith(`g${group}-`)).map(([, place]) => place);
      const [xs, ys] = [own.map(({ x }) => x), own.map(({ y }) => y)];
      for (const axis of [xs, ys])
        for (const value of axis) expect((value - Math.min(...axis)) % (axis === xs ? 214 : 154)).toBe(0);
      return {
        left: Math.min(...xs),
        top: Math.min(...ys),
        right: Math.max(...xs) + 200,
        bottom: Math.max(...ys) + 140,
      };
    });
    const { zoom } = fitOnCanvas(platform.nodes, places, wideCanvas);
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const beside = Math.max(other.left - one.right, one.left - other.right);
        const below = Math.max(other.top - one.bottom, one.top - other.bottom);
        // Room for the other's head of 30 px, and for what lies between the boxes.
        expect(Math.max(beside / 38, below / (30 + 34)) * zoom).toBeGreaterThanOrEqual(1);
      }
    }
  });
});

it("leaves room above a first row for the whole title of a zone, in a low window too", () => {
  // Its frame begins 30 px above the cards, and half of its title lies above that.
  for (const height of [500, 576, 624, 756, 1296])
    expect(topWithTitle(marginsIn({ width: 1220, height }).top)).toBeGreaterThanOrEqual(30 + 11);
});
