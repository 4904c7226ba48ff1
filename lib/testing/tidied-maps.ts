import type { Box } from "@/lib/domain/drawing/box";
import { placeTitle } from "@/lib/domain/drawing/place-titles";
import { routeLines } from "@/lib/domain/drawing/route-lines";

interface TidiedZone {
  readonly title: string;
  /** First column and row, last column and row. */
  readonly cells: readonly [number, number, number, number];
}

/** A map as Tidy up leaves it: a cell for each card, and how its lines are handed over. */
export interface TidiedMap {
  readonly columns: number;
  readonly rows: number;
  readonly cards: Readonly<Record<string, readonly [column: number, row: number]>>;
  readonly lines: readonly (readonly [source: string, target: string, artifact: string, isByHand?: true])[];
  readonly zones: readonly TidiedZone[];
  /** Cards with a tab for their environment on the upper edge. */
  readonly tabs: readonly string[];
}

export const articleMap: TidiedMap = {
  columns: 4,
  rows: 3,
  cards: {
    developer: [0, 0],
    repository: [0, 1],
    parents: [1, 2],
    build: [1, 1],
    registry: [2, 1],
    cluster: [3, 1],
    hosts: [3, 2],
  },
  lines: [
    ["developer", "repository", "code", true],
    ["repository", "build", "code"],
    ["parents", "build", "parent image"],
    ["build", "registry", "image"],
    ["registry", "cluster", "image"],
    ["cluster", "hosts", "container"],
  ],
  zones: [],
  tabs: ["registry", "cluster", "hosts"],
};

/** Two ways to build, a hotfix from a laptop, staging and production. */
export const companyMap: TidiedMap = {
  columns: 5,
  rows: 4,
  cards: {
    parents: [0, 0],
    repository: [0, 1],
    developers: [0, 2],
    jenkins: [1, 0],
    teamcity: [1, 1],
    laptop: [1, 2],
    harbor: [2, 0],
    promotion: [2, 1],
    ecr: [2, 2],
    argo: [2, 3],
    staging: [3, 0],
    stagingNodes: [4, 0],
    production: [3, 2],
    productionNodes: [4, 2],
  },
  lines: [
    ["parents", "jenkins", "parent image"],
    ["parents", "teamcity", "parent image"],
    ["repository", "teamcity", "code"],
    ["repository", "jenkins", "code"],
    ["developers", "repository", "code", true],
    ["developers", "laptop", "code", true],
    ["jenkins", "harbor", "image"],
    ["teamcity", "harbor", "image"],
    ["harbor", "promotion", "image, manual?"],
    ["promotion", "ecr", "image", true],
    ["laptop", "ecr", "image", true],
    ["harbor", "staging", "image"],
    ["ecr", "production", "image"],
    ["repository", "argo", "manifest"],
    ["argo", "production", "manifest"],
    ["argo", "staging", "manifest"],
    ["staging", "stagingNodes", "container"],
    ["production", "productionNodes", "container"],
  ],
  zones: [
    { title: "Staging account AWS 4410", cells: [2, 0, 4, 0] },
    { title: "Production account AWS 9027", cells: [2, 2, 4, 2] },
  ],
  tabs: ["harbor", "ecr", "staging", "stagingNodes", "production", "productionNodes"],
};

const card = { width: 200, height: 140 };
const head = 52;

