import type { Pipeline } from "../../pipeline/pipeline";
import { counted, plural } from "../../words/english";
import type { ChokePoint } from "../posture";
import { nodeName, nodeNames } from "./node-names";
import { knownOf, openWords } from "./open-words";

/**
 * "Every path to EC2 hosts passes ECR: 4 gates are not in place here (3 missing and 1 planned)."
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
  const passes = isItself ? `Every path to ${name} ends here` : `Every path to ${to} passes ${name}`;
  return `${passes}: ${gatesWords(missingGates.length, open)}.`;
}

/** @param open undefined in an old snapshot */
function gatesWords(gates: number, open: ChokePoint["open"]): string {
  if (gates === 0) return "no gate is open here";
  const are = `${counted(gates, "gate")} ${plural(gates, "is", "are")}`;
  if (!open) return `${are} not known to be in place here`;
  switch (knownOf(open)) {
    case "all":
      return `${are} not in place here (${openWords(open)})`;
    case "some":
      return `${are} not known to be in place here (${openWords(open)})`;
    case "none":
      return `${are} not assessed here`;
  }
}

/** The short form for the map: "Choke point, 3 gates open, 5 not assessed". */
export function chokePointBadge({ missingGates, open = {} }: ChokePoint): string {
  const unassessed = open.notAssessed ?? 0;
  const known = missingGates.length - unassessed;
  const parts = [
    ...(known > 0 || unassessed === 0 ? [`${counted(known, "gate")} open`] : []),
    ...(unassessed > 0 ? [`${known > 0 ? unassessed : counted(unassessed, "gate")} not assessed`] : []),
  ];
  return ["Choke point", ...parts].join(", ");
}
