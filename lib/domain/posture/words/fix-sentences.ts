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

/** "Put “Verify image signature ...” on EKS: that closes every open way to both targets." And that there may be a cheaper fix, if so. What has to sign first is named. Undefined where no set of nodes closes anything. @param most how many nodes are named. */
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
      ? `${closed} of the ${exposed} targets that are open now`
      : plural(exposed, "the one target", `all ${exposed} targets that are open now`);
  const doubt = maybeDearer
    ? " So many deliveries share runners here that not all sets of nodes were tried: a cheaper one may exist."
    : "";
  const canSign = createCanSign(pipeline, control);
  const [signing, unable] = [unsigned.filter(canSign), unsigned.filter((node) => !canSign(node))];
  const steps = [
    handedOn(pipeline, signing, { most, what: "sign" }),
    handedOn(pipeline, unable, { most, what: "lead", where: " through a node that signs" }),
    ...(nodes.length > 0 ? [`put “${control.title}” on ${nodeNames(pipeline, nodes, most)}`] : []),
  ].filter((step) => step !== undefined);
  return `${capitalise(joinWithAnd(steps))}: that closes every open way to ${targets}.${doubt}`;
}

interface HandedOn {
  readonly most: number;
  readonly what: string;
  readonly where?: string;
}

/** "sign what Jenkins hands on" */
function handedOn(
  pipeline: Pipeline,
  nodes: readonly string[],
  { most, what, where = "" }: HandedOn,
): string | undefined {
  if (nodes.length === 0) return undefined;
  return `${what} what ${nodeNames(pipeline, nodes, most)} ${plural(nodes.length, "hands", "hand")} on${where}`;
}

/** Whether a node could carry the control that a check of signatures asks for: a developer's laptop can't. */
function createCanSign(pipeline: Pipeline, { gate }: Pick<Control, "gate">): (node: string) => boolean {
  const applies = appliesIn(pipeline, catalogueOf(pipeline));
  return (id) => {
    const node = pipeline.nodes.get(id);
    return node !== undefined && gate?.provedBy !== undefined && applies(node, gate.provedBy);
  };
}

/** All that a fix puts in place, what has to sign first. */
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

/** What has to be done on one node of a fix, by what is said of it now. */
export function stepWords(status: EffectiveStatus): string {
  switch (status) {
    case "stale":
      return "renew its evidence";
    case "declared":
      return "show evidence of it";
    case "contradicted":
      return "put it in place: evidence says that it is not";
    case "partial":
      return "finish what is partial";
    case "planned":
      return "do what is planned";
    case "not-assessed":
      return "put it there: it is not assessed";
    case "missing":
      return "put it there: it is missing";
    case "not-applicable":
      return "say that it applies there";
    case "verified":
      return "nothing is left to do";
  }
}
