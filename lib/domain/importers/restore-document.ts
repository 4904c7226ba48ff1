import { isRecord } from "../is-record";
import { xmlText } from "../exporters/xml-text";
import { edgeName } from "../exporters/edge-name";
import { type DocumentIssue, parseDocument } from "../pipeline/parse-document";
import type { PipelineDocument } from "../pipeline/document";
import { documentFromPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { limits } from "../pipeline/limits";
import { err, ok } from "../result";
import { cleanName, cleanNote } from "./clean-foreign";
import type { FoundEdge, FoundModel, FoundNode, FoundZone } from "./found-model";
import type { ImportFormat, ImportResult } from "./imported";
import type { NotCarried } from "./not-carried";
import { placeNodes } from "./place-nodes";
import { foreignEdge, foreignNode } from "./foreign-records";
import { IdTaker } from "./id-taker";

const mostIssues = 20;

type Raw = { readonly [key: string]: unknown };

/**
 * Builds a document from a file of another tool. Records from Blueline come back as they were, except for a name, place, zone,
 * ends or description changed in that tool.
 */
export function restoreDocument(
  format: ImportFormat,
  found: FoundModel,
  notCarried: NotCarried,
): ImportResult {
  const unfit = [...tooMany(found), ...usedTwice(found)];
  if (unfit.length > 0) return err(unfit.slice(0, mostIssues));
  const zoneIds = new IdTaker();
  const zones = found.zones.map((zone) => zoneRecord(zone, zoneIds));
  const nodeIds = new IdTaker();
  const nodes = found.nodes.map((node) => nodeRecord(node, nodeIds, zoneIds, notCarried));
  const claims = found.nodes.flatMap(({ carried, path }, index) =>
    listIn(carried, "claims").map((claim) => ({
      path,
      record: { ...recordOf(claim), node: nodes[index]?.id },
    })),
  );
  const images = listIn(found.carried, "images").map((image) =>
    imageRecord(recordOf(image), nodeIds, notCarried),
  );
  const imageIds = new Set(images.map(({ id }) => id));
  const kindOf = new Map(found.nodes.map(({ key }, index) => [key, nodes[index]?.["kind"]]));
  const edgeIds = new IdTaker();
  const edges = found.edges.flatMap((edge) =>
    edgeRecord(edge, { edgeIds, nodeIds, imageIds, kindOf }, notCarried),
  );
  const parsed = parseDocument({
    schema: "blueline/pipeline/1",
    ...describePipeline(found),
    nodes,
    edges: edges.map(({ record }) => record),
    zones,
    images,
    claims: claims.map(({ record }) => record),
  });
  if (!parsed.ok) {
    const places = { nodes: found.nodes, zones: found.zones, edges: edges.map(({ edge }) => edge), claims };
    return err(parsed.error.map((issue) => ({ ...issue, path: pathInFile(issue.path, places) })));
  }
  for (const [index, { edge }] of edges.entries()) noteRenamed(edge, parsed.value.edges[index], notCarried);
  const placed = placeNodes(
    parsed.value,
    (index) => found.nodes[index]?.position ?? carriedPlace(found.nodes[index]),
  );
  const document = documentFromPipeline(pipelineFromDocument(placed));
  return ok({ format, document, notCarried: notCarried.sentences() });
}

function tooMany(found: Pick<FoundModel, "nodes" | "edges" | "zones">): readonly DocumentIssue[] {
  return (["nodes", "edges", "zones"] as const).flatMap((list) =>
    found[list].length > limits[list]
      ? [
          {
            path: "",
            message: `the file has ${found[list].length} ${list}, and a pipeline has at most ${limits[list]}`,
          },
        ]
      : [],
  );
}

/** A zone and a node may be called the same: nothing refers to both. */
function usedTwice({ zones, nodes, edges }: FoundModel): readonly DocumentIssue[] {
  return [zones, nodes, edges].flatMap((list) => {
    const keys = new Set<string>();
    return list.flatMap(({ key, path }) => {
      const isKnown = keys.has(key);
      keys.add(key);
      return isKnown ? [{ path, message: `the id "${key.slice(0, 100)}" is used twice` }] : [];
    });
  });
}

function describePipeline(found: FoundModel): Raw {
  const carried = recordOf(found.carried);
  const written = textOf(carried["description"]);
  const description =
    carried["description"] !== undefined && isSame(written, found.description)
      ? written
      : cleanNote(found.description);
  const hadOne = carried["description"] !== undefined;
  return {
    name: isSame(carried["name"], found.name) ? carried["name"] : cleanName(found.name, "Imported pipeline"),
    ...(description === "" && !hadOne ? {} : { description }),
    ...(carried["reviews"] === undefined ? {} : { reviews: carried["reviews"] }),
    ...(carried["policy"] === undefined ? {} : { policy: carried["policy"] }),
  };
}

function zoneRecord(zone: FoundZone, ids: IdTaker): Raw {
  const carried = inside(zone.carried, "zone");
  const id = ids.take(zone.key, carried?.["id"], zone.name, "zone");
  if (!carried) return { id, name: cleanName(zone.name, "Zone"), kind: "other" };
  return {
    ...carried,
    id,
    name: isSame(carried["name"], zone.name) ? carried["name"] : cleanName(zone.name, "Zone"),
  };
}

function nodeRecord(node: FoundNode, ids: IdTaker, zoneIds: IdTaker, notCarried: NotCarried): Raw {
  const carried = inside(node.carried, "node");
  const id = ids.take(node.key, carried?.["id"], node.name, "node");
  const zone = zoneOf(node, carried, zoneIds, notCarried);
  const note = noteOf(node, carried);
  // Where it is drawn is added once all else is known to be good.
  const added = {
    id,
    position: { x: 0, y: 0 },
    ...(zone === undefined ? {} : { zone }),
    ...(note === undefined ? {} : { note }),
  };
  if (!carried) return { ...foreignNode(node, notCarried), ...added };
  const { zone: _zone, note: _note, ...rest } = carried;
  return {
    ...rest,
    ...added,
    name: isSame(carried["name"], node.name) ? carried["name"] : cleanName(node.name, "Node"),
  };
}

function zoneOf(node: FoundNode, carried: Raw | undefined, zoneIds: IdTaker, notCarried: NotCarried) {
  if (node.zone === null) return undefined;
  if (node.zone !== undefined) return zoneIds.of(node.zone);
  const zone = carried?.["zone"];
  if (zone === undefined || zoneIds.has(zone)) return zone;
  notCarried.add("node lost its zone", "nodes lost their zone", node.name);
  return undefined;
}

/** Absent if there is none. */
function noteOf(node: FoundNode, carried: Raw | undefined): unknown {
  const { description } = node;
  const note = carried?.["note"];
  if (description === undefined) return note;
  const written = node.writtenDescription ? node.writtenDescription(carried ?? {}) : textOf(note);
  if (carried && isSame(written, description)) return note;
  // What was written before the note stays out of it.
  const before = node.writtenDescription?.({ ...carried, note: undefined }) ?? "";
  const own =
    before !== "" && description.startsWith(before) ? description.slice(before.length) : description;
  return cleanNote(own.trim()) || undefined;
}

function imageRecord(image: Raw, nodeIds: IdTaker, notCarried: NotCarried): Raw {
  const { builtBy, ...rest } = image;
  if (builtBy === undefined || nodeIds.has(builtBy)) return image;
  notCarried.add(
    "image lost the node that builds it",
    "images lost the node that builds them",
    textOf(image["name"]),
  );
  return rest;
}

interface Known {
  readonly edgeIds: IdTaker;
  readonly nodeIds: IdTaker;
  readonly imageIds: ReadonlySet<unknown>;
  readonly kindOf: ReadonlyMap<string, unknown>;
}

interface RestoredEdge {
  readonly edge: FoundEdge;
  readonly record: Raw;
}

function edgeRecord(edge: FoundEdge, known: Known, notCarried: NotCarried): readonly RestoredEdge[] {
  const [source, target] = [known.nodeIds.of(edge.source), known.nodeIds.of(edge.target)];
  if (source === undefined || target === undefined) {
    notCarried.add(
      "connection without a node at both ends is left out",
      "connections without a node at both ends are left out",
      edge.name,
    );
    return [];
  }
  const carried = inside(edge.carried, "edge");
  const id = known.edgeIds.take(edge.key, carried?.["id"], edge.name, "edge");
  if (!carried)
    return [{ edge, record: { ...foreignEdge(edge, known.kindOf, notCarried), id, source, target } }];
  const images = carried["images"];
  const kept = Array.isArray(images) ? images.filter((image) => known.imageIds.has(image)) : images;
  return [
    { edge, record: { ...carried, id, source, target, ...(images === undefined ? {} : { images: kept }) } },
  ];
}

function noteRenamed(
  edge: FoundEdge,
  record: PipelineDocument["edges"][number] | undefined,
  notCarried: NotCarried,
) {
  if (!record || !inside(edge.carried, "edge") || edge.name === edgeName(record)) return;
  notCarried.add(
    "connection has a name, which is replaced by its artifact",
    "connections have names, which are replaced by their artifacts",
    edge.name,
  );
}

function carriedPlace(node: FoundNode | undefined) {
  const { x, y } = recordOf(inside(node?.carried, "node")?.["position"]);
  return typeof x === "number" && typeof y === "number" ? { x, y } : undefined;
}

/** `nodes[3].name` as the place in the file that the fourth node was found at. */
function pathInFile(
  path: string,
  places: { readonly [list: string]: readonly { readonly path: string }[] },
): string {
  const [, list = "", index = "", rest = ""] = /^(\w+)\[(\d+)\](.*)$/s.exec(path) ?? [];
  const place = Object.hasOwn(places, list) ? places[list]?.[Number(index)] : undefined;
  return place ? `${place.path}${rest}` : path;
}

function inside(carried: unknown, key: string): Raw | undefined {
  const record = recordOf(carried)[key];
  return typeof record === "object" && record !== null ? recordOf(record) : undefined;
}

function listIn(carried: unknown, key: string): readonly unknown[] {
  const list = recordOf(carried)[key];
  return Array.isArray(list) ? list : [];
}

function recordOf(value: unknown): Raw {
  // Its values are checked on use.
  return isRecord(value) ? value : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Whether a text in a file is still the one of ours, which may have gone through XML. */
function isSame(ours: unknown, theirs: string): boolean {
  return typeof ours === "string" && (ours === theirs || xmlText(ours) === theirs);
}
