import { drawioMarks } from "../../exporters/drawio";
import type { DocumentIssue } from "../../pipeline/parse-document";
import { err, ok, type Result } from "../../result";
import type { FoundEdge, FoundNode, FoundZone } from "../found-model";
import { climb, notClimbed } from "../climb";
import type { ImportResult } from "../imported";
import { NotCarried } from "../not-carried";
import { restoreDocument } from "../restore-document";
import { type DrawioCell, readCells } from "./drawio-cells";

const notOurs =
  "this drawing is not from Blueline. Other drawings have no information about the type of a shape";

/** Reads a drawing exported by Blueline, with its edits in draw.io. */
export function readDrawio(text: string): ImportResult {
  const read = readCells(text);
  if (!read.ok) return read;
  const cells = read.value;
  const root = cells.find(({ attributes }) => attributes.has(drawioMarks.pipeline));
  if (!root) return err([{ path: "mxfile", message: notOurs }]);
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const notCarried = new NotCarried();
  const [zones, nodes, edges]: [FoundZone[], FoundNode[], FoundEdge[]] = [[], [], []];
  for (const cell of cells) {
    const { attributes, id: key } = cell;
    const [style, parent] = [attributes.get("style") ?? "", attributes.get("parent")];
    if (cell === root || parent === undefined || attributes.has(drawioMarks.lane) || parent === root.id)
      continue;
    const label = plainLabel(attributes.get("label") ?? "", style);
    const mark = [drawioMarks.zone, drawioMarks.node, drawioMarks.edge].find((one) => attributes.has(one));
    const carried = carriedIn(cell, mark);
    if (!carried.ok) return carried;
    const common = { key, path: `line ${cell.line}`, carried: carried.value };
    if (mark === drawioMarks.zone) zones.push({ ...common, name: label });
    else if (mark === drawioMarks.edge || (!mark && attributes.get("edge") === "1"))
      edges.push({
        ...common,
        name: label,
        source: attributes.get("source"),
        target: attributes.get("target"),
      });
    else if (mark === drawioMarks.node || (attributes.get("vertex") === "1" && isShape(style, label))) {
      const place = placeOf(cell, byId);
      if (!place) return err([{ path: common.path, message: notClimbed }]);
      // The kind of the node is below its name.
      nodes.push({ ...common, ...place, name: label.split("\n", 1)[0] ?? "" });
    } else
      notCarried.add(
        "shape without a meaning here is left out",
        "shapes without a meaning here are left out",
        label,
      );
  }
  const pipeline = carriedIn(root, drawioMarks.pipeline);
  if (!pipeline.ok) return pipeline;
  // Neither is a field of the drawing: they come back as they were.
  const { name, description } = Object(pipeline.value) as { name?: unknown; description?: unknown };
  return restoreDocument(
    "drawio",
    {
      name: typeof name === "string" ? name : "",
      description: typeof description === "string" ? description : "",
      carried: pipeline.value,
      zones,
      nodes,
      edges,
    },
    notCarried,
  );
}

function carriedIn(
  { attributes, line }: DrawioCell,
  mark: string | undefined,
): Result<unknown, readonly DocumentIssue[]> {
  const json = mark === undefined ? undefined : attributes.get(mark);
  if (json === undefined) return ok(undefined);
  try {
    return ok(JSON.parse(json));
  } catch {
    return err([
      { path: `line ${line}: ${mark}`, message: "the data from Blueline was changed and is not JSON" },
    ]);
  }
}

/** Plain text and labels of connectors are no nodes. */
function isShape(style: string, label: string): boolean {
  return label.trim() !== "" && !/(^|;)(text|edgeLabel)(;|$)/.test(style);
}

/** The position of a cell on the page, and its zone; undefined if its parents form a circle. */
function placeOf(
  cell: DrawioCell,
  byId: ReadonlyMap<string, DrawioCell>,
): Required<Pick<FoundNode, "position" | "zone">> | undefined {
  const parents = climb(cell, ({ attributes }) => byId.get(attributes.get("parent") ?? ""));
  if (!parents) return undefined;
  const sum = (axis: string) => parents.reduce((all, { geometry }) => all + numberOf(geometry.get(axis)), 0);
  const zone = parents.find(({ attributes }) => attributes.has(drawioMarks.zone));
  return { position: { x: sum("x"), y: sum("y") }, zone: zone?.id ?? null };
}

function numberOf(text: string | undefined): number {
  const number = Number(text ?? 0);
  return Number.isFinite(number) ? number : 0;
}

const entities: { readonly [name: string]: string } = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  "#39": "'",
};

/** What a label says: draw.io writes those of new shapes as HTML. */
const mostInLabel = 10_000;

function plainLabel(label: string, style: string): string {
  if (!/(^|;)html=1(;|$)/.test(style)) return label;
  // Longer ones are no names, and would take the search for tags a time that grows with their square.
  return label
    .slice(0, mostInLabel)
    .replaceAll(/<(br|\/?div|\/?p)\b[^>]*>/gi, "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? "")
    .trim();
}
