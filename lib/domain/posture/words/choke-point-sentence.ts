import type { Pipeline } from "../../pipeline/pipeline";
import { counted, plural } from "../../words/english";
import type { ChokePoint } from "../posture";
import { nodeName, nodeNames } from "./node-names";
import { knownOf, openWords } from "./open-words";

/**
 * "Every way to EC2 hosts passes ECR: 4 gates that could be in place here are not (3 missing and 1 planned).", or that they are
 * not known to be.
 * @param targets how many are judged.
 */
export function chokePointSentence(
  pipeline: Pick<Pipeline, "nodes">,
  { node, targets: shielded, missingGates, open }: ChokePoint,
  targets: number,
): string {
  const name = nodeName(pipeline, node);
  const isItself = shielded.length === 1 && shielded[0] === node;
  const to =
    shielded.length === targets && targets > 1 ? `all ${targets} targets` : nodeNames(pipeline, shielded);
  const passes = isItself ? `Every way to ${name} ends here` : `Every way to ${to} passes ${name}`;
  return `${passes}: ${gatesWords(missingGates.length, open)}.`;
}

/** @param open undefined: it was not worked out when this was frozen. */
function gatesWords(gates: number, open: ChokePoint["open"]): string {
  if (gates === 0) return "no gate is open here";
  const could = counted(gates, "gate that could be in place here", "gates that could be in place here");
  const are = plural(gates, "is", "are");
  if (!open) return `${could} ${are} not known to be`;
  switch (knownOf(open)) {
    case "all":
      return `${could} ${are} not (${openWords(open)})`;
    case "some":
      return `${could} ${are} not known to be (${openWords(open)})`;
    case "none":
      return `${could} ${are} not assessed`;
  }
}

/** On the map, where there is little room: "Choke point, 3 gates open, 5 not assessed". */
export function chokePointBadge({ missingGates, open = {} }: ChokePoint): string {
  const unassessed = open.notAssessed ?? 0;
  const known = missingGates.length - unassessed;
  const parts = [
    ...(known > 0 || unassessed === 0 ? [`${counted(known, "gate")} open`] : []),
    ...(unassessed > 0 ? [`${known > 0 ? unassessed : counted(unassessed, "gate")} not assessed`] : []),
  ];
  return ["Choke point", ...parts].join(", ");
}
