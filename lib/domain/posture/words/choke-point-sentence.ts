import type { Pipeline } from "../../pipeline/pipeline";
import type { ChokePoint } from "../posture";
import { nodeName, nodeNames } from "./node-names";
import { counted } from "../../words/english";

/** "Every way to EC2 hosts passes ECR: 4 gates that could be in place here are not." @param targets how many are judged. */
export function chokePointSentence(
  pipeline: Pick<Pipeline, "nodes">,
  { node, targets: shielded, missingGates }: ChokePoint,
  targets: number,
): string {
  const name = nodeName(pipeline, node);
  const isItself = shielded.length === 1 && shielded[0] === node;
  const to =
    shielded.length === targets && targets > 1 ? `all ${targets} targets` : nodeNames(pipeline, shielded);
  const passes = isItself ? `Every way to ${name} ends here` : `Every way to ${to} passes ${name}`;
  const missing = missingGates.length;
  return missing === 0
    ? `${passes}: no gate is missing here.`
    : `${passes}: ${counted(missing, "gate that could be in place here is not", "gates that could be in place here are not")}.`;
}
