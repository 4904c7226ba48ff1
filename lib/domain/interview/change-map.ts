import type { OperationBody } from "../pipeline/operations";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import type { Records } from "../pipeline/records";
import { type Answers, type ChosenTool, type Slot, slotRows } from "./answers";
import { placeNodes } from "./place-nodes";
import { type ProposedMap, proposeMap } from "./propose-map";
import { readAnswers } from "./read-answers";
import { changedFields } from "./changed-fields";
import { type ControlsOn, isEdgeWorkedOn, isImageWorkedOn, isWorkedOn } from "./worked-on";

export interface MapChange {
  readonly operations: readonly OperationBody[];
  /** Names of nodes that stay although no answer names them, because a person changed them. */
  readonly kept: readonly string[];
  /** Number of answers about tools that are removed with the tools. */
  readonly claimsGoing: number;
}

/**
 * Changes the map from its present answers to these: adds new parts, and removes or changes only parts that the interview drew and that
 * no person touched since. A part that a person removed does not return with another answer.
 * @param known connections that were on the map, or missing from it, when this person joined. If two people answer at once, neither
 * connects to the other's additions; the next answer adds an unknown connection.
 */
export function changeMap(
  pipeline: Pipeline,
  asked: Answers,
  controlsOn: ControlsOn,
  known?: ReadonlySet<string>,
): MapChange {
  const had = proposeMap(readAnswers(pipeline));
  const { answers, kept } = keepWorkedOn(pipeline, asked, had, controlsOn);
  const wanted = proposeMap(answers);
  const [goingNodes, goingEdges, goingImages] = [
    gone(had.nodes, wanted.nodes).filter(
      (id) => isStill(pipeline.nodes, id) && !isKept(pipeline, id, had, controlsOn),
    ),
    gone(had.edges, wanted.edges),
    gone(had.images, wanted.images).filter((id) => isStill(pipeline.images, id)),
  ];
  const isGoing = new Set(goingNodes);
  const removable = goingEdges
    .flatMap((id) => pipeline.edges.get(id) ?? [])
    .filter(({ source, target }) => !isGoing.has(source) && !isGoing.has(target));
  return {
    kept,
    claimsGoing: goingNodes.reduce((sum, id) => sum + claimsOf(pipeline, id).size, 0),
    operations: [
      ...goingNodes.map((node): OperationBody => ({ type: "node.removed", node })),
      ...removable
        .filter((edge) => !isEdgeWorkedOn(edge, had))
        .map(({ id }): OperationBody => ({ type: "edge.removed", edge: id })),
      ...goingImages.map((image): OperationBody => ({ type: "image.removed", image })),
      ...placeNodes(pipeline, had, wanted, isGoing),
      ...addImages(pipeline, had, wanted),
      ...addEdges(
        pipeline,
        { ...had, edges: known ? had.edges.filter(({ id }) => known.has(id)) : had.edges },
        wanted,
      ),
      ...changeNodes(pipeline, had, wanted),
      ...changeEdges(pipeline, had, wanted),
      ...changeImages(pipeline, had, wanted, isGoing),
    ],
  };
}

/** The answers with the parts restored that cannot be removed, and the names of these. */
function keepWorkedOn(
  pipeline: Pipeline,
  asked: Answers,
  had: ProposedMap,
  controlsOn: ControlsOn,
): { readonly answers: Answers; readonly kept: string[] } {
  const before = readAnswers(pipeline);
  const kept: string[] = [];
  const tools = Object.fromEntries(
    slotRows.map(({ slot }): readonly [Slot, readonly ChosenTool[]] => {
      const stays = before.tools[slot].filter(
        ({ id }) =>
          !asked.tools[slot].some((tool) => tool.id === id) && isKept(pipeline, id, had, controlsOn),
      );
      kept.push(...stays.map(({ id }) => pipeline.nodes.get(id)?.name ?? id));
      return [slot, inOrder([...asked.tools[slot], ...stays], before.tools[slot])];
    }),
  ) as Answers["tools"];
  const staying = before.images.filter(({ id }) => {
    const image = pipeline.images.get(id);
    return image && !asked.images.some((one) => one.id === id) && isImageWorkedOn(pipeline, image, had);
  });
  return {
    answers: { ...asked, tools, images: [...asked.images, ...staying] },
    kept: [...kept, ...staying.map(({ name }) => name)],
  };
}

