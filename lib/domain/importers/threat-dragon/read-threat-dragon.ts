import * as z from "zod/mini";
import { carriedKey } from "../../exporters/carried";
import type { Box } from "../../drawing/box";
import type { Position } from "../../pipeline/document";
import { limits } from "../../pipeline/limits";
import { cardSize } from "../../pipeline/lanes";
import { err } from "../../result";
import type { FoundModel, FoundNode } from "../found-model";
import type { ImportResult } from "../imported";
import { NotCarried } from "../not-carried";
import { parseShape } from "../parse-shape";
import { restoreDocument } from "../restore-document";

const text = z.optional(z.nullable(z.string()));
const point = z.looseObject({ x: z.number(), y: z.number() });
const end = z.optional(z.looseObject({ cell: z.optional(z.string()) }));
const threat = z.looseObject({ title: text, status: text, [carriedKey]: z.optional(z.unknown()) });
const cellSchema = z.looseObject({
  id: z.string(),
  shape: z.string(),
  position: z.optional(point),
  size: z.optional(z.looseObject({ width: z.number(), height: z.number() })),
  source: end,
  target: end,
  data: z.optional(
    z.looseObject({
      type: text,
      name: text,
      description: text,
      outOfScope: z.optional(z.boolean()),
      isBidirectional: z.optional(z.boolean()),
      threats: z.optional(z.nullable(z.array(threat))),
      [carriedKey]: z.optional(z.unknown()),
    }),
  ),
});
const modelSchema = z.looseObject({
  version: z.string(),
  summary: z.looseObject({ title: z.string(), description: text }),
  detail: z.looseObject({
    diagrams: z.array(
      z.looseObject({
        title: text,
        diagramJson: z.optional(z.unknown()),
        cells: z.optional(z.array(cellSchema)),
      }),
    ),
  }),
  [carriedKey]: z.optional(z.unknown()),
});
type Cell = z.infer<typeof cellSchema>;

/** Reads a model of OWASP Threat Dragon 2; the diagrams of one that has several become one map, side by side. */
export function readThreatDragon(value: unknown): ImportResult {
  const parsed = parseShape(modelSchema, value);
  if (!parsed.ok) return parsed;
  const { version, summary, detail, [carriedKey]: carried } = parsed.value;
  if (!version.startsWith("2.") || detail.diagrams.some(({ diagramJson }) => diagramJson !== undefined))
    return err([
      {
        path: "version",
        message: "this is not a model of Threat Dragon 2; open it in Threat Dragon, and save it again",
      },
    ]);
  const notCarried = new NotCarried();
  const found = { zones: [], nodes: [], edges: [] } as {
    readonly [List in "zones" | "nodes" | "edges"]: FoundModel[List][number][];
  };
  let right = 0;
  for (const [index, { cells = [] }] of detail.diagrams.entries()) {
    const shift = index === 0 ? 0 : right + apart - leftOf(cells);
    const boxes = cells.filter(({ shape }) => shape === "trust-boundary-box");
    if (boxes.length > limits.zones)
      return err([
        { path: `detail.diagrams[${index}].cells`, message: `there are more than ${limits.zones} boxes` },
      ]);
    for (const [position, cell] of cells.entries()) {
      const path = `detail.diagrams[${index}].cells[${position}]`;
      readCell(cell, { path, boxes, shift: Number.isFinite(shift) ? shift : 0, found, notCarried });
      if (cell.position) right = Math.max(right, cell.position.x + shift + (cell.size?.width ?? 0));
    }
  }
  if (detail.diagrams.length > 1)
    notCarried.say(`${detail.diagrams.length} diagrams became one map, side by side.`);
  return restoreDocument(
    "threat-dragon",
    { ...found, carried, name: summary.title, description: summary.description ?? "" },
    notCarried,
  );
}

const apart = 200;

const leftOf = (cells: readonly Cell[]) =>
  cells.reduce((left, { position }) => Math.min(left, position?.x ?? Infinity), Infinity);

interface Reading {
  readonly path: string;
  readonly boxes: readonly Cell[];
  /** Of this diagram, to the right. */
  readonly shift: number;
  readonly found: { readonly [List in "zones" | "nodes" | "edges"]: FoundModel[List][number][] };
  readonly notCarried: NotCarried;
}

const elements = ["actor", "process", "store", "agent", "agent-tool"];

function readCell(cell: Cell, { path, boxes, shift, found, notCarried }: Reading): void {
  const { id: key, data } = cell;
  const { name: named, description, [carriedKey]: carried } = data ?? {};
  const name = named ?? "";
  const common = { key, path, name, carried };
  leaveBehind(cell, name, notCarried);
  if (cell.shape === "trust-boundary-box") found.zones.push(common);
  else if (cell.shape === "flow")
    found.edges.push({ ...common, source: cell.source?.cell, target: cell.target?.cell });
  else if (elements.includes(cell.shape)) {
    const position = cell.position && { x: cell.position.x + shift, y: cell.position.y };
    found.nodes.push({
      ...common,
      description: description ?? "",
      position,
      ...zoneOf(cell, carried, boxes),
    });
  } else
    notCarried.add(
      "cell is not an element, flow or box, and was left out",
      "cells are not elements, flows or boxes, and were left out",
      name === "" ? cell.shape : name,
    );
}

function leaveBehind({ data, shape }: Cell, name: string, notCarried: NotCarried): void {
  for (const one of data?.threats ?? []) {
    const isOurs = one[carriedKey] !== undefined;
    if (!isOurs) notCarried.add("threat was not imported", "threats were not imported", one.title ?? "");
    else if (one.status !== "Open")
      notCarried.add(
        "threat was closed there, which sets no status here",
        "threats were closed there, which sets no status here",
        one.title ?? "",
      );
  }
  if (data?.outOfScope === true)
    notCarried.add(
      "element is out of scope there, and in scope here",
      "elements are out of scope there, and in scope here",
      name,
    );
  if (shape === "flow" && data?.isBidirectional === true)
    notCarried.add(
      "flow is bidirectional, and was imported in one direction",
      "flows are bidirectional, and were imported in one direction",
      name,
    );
}

/** Where a node of ours has not moved it stays in its zone; any other is in the smallest box around its middle. */
function zoneOf(cell: Cell, carried: unknown, boxes: readonly Cell[]): Pick<FoundNode, "zone"> {
  const before = placeIn(carried);
  const now = cell.position;
  if (!now || (before && before.x === now.x && before.y === now.y)) return {};
  const { width, height } = cell.size ?? cardSize;
  const middle = { x: now.x + width / 2, y: now.y + height / 2 };
  const around = boxes
    .filter((box) => holds(boxOf(box), middle))
    .toSorted((a, b) => area(boxOf(a)) - area(boxOf(b)));
  return { zone: around[0]?.id ?? null };
}

function placeIn(carried: unknown): Position | undefined {
  const parsed = z.looseObject({ node: z.looseObject({ position: point }) }).safeParse(carried);
  return parsed.success ? parsed.data.node.position : undefined;
}

const boxOf = ({ position = { x: 0, y: 0 }, size = { width: 0, height: 0 } }: Cell): Box => ({
  ...position,
  ...size,
});
const area = ({ width, height }: Box) => width * height;
const holds = (box: Box, { x, y }: Position) =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
