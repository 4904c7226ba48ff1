import { changesText, edgeNouns, imageNouns, nodeNouns, zoneNouns } from "../activity/field-words";
import type { Names } from "../activity/names";
import { capitalise } from "../capitalise";
import type { Image, PipelineNode, Zone } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { freePlace } from "../pipeline/lanes";
import { handOverSentence } from "../words/connection-sentence";
import { kindName } from "../words/kind-name";
import { joinWithAnd } from "../words/join-with-and";
import { clashWords, type Drawn, type MergeContext, removedWords } from "./merge-context";
import { type ThreeWay, threeWay } from "./three-way";
import { isDraftedId } from "./written-in-document";
import type { Fields, WrittenRecord } from "./written";

const nodeFields = Object.keys(nodeNouns);
/** Fields that files may fill on a node that a person drew, if empty. */
const filledFields = ["technologies", "buildsImages"];
const edgeFields = Object.keys(edgeNouns);
const filledEdgeFields = ["automated", "pinned", "right", "shortLived"];

/** Plans the incoming nodes. New ones get a free place in their lane; an empty map keeps their positions. */
export function planNodes(context: MergeContext): readonly Drawn[] {
  const { present, document, written, open } = context;
  const placeOf = createPlaces(present);
  return document.nodes.flatMap((node): readonly Drawn[] => {
    const about = { of: "node", node: node.id, proofs: context.proofsOf(node.id) } as const;
    const known = present.nodes.get(node.id);
    if (!known) {
      const placed = { ...node, position: placeOf(node) };
      const choices = open.get(node.id);
      const holds = choices
        ? `It may already be ${joinWithAnd(
            choices.map(({ name }) => `“${name}”`),
            3,
          )} on the map: choose which.`
        : written.nodes.get(node.id)?.isOwn === true
          ? removedWords
          : undefined;
      return [
        {
          ...about,
          id: `node ${node.id}`,
          does: "add",
          title: `${node.name}, ${kindName(node)}`,
          names: node.zone === undefined ? [] : [`zone ${node.zone}`],
          operations: [{ type: "node.added", node: placed }],
          ...(holds !== undefined && { holds }),
        },
      ];
    }
    const was = written.nodes.get(node.id);
    const isPersons = context.from === "files" && was?.isOwn !== true && !isDraftedId(node.id);
    const ways = threeWay(known, node, was, context.source, isPersons ? filledFields : nodeFields);
    return changes(
      isPersons ? { ...ways, clash: {} } : ways,
      (set) => ({
        ...about,
        title: `${known.name}, ${kindName(known)}`,
        says: says(nodeNouns, known, set, context),
        names: namesIn(set),
        operations: [{ type: "node.changed", node: node.id, set }],
      }),
      `node ${node.id}`,
    );
  });
}

/** Plans the incoming connections. */
export function planEdges(context: MergeContext): readonly Drawn[] {
  const { present, document, written, names } = context;
  return document.edges.flatMap((edge): readonly Drawn[] => {
    const known = present.edges.get(edge.id);
    const ends = known ?? edge;
    const sentence = handOverSentence(
      ends,
      { name: names.node(ends.source) },
      { name: names.node(ends.target) },
    );
    const about = {
      of: "edge",
      node: edge.source,
      proofs: context.proofsOf(edge.id),
      title: `${sentence}${ends.automated === undefined ? ", manual or automated unknown" : ""}`,
    } as const;
    if (!known)
      return [
        {
          ...about,
          id: `edge ${edge.id}`,
          does: "add",
          names: namesIn(edge),
          operations: [{ type: "edge.added", edge }],
          ...(written.edges.get(edge.id)?.isOwn === true && { holds: removedWords }),
        },
      ];
    const was = written.edges.get(edge.id);
    const isPersons = context.from === "files" && was?.isOwn !== true && !isDraftedId(edge.id);
    const ways = threeWay(known, edge, was, context.source, isPersons ? filledEdgeFields : edgeFields);
    return changes(
      isPersons ? { ...ways, clash: {} } : ways,
      (set) => ({
        ...about,
        says: says(edgeNouns, known, set, context),
        names: namesIn(set),
        operations: [{ type: "edge.changed", edge: edge.id, set }],
      }),
      `edge ${edge.id}`,
    );
  });
}