/** In their previous order, then the new ones. */
function inOrder(tools: readonly ChosenTool[], before: readonly ChosenTool[]): readonly ChosenTool[] {
  const places = new Map(before.map(({ id }, index) => [id, index]));
  const place = ({ id }: ChosenTool) => places.get(id) ?? before.length;
  return tools.toSorted((a, b) => place(a) - place(b));
}

function isKept(pipeline: Pipeline, id: string, had: ProposedMap, controlsOn: ControlsOn): boolean {
  const node = pipeline.nodes.get(id);
  return node !== undefined && isWorkedOn(pipeline, node, had, controlsOn);
}

function addImages({ images }: Pipeline, had: ProposedMap, wanted: ProposedMap): OperationBody[] {
  return added(had.images, wanted.images).flatMap((image) =>
    isStill(images, image.id) ? [] : [{ type: "image.added", image }],
  );
}

/** Without connections that a person drew, and those of a node that a person removed. */
function addEdges({ nodes, edges }: Pipeline, had: ProposedMap, wanted: ProposedMap): OperationBody[] {
  const drawn = new Set(
    [...edges.shards].flatMap((shard) =>
      [...shard.values()].map(({ source, target, artifact }) => `${source} ${target} ${artifact}`),
    ),
  );
  const coming = new Set(added(had.nodes, wanted.nodes).map(({ id }) => id));
  const isThere = (node: string) => coming.has(node) || isStill(nodes, node);
  return added(had.edges, wanted.edges)
    .filter(
      ({ id, source, target, artifact }) =>
        !isStill(edges, id) &&
        !drawn.has(`${source} ${target} ${artifact}`) &&
        isThere(source) &&
        isThere(target),
    )
    .map((edge) => ({ type: "edge.added", edge }));
}

function changeNodes({ nodes }: Pipeline, had: ProposedMap, wanted: ProposedMap): OperationBody[] {
  return pairs(had.nodes, wanted.nodes).flatMap(([before, after]): OperationBody[] => {
    const now = nodes.get(before.id);
    const set =
      now && changedFields(["name", "technologies", "buildsImages", "environment"], before, after, now);
    // The values are fields of nodes under the same names.
    return set ? [{ type: "node.changed", node: before.id, set } as OperationBody] : [];
  });
}

function changeEdges({ edges }: Pipeline, had: ProposedMap, wanted: ProposedMap): OperationBody[] {
  return pairs(had.edges, wanted.edges).flatMap(([before, after]): OperationBody[] => {
    const now = edges.get(before.id);
    const set = now && changedFields(["automated", "pinned", "right", "images"], before, after, now);
    return set ? [{ type: "edge.changed", edge: before.id, set } as OperationBody] : [];
  });
}

function changeImages(
  { images }: Pipeline,
  had: ProposedMap,
  wanted: ProposedMap,
  isGoing: ReadonlySet<string>,
): OperationBody[] {
  return pairs(had.images, wanted.images).flatMap(([before, after]): OperationBody[] => {
    const now = images.get(before.id);
    const set = now && changedFields(["name", "builtBy", "parents", "layers"], before, after, now);
    // Removing a builder clears this.
    const isCleared =
      set && Object.keys(set).length === 1 && set.builtBy === null && isGoing.has(now.builtBy ?? "");
    return set && !isCleared ? [{ type: "image.changed", image: before.id, set } as OperationBody] : [];
  });
}

interface Named {
  readonly id: string;
}

function gone(had: readonly Named[], wanted: readonly Named[]): string[] {
  const ids = new Set(wanted.map(({ id }) => id));
  return had.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
}

function added<T extends Named>(had: readonly T[], wanted: readonly T[]): T[] {
  const ids = new Set(had.map(({ id }) => id));
  return wanted.filter(({ id }) => !ids.has(id));
}

function pairs<T extends Named>(had: readonly T[], wanted: readonly T[]): (readonly [T, T])[] {
  const byId = new Map(wanted.map((record) => [record.id, record]));
  return had.flatMap((before) => {
    const after = byId.get(before.id);
    return after ? [[before, after] as const] : [];
  });
}

function isStill<T>(records: Records<T>, id: string): boolean {
  return records.get(id) !== undefined;
}
