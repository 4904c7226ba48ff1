import type { Image, PipelineNode } from "../pipeline/document";
import { byId, compareText, type Pipeline } from "../pipeline/pipeline";
import { getRecord, valuesOf } from "../pipeline/records";
import { type Answers, type ChosenTool, noAnswers, type Slot, slotRow, slotRows, targetsOf } from "./answers";
import { developerId, edgeId, isInterviewImage, slotOfId, unnamedImage } from "./interview-ids";
import { isAskedByHand, proposeMap } from "./propose-map";

/** The answers as the map tells them: `proposeMap` read backwards. What somebody drew by hand is no answer. */
export function readAnswers(pipeline: Pipeline): Answers {
  const nodes = [...valuesOf(pipeline.nodes)].filter((node) => slotOfNode(node) !== undefined).toSorted(byId);
  const images = [...valuesOf(pipeline.images)]
    .filter(({ id }) => isInterviewImage(id))
    .toSorted(byNameThenId);
  const tools = Object.fromEntries(
    slotRows.map(({ slot }) => [slot, toolsOf(nodes, slot)]),
  ) as Answers["tools"];
  const isDrawn = (sources: readonly { readonly id: string }[]) =>
    targetsOf(tools).some((target) =>
      sources.some((source) => getRecord(pipeline.edges, edgeId(source.id, target.id, "manifest"))),
    );
  const builds = nodes.filter(({ kind }) => kind === "ci").flatMap(({ buildsImages }) => buildsImages ?? []);
  const drawn: Answers = {
    images: images.filter((image) => !isUnnamed(image)).map(({ id, name }) => ({ id, name })),
    tools,
    ciBuilds: builds.length === 0 ? undefined : builds.includes(true),
    parents: [...new Set(images.flatMap(({ parents = [] }) => parents.map(({ ref }) => ref)))],
    deploysBy: { ci: isDrawn(tools.ci), person: isDrawn([{ id: developerId }]) },
    environment: nodes.find(({ stage, environment }) => stage === "run" && environment !== undefined)
      ?.environment,
    byHand: noAnswers.byHand,
  };
  return { ...drawn, byHand: byHandIn(pipeline, drawn) };
}

/** The hand-overs that the interview drew, and that are still there, of which one can say whether a person moves them. */
export function askedHandOvers(pipeline: Pipeline, answers: Answers) {
  return proposeMap(answers)
    .edges.filter(isAskedByHand)
    .flatMap(({ id }) => getRecord(pipeline.edges, id) ?? []);
}

function byHandIn(pipeline: Pipeline, answers: Answers): Answers["byHand"] {
  return new Map(
    askedHandOvers(pipeline, answers).flatMap(({ id, automated }) =>
      automated === undefined ? [] : [[id, !automated] as const],
    ),
  );
}

/** A node that became another kind since is somebody's own. */
function slotOfNode({ id, kind }: PipelineNode): Slot | undefined {
  const slot = slotOfId(id);
  return slot !== undefined && slotRow(slot).kind === kind ? slot : undefined;
}

function toolsOf(nodes: readonly PipelineNode[], slot: Slot): readonly ChosenTool[] {
  return nodes
    .filter((node) => slotOfNode(node) === slot)
    .map(({ id, name, technologies: [technology] = [] }) => ({ id, technology: technology ?? name }));
}

function isUnnamed({ id, name }: Image): boolean {
  return id === unnamedImage.id && name === unnamedImage.name;
}

function byNameThenId(a: Image, b: Image): number {
  return compareText(a.name, b.name) || byId(a, b);
}
