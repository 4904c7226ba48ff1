import type { Image, PipelineNode } from "../pipeline/document";
import { byId, compareText, type Pipeline } from "../pipeline/pipeline";
import { type Answers, type ChosenTool, noAnswers, type Slot, slotRow, slotRows, targetsOf } from "./answers";
import { developerId, edgeId, isInterviewImage, isNamedTool, slotOfId, unnamedImage } from "./interview-ids";
import { pairsOf } from "./pairs";
import { isAskedByHand, proposeMap } from "./propose-map";

/** The answers read from the map: the inverse of `proposeMap`. Parts that a person added are no answers. */
export function readAnswers(pipeline: Pipeline): Answers {
  const nodes = [...pipeline.nodes.values()]
    .filter((node) => slotOfNode(node) !== undefined)
    .toSorted(byPlace);
  const images = [...pipeline.images.values()]
    .filter(({ id }) => isInterviewImage(id))
    .toSorted(byNameThenId);
  const tools = Object.fromEntries(
    slotRows.map(({ slot }) => [slot, toolsOf(nodes, slot)]),
  ) as Answers["tools"];
  const isDrawn = (sources: readonly { readonly id: string }[]) =>
    targetsOf(tools).some((target) =>
      sources.some((source) => pipeline.edges.get(edgeId(source.id, target.id, "manifest"))),
    );
  const builds = nodes.filter(({ kind }) => kind === "ci").flatMap(({ buildsImages }) => buildsImages ?? []);
  const drawn: Answers = {
    images: images.filter((image) => !isUnnamed(image)).map(({ id, name }) => ({ id, name })),
    tools,
    ciBuilds: builds.length === 0 ? undefined : builds.includes(true),
    pinned: noAnswers.pinned,
    rights: noAnswers.rights,
    parents: [...new Set(images.flatMap(({ parents = [] }) => parents.map(({ ref }) => ref)))],
    deploysBy: { ci: isDrawn(tools.ci), person: isDrawn([{ id: developerId }]) },
    pairs: noAnswers.pairs,
    byHand: noAnswers.byHand,
  };
  const known = { ...drawn, pairs: pairsIn(pipeline, drawn) };
  return {
    ...known,
    pinned: pinnedIn(pipeline, known),
    rights: rightsIn(pipeline, known),
    byHand: byHandIn(pipeline, known),
  };
}

/** Connections from the interview, still on the map, that can be marked as manual or automated. */
export function askedHandOvers(pipeline: Pipeline, answers: Answers) {
  return proposeMap(answers)
    .edges.filter(isAskedByHand)
    .flatMap(({ id }) => pipeline.edges.get(id) ?? []);
}

/** A missing connection is no answer: whoever removed a certain one knows it. */
function pairsIn(pipeline: Pipeline, answers: Answers): Answers["pairs"] {
  return new Map(pairsOf(answers).flatMap(({ id }) => (pipeline.edges.get(id) ? [[id, true] as const] : [])));
}

/** Only if all connections from a registry have an answer, and the same one. */
function pinnedIn(pipeline: Pipeline, answers: Answers): Answers["pinned"] {
  return new Map(
    answers.tools.packages.flatMap(({ id }) => {
      const tools = pairsOf(answers).filter(
        ({ artifact, source }) => artifact === "tool" && source.id === id,
      );
      const said = new Set(
        tools.flatMap((pair) => {
          const edge = pipeline.edges.get(pair.id);
          return edge ? [edge.pinned] : [];
        }),
      );
      const [only, ...more] = said;
      return only !== undefined && more.length === 0 ? [[id, only] as const] : [];
    }),
  );
}

function rightsIn(pipeline: Pipeline, answers: Answers): Answers["rights"] {
  return new Map(
    pairsOf(answers).flatMap(({ id, topic }) => {
      const right = topic === "credentials" ? pipeline.edges.get(id)?.right : undefined;
      return right === undefined ? [] : [[id, right] as const];
    }),
  );
}

function byHandIn(pipeline: Pipeline, answers: Answers): Answers["byHand"] {
  return new Map(
    askedHandOvers(pipeline, answers).flatMap(({ id, automated }) =>
      automated === undefined ? [] : [[id, !automated] as const],
    ),
  );
}

/** A node whose kind a person changed is no answer. */
function slotOfNode({ id, kind }: PipelineNode): Slot | undefined {
  const slot = slotOfId(id);
  return slot !== undefined && slotRow(slot).kind === kind ? slot : undefined;
}

function toolsOf(nodes: readonly PipelineNode[], slot: Slot): readonly ChosenTool[] {
  return nodes
    .filter((node) => slotOfNode(node) === slot)
    .map(({ id, name, environment, technologies: [technology] = [] }) => ({
      id,
      technology: technology ?? name,
      ...(isNamedTool(slot, id, name) ? { name } : {}),
      ...(environment === undefined ? {} : { environment }),
    }));
}

function isUnnamed({ id, name }: Image): boolean {
  return id === unnamedImage.id && name === unnamedImage.name;
}

/** From top to bottom: the order of the answers, unless a person moved the cards. */
function byPlace(a: PipelineNode, b: PipelineNode): number {
  return a.position.y - b.position.y || a.position.x - b.position.x || byId(a, b);
}

function byNameThenId(a: Image, b: Image): number {
  return compareText(a.name, b.name) || byId(a, b);
}