export function planZones(context: MergeContext): readonly Drawn[] {
  return planSort(context, {
    of: "zone",
    come: context.document.zones,
    here: context.present.zones,
    was: context.written.zones,
    nouns: zoneNouns,
    titleOf: ({ name }: Zone) => `Zone ${name}`,
    nodeOf: () => undefined,
    add: (zone) => ({ type: "zone.added", zone }),
    change: (id, set) => ({ type: "zone.changed", zone: id, set }),
  });
}

export function planImages(context: MergeContext): readonly Drawn[] {
  return planSort(context, {
    of: "image",
    come: context.document.images,
    here: context.present.images,
    was: context.written.images,
    nouns: imageNouns,
    titleOf: ({ name }: Image) => `Image ${name}`,
    nodeOf: ({ builtBy }) => builtBy,
    add: (image) => ({ type: "image.added", image }),
    change: (id, set) => ({ type: "image.changed", image: id, set }),
  });
}

interface Sort<T> {
  readonly of: "zone" | "image";
  readonly come: readonly T[];
  readonly here: { readonly get: (id: string) => T | undefined };
  readonly was: ReadonlyMap<string, WrittenRecord>;
  readonly nouns: Fields;
  readonly titleOf: (record: T) => string;
  readonly nodeOf: (record: T) => string | undefined;
  readonly add: (record: T) => OperationBody;
  readonly change: (id: string, set: Fields) => OperationBody;
}

function planSort<T extends { readonly id: string }>(context: MergeContext, sort: Sort<T>): readonly Drawn[] {
  return sort.come.flatMap((record): readonly Drawn[] => {
    const known = sort.here.get(record.id);
    const node = sort.nodeOf(record);
    const about = {
      of: sort.of,
      title: sort.titleOf(known ?? record),
      proofs: context.proofsOf(record.id),
      ...(node !== undefined && { node }),
    };
    const was = sort.was.get(record.id);
    if (!known)
      return [
        {
          ...about,
          id: `${sort.of} ${record.id}`,
          does: "add",
          names: namesIn(record),
          operations: [sort.add(record)],
          ...(was?.isOwn === true && { holds: removedWords }),
        },
      ];
    const fields = Object.keys(sort.nouns).filter((field) => field !== "name" || was !== undefined);
    const ways = threeWay(known, record, was, context.source, fields);
    return changes(
      ways,
      (set) => ({
        ...about,
        says: says(sort.nouns, known, set, context),
        names: namesIn(set),
        operations: [sort.change(record.id, set)],
      }),
      `${sort.of} ${record.id}`,
    );
  });
}

/** The change, and separately the part that would replace a person's input. */
function changes(
  { take, clash, why }: ThreeWay,
  draw: (set: Fields) => Omit<Drawn, "id" | "does">,
  id: string,
): readonly Drawn[] {
  return [
    ...(Object.keys(take).length > 0 ? [{ ...draw(take), id, does: "change" as const }] : []),
    ...(why && Object.keys(clash).length > 0
      ? [{ ...draw(clash), id: `${id} said`, does: "change" as const, holds: clashWords[why] }]
      : []),
  ];
}

/** The records to which a record or a change refers. */
function namesIn(record: object): readonly string[] {
  const { zone, source, target, builtBy, images }: Fields = { ...record };
  const ids = (of: string, list: readonly unknown[]) =>
    list.flatMap((id) => (typeof id === "string" ? [`${of} ${id}`] : []));
  return [
    ...ids("zone", [zone]),
    ...ids("node", [source, target, builtBy]),
    ...ids("image", Array.isArray(images) ? images : []),
  ];
}

function says(nouns: Fields, current: object, set: Fields, { names }: MergeContext): string {
  const all: Names = { ...names, edge: (id) => id };
  return capitalise(changesText("it", nouns, set, { ...current }, all));
}

/** Below the cards of their lanes; on an empty map at their own positions. */
function createPlaces({ nodes }: Pipeline): (node: PipelineNode) => PipelineNode["position"] {
  if (nodes.size === 0) return ({ position }) => position;
  const placed: PipelineNode[] = [...nodes.values()];
  const last = new Map<string, PipelineNode["position"]>();
  return (node) => {
    const above = last.get(node.stage);
    // A place below the last one needs no search of the whole map.
    const position = above ? { x: above.x, y: Math.min(1e6, above.y + step) } : freePlace(node.stage, placed);
    placed.push({ ...node, position });
    last.set(node.stage, position);
    return position;
  };
}

/** A card and the gap to the next, in map units. */
const step = 180;
