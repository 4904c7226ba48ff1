import * as fc from "fast-check";
import { expect } from "vitest";
import { catalogue } from "@/lib/domain/catalogue/load";
import { technologiesFor } from "@/lib/domain/catalogue/technologies";
import { type Answers, slotRows, targetsOf } from "../domain/interview/answers";
import { changeMap } from "../domain/interview/change-map";
import {
  setByHand,
  setCiBuilds,
  setDeploysBy,
  setEnvironment,
  setPair,
  toggleImage,
  toggleParent,
  toggleTool,
} from "../domain/interview/edit-answers";
import { pairsOf } from "../domain/interview/pairs";
import { askedHandOvers, readAnswers } from "../domain/interview/read-answers";
import type { ControlsOn } from "../domain/interview/worked-on";
import type { Artifact } from "../domain/pipeline/document";
import { applyOperation } from "../domain/pipeline/apply-operation";
import { type OperationBody, operationBodySchema } from "../domain/pipeline/operations";
import { documentFromPipeline, emptyPipeline, type Pipeline } from "../domain/pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "@/lib/domain/posture/coverage/applicable-controls";
import { nameArbitrary } from "./arbitraries";

const controlsOf = createControlsOf(catalogue);
export const controlsOn =
  (pipeline: Pipeline): ControlsOn =>
  (node) =>
    controlsOf(node, surroundingsByNode(pipeline).get(node.id));

/** Every operation must have an effect. */
export function perform(pipeline: Pipeline, operations: readonly OperationBody[]): Pipeline {
  return operations.reduce((before, body) => {
    const result = applyOperation(before, operationBodySchema.parse(body));
    if (!result.ok) throw new Error(result.error.message);
    expect([body, result.value.outcome]).toEqual([body, "applied"]);
    return result.value.pipeline;
  }, pipeline);
}

export type Step = (answers: Answers, pipeline: Pipeline) => Answers;

const toolStep = fc.constantFrom(...slotRows).chain(({ slot, kind }) =>
  fc
    .oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          ...technologiesFor(kind)
            .slice(0, 5)
            .map(({ id }) => id),
        ),
      },
      { weight: 1, arbitrary: nameArbitrary },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.constantFrom(...technologiesFor(kind).slice(0, 3)),
            fc.constantFrom("staging", "prod", "two"),
          )
          .map(([{ name }, more]) => `${name} ${more}`),
      },
    )
    .map(
      (technology): Step =>
        (answers, pipeline) =>
          toggleTool(answers, slot, technology, pipeline),
    ),
);
const otherStep = fc.oneof(
  nameArbitrary.map(
    (name): Step =>
      (answers, pipeline) =>
        toggleImage(answers, name, pipeline),
  ),
  fc.constantFrom("ubuntu:24.04", "alpine", "quay.io/centos/centos:stream10").map(
    (ref): Step =>
      (answers, pipeline) =>
        toggleParent(answers, ref, pipeline),
  ),
  fc.constantFrom(true, false, undefined).map(
    (ciBuilds): Step =>
      (answers) =>
        setCiBuilds(answers, ciBuilds),
  ),
  fc.record({ ci: fc.boolean(), person: fc.boolean() }).map(
    (deploysBy): Step =>
      (answers) =>
        setDeploysBy(answers, deploysBy),
  ),
  fc
    .tuple(fc.constantFrom("production" as const, "test" as const, undefined), fc.nat(3))
    .map(([environment, index]): Step => (answers) => {
      const targets = targetsOf(answers.tools);
      const target = targets[index % Math.max(1, targets.length)];
      return target ? setEnvironment(answers, target.id, environment) : answers;
    }),
  fc.tuple(fc.nat(40), fc.boolean()).map(([index, isReal]): Step => (answers) => {
    const open = pairsOf(answers).filter(({ isCertain }) => !isCertain);
    const pair = open[index % Math.max(1, open.length)];
    return pair ? setPair(answers, pair, isReal) : answers;
  }),
  fc.option(fc.array(fc.nat(20)), { nil: undefined }).map((picked): Step => (answers, pipeline) => {
    const handOvers = askedHandOvers(pipeline, answers);
    return setByHand(
      answers,
      handOvers,
      picked && new Set(picked.flatMap((index) => handOvers[index]?.id ?? [])),
    );
  }),
);
export const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: toolStep }, { weight: 2, arbitrary: otherStep }),
  { maxLength: 12 },
);

export function answer(
  pipeline: Pipeline,
  step: Step,
): { readonly pipeline: Pipeline; readonly asked: Answers; readonly kept: readonly string[] } {
  const asked = step(readAnswers(pipeline), pipeline);
  const { operations, kept } = changeMap(pipeline, asked, controlsOn(pipeline));
  return { pipeline: perform(pipeline, operations), asked, kept };
}

export function tool(slot: (typeof slotRows)[number]["slot"], technology: string): Step {
  return (answers, pipeline) => toggleTool(answers, slot, technology, pipeline);
}

/** The map that these steps draw, each after the other. */
export const after = (...all: Step[]) =>
  all.reduce((pipeline, step) => answer(pipeline, step).pipeline, emptyPipeline("P"));
/** Two CIs that build, and a registry and a cluster for staging and for production each. */
export const company = () =>
  after(
    tool("ci", "jenkins"),
    tool("ci", "teamcity"),
    (answers) => ({ ...answers, ciBuilds: true }),
    tool("registries", "Harbor staging"),
    tool("registries", "ECR prod"),
    tool("orchestrators", "EKS staging"),
    tool("orchestrators", "EKS prod"),
  );
export const on = (pipeline: Pipeline, ...all: Step[]) =>
  all.reduce((before, step) => answer(before, step).pipeline, pipeline);

/** "Jenkins > Harbor" for each connection of this artifact. */
export function drawn(pipeline: Pipeline, artifact: Artifact): readonly string[] {
  const { nodes, edges } = documentFromPipeline(pipeline);
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
  return edges
    .filter((edge) => edge.artifact === artifact)
    .map(({ source, target }) => `${nameOf(source)} > ${nameOf(target)}`)
    .toSorted();
}

/** Says of the connection between these two, by the names or the ids of its ends, whether it is there. */
export function say(source: string, target: string, isReal = true): Step {
  return (answers, pipeline) => {
    const { nodes } = documentFromPipeline(pipeline);
    const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
    const pair = pairsOf(answers).find(
      (one) => nameOf(one.source.id) === source && nameOf(one.target.id) === target,
    );
    if (!pair) throw new Error(`No pair ${source} > ${target}`);
    return setPair(answers, pair, isReal);
  };
}
