import type { Control } from "../catalogue/catalogue";
import type { PipelineNode } from "../pipeline/document";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { pipelineOrder } from "../pipeline/pipeline-order";
import { askedControls } from "./asked-controls";
import { askedHandOvers, readAnswers } from "./read-answers";
import { isAnswered, isAsked, isSupposed, type Topic, topics } from "./topics";
import type { ControlsOn } from "./worked-on";

export interface TopicStep {
  readonly type: "topic";
  readonly key: string;
  readonly topic: Topic;
  readonly isAnswered: boolean;
  /** Answered automatically, so it is still to be asked. */
  readonly isSupposed: boolean;
}

export interface ControlStep {
  readonly type: "control";
  readonly key: string;
  readonly node: PipelineNode;
  readonly control: Control;
  /** Its number among the questions about this node, from 1, and their count. */
  readonly number: number;
  readonly count: number;
  readonly isAnswered: boolean;
}

export type Step = TopicStep | ControlStep | { readonly type: "end"; readonly key: "end" };

/** More than an hour of questions: the gaps page serves a map of that size better. */
export const mostNodes = 60;

/**
 * All questions for the present map, in order: first those that draw it, then those about each node, in the order in which a container
 * passes them; the summary last.
 */
export function stepsOf(pipeline: Pipeline, controlsOn: ControlsOn): readonly Step[] {
  const answers = readAnswers(pipeline);
  const handOvers = askedHandOvers(pipeline, answers);
  const drawing = topics
    .filter(({ id }) => isAsked(id, answers, handOvers))
    .map((topic): Step => ({
      type: "topic",
      key: topic.id,
      topic,
      isAnswered: isAnswered(topic.id, answers, handOvers),
      isSupposed: isSupposed(topic.id, answers),
    }));
  const nodes = pipelineOrder(pipeline.nodes.values(), pipeline.edges.values()).filter(
    (node) => controlsOn(node).length > 0,
  );
  const about = nodes.slice(0, mostNodes).flatMap((node) => {
    const controls = askedControls(node, controlsOn(node));
    const claims = claimsOf(pipeline, node.id);
    return controls.map((control, index): Step => ({
      type: "control",
      key: `${node.id} ${control.id}`,
      node,
      control,
      number: index + 1,
      count: controls.length,
      isAnswered: claims.get(control.id)?.status !== undefined,
    }));
  });
  return [...drawing, ...about, { type: "end", key: "end" }];
}

/**
 * Where to continue: after the last question that drew something, as all before it were passed; once the map is drawn, at the first
 * unanswered control. A map drawn without the interview has only this second part.
 * @param passed keys of questions that this person skipped
 */
export function resumeAt(steps: readonly Step[], passed: ReadonlySet<string>): Step | undefined {
  const isDone = (step: Step) =>
    step.type !== "end" &&
    (passed.has(step.key) || (step.isAnswered && !(step.type === "topic" && step.isSupposed)));
  const drawing = steps.filter(({ type }) => type === "topic");
  const isDrawnOtherwise = !drawing.some(isDone) && steps.some(({ type }) => type === "control");
  const next = isDrawnOtherwise ? undefined : drawing[drawing.findLastIndex(isDone) + 1];
  return next ?? steps.find((step) => step.type !== "topic" && !isDone(step));
}

/**
 * How many questions of this part follow at most: an answer may still call for each later topic.
 * @param answered keys of questions answered along with another
 */
export function questionsLeft(steps: readonly Step[], step: Step, answered: ReadonlySet<string>): number {
  if (step.type === "topic") return topics.length - 1 - topics.indexOf(step.topic);
  const later = steps.slice(steps.findIndex(({ key }) => key === step.key) + 1);
  return later.filter(({ type, key }) => type === "control" && !answered.has(key)).length;
}

/** Other nodes of the same kind with the same questions, each with its unanswered ones, in the order of the questions. */
export function nodesAlike(
  steps: readonly Step[],
  { node }: ControlStep,
): readonly { readonly node: PipelineNode; readonly open: readonly ControlStep[] }[] {
  const asked = steps.filter((step) => step.type === "control");
  const own = new Set(asked.flatMap((step) => (step.node.id === node.id ? [step.control.id] : [])));
  const open = asked.filter(
    (step) =>
      step.node.id !== node.id &&
      step.node.kind === node.kind &&
      own.has(step.control.id) &&
      !step.isAnswered,
  );
  return [...new Map(open.map((step) => [step.node.id, step.node])).values()].map((other) => ({
    node: other,
    open: open.filter((step) => step.node.id === other.id),
  }));
}
