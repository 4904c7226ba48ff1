import { hopSentence } from "../../follow/hop-sentences";
import type { Pipeline } from "../../pipeline/pipeline";
import type { AttackStep } from "../ways-in/attack-steps";
import { nodeName } from "./node-names";
import { handOversTold } from "./way-hops";

/** One step of an attacker: "The tool from npm runs inside Jenkins, which is then attacker-controlled.", or the connection. */
export function attackStepSentence(
  pipeline: Pipeline,
  { edge, from: start, to: end, isActing }: AttackStep,
): string {
  const [from, to] = [nodeName(pipeline, start), nodeName(pipeline, end)];
  if (!edge) return `${to} shares runners or job leftovers with ${from}, and is then attacker-controlled.`;
  const [hop] = handOversTold(pipeline, [edge]);
  if (!hop) return "";
  switch (isActing ? edge.artifact : undefined) {
    case "credential":
      return `The credential that ${from} holds opens ${to}, which is then attacker-controlled.`;
    case "tool":
      return `The tool from ${from} runs inside ${to}, which is then attacker-controlled.`;
    case "container":
      return `${to} runs on ${from}: anyone who has ${from} has it too.`;
    default:
      return hopSentence(hop);
  }
}
