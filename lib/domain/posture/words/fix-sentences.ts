import type { Control } from "../../catalogue/catalogue";
import { catalogueOf } from "../../catalogue/own/catalogue-of";
import { capitalise } from "../../capitalise";
import type { Place } from "../../edits/plan";
import { appliesIn } from "../coverage/applies-in";
import type { EffectiveStatus } from "../coverage/effective-status";
import type { Pipeline } from "../../pipeline/pipeline";
import type { Fix } from "../posture";
import { nodeNames } from "./node-names";
import { plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";

/** "Put “Verify image signature” on EKS: this closes every open path to the one target." Names the nodes that have to sign first, and says if a cheaper fix may exist. Undefined if no set of nodes closes anything. @param most how many nodes are named */
export function fixSentence(
  pipeline: Pipeline,
  control: Pick<Control, "title" | "gate">,
  { nodes, leaves, maybeDearer, unsigned = [] }: Fix,
  exposed: number,
  most = Infinity,
): string | undefined {
  if (nodes.length + unsigned.length === 0) return undefined;
  const closed = exposed - leaves.length;
  const targets =
    leaves.length > 0
      ? `${closed} of the ${exposed} exposed targets`
      : plural(exposed, "the one target", `all ${exposed} exposed targets`);
  const doubt = maybeDearer
    ? " A cheaper set may exist: too many deliveries share runners to try all sets."
    : "";
  const canSign = createCanSign(pipeline, control);
  const [signing, unable] = [unsigned.filter(canSign), unsigned.filter((node) => !canSign(node))];
  const steps = [
    handedOn(pipeline, signing, { most, what: "sign" }),
    handedOn(pipeline, unable, { most, what: "route", where: " through a node that signs" }),
    ...(nodes.length > 0 ? [`put “${control.title}” on ${nodeNames(pipeline, nodes, most)}`] : []),
  ].filter((step) => step !== undefined);
  return `${capitalise(joinWithAnd(steps))}: this closes every open path to ${targets}.${doubt}`;
}

interface HandedOn {
  readonly most: number;
  readonly what: string;
  readonly where?: string;
}

/** "sign the artifacts of Jenkins" */
function handedOn(
  pipeline: Pipeline,
  nodes: readonly string[],
  { most, what, where = "" }: HandedOn,
): string | undefined {
  if (nodes.length === 0) return undefined;
  return `${what} the artifacts of ${nodeNames(pipeline, nodes, most)}${where}`;
}

/** Whether a node can carry the signing control that a signature check needs: a developer's laptop can't. */
function createCanSign(pipeline: Pipeline, { gate }: Pick<Control, "gate">): (node: string) => boolean {
  const applies = appliesIn(pipeline, catalogueOf(pipeline));
  return (id) => {
    const node = pipeline.nodes.get(id);
    return node !== undefined && gate?.provedBy !== undefined && applies(node, gate.provedBy);
  };
}

/** All places of a fix, those that sign first. */
export function placesOfFix(
  pipeline: Pipeline,
  control: Pick<Control, "id" | "gate">,
  { nodes, unsigned = [] }: Pick<Fix, "nodes" | "unsigned">,
): readonly Place[] {
  const by = control.gate?.provedBy;
  const signing = unsigned.filter(createCanSign(pipeline, control));
  return [
    ...(by === undefined ? [] : signing.map((node) => ({ node, control: by }))),
    ...nodes.map((node) => ({ node, control: control.id })),
  ];
}

/** The work on one node of a fix, by the status of the control there. */
export function stepWords(status: EffectiveStatus): string {
  switch (status) {
    case "stale":
      return "renew its evidence";
    case "declared":
      return "add evidence";
    case "contradicted":
      return "put it in place: evidence contradicts it";
    case "partial":
      return "finish it: it is partial";
    case "planned":
      return "implement it as planned";
    case "not-assessed":
      return "put it in place: it is not assessed";
    case "missing":
      return "put it in place: it is missing";
    case "not-applicable":
      return "mark it as applicable there";
    case "verified":
      return "nothing left to do";
  }
}