/** The map fitted into a canvas of so many pixels: gaps grow until it has the canvas' shape. All in pixels. */
function placeTidied(map: TidiedMap, width: number, height: number) {
  const { columns, rows, zones } = map;
  const gaps = Array.from({ length: rows - 1 }, (_, row) =>
    zones.some(({ cells }) => cells[1] === row + 1 || cells[3] === row) ? 58 : 40,
  );
  const least = sum(gaps);
  const topZone = zones.some(({ cells }) => cells[1] === 0) ? 24 : 0;
  const [above, below] = height < 700 ? [14, 14] : [22, 26];
  const across = width - 2 * (width < 1000 ? 16 : 24) - (zones.length > 0 ? 8 : 0);
  const down = height - head - above - below - topZone;
  const zoom = Math.min(
    across / (columns * card.width + (columns - 1) * 56),
    down / (rows * card.height + least),
    1.5,
  );
  const gapX = Math.min(170, (across / zoom - columns * card.width) / (columns - 1));
  const spare = Math.max(0, down / zoom - rows * card.height - least) / (rows - 1);
  const gapsY = gaps.map((gap) => Math.min(120, gap + spare));
  const left = (width - zoom * (columns * card.width + (columns - 1) * gapX)) / 2;
  const top = head + above + topZone + (down - zoom * (rows * card.height + sum(gapsY))) / 2;
  const columnAt = (column: number) => left + zoom * column * (card.width + gapX);
  const rowAt = (row: number) => top + zoom * (row * card.height + sum(gapsY.slice(0, row)));
  const size = { width: Math.round(card.width * zoom), height: Math.round(card.height * zoom) };
  const cards = new Map<string, Box>(
    Object.entries(map.cards).map(([id, [column, row]]) => [
      id,
      { x: Math.round(columnAt(column)), y: Math.round(rowAt(row)), ...size },
    ]),
  );
  const frames = zones.map(({ cells: [firstColumn, firstRow, lastColumn, lastRow] }) => {
    const side = Math.min(14, zoom * gapX * 0.2);
    const over = firstRow === 0 ? 30 : Math.min(30, zoom * (gapsY[firstRow - 1] ?? 40) - 13);
    return {
      x: columnAt(firstColumn) - side,
      y: rowAt(firstRow) - over,
      width: columnAt(lastColumn) - columnAt(firstColumn) + size.width + 2 * side,
      height: rowAt(lastRow) - rowAt(firstRow) + size.height + over + 12,
    };
  });
  return { zoom, cards, frames };
}

/** The placed map with its lines, titles and wishes for labels, as a canvas of so many pixels would draw it. */
export function drawTidied(map: TidiedMap, width: number, height: number) {
  const placed = placeTidied(map, width, height);
  const lines = map.lines.map(([source, target]) => ({ id: `${source}>${target}`, source, target }));
  const routes = routeLines(placed.cards, lines, 10);
  const tabs = map.tabs.flatMap((id) => {
    const box = placed.cards.get(id);
    return box ? [{ x: box.x + box.width - 72, y: box.y - 10, width: 64, height: 18 }] : [];
  });
  const heads = [{ x: 0, y: 0, width, height: head }];
  const titles = placed.frames.map((frame, index) => {
    const titleWidth = textWidth(map.zones[index]?.title ?? "", 12) + 40;
    const at = placeTitle(frame, titleWidth, 22, [...routes.values()], [...tabs, ...heads]);
    return { ...at, width: titleWidth, height: 22 };
  });
  const wishes = map.lines.map(([source, target, artifact, isByHand = false]) => {
    const id = `${source}>${target}`;
    const disc = isByHand ? 14 : 0;
    const [full, short] = isByHand ? [`${artifact}, manual`, "manual"] : [artifact, artifact];
    const forms = [
      { kind: "full", width: textWidth(full, 11) + 18 + disc, height: 20 },
      { kind: "short", width: textWidth(short, 11) + 18 + disc, height: 20 },
      { kind: "sign", width: 20, height: 20 },
    ] as const;
    return { id, points: routes.get(id) ?? [], forms, isAlwaysShown: isByHand, number: false };
  });
  const taken = {
    cards: [...placed.cards.values()],
    others: [...tabs, ...titles, ...heads],
    edges: { x: 0, y: 0, width, height },
  };
  return { ...placed, lines, routes, tabs, titles, wishes, taken };
}

function textWidth(text: string, size: number): number {
  return text.length * size * 0.545;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
