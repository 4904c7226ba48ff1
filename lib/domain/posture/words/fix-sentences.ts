import type { Control } from "../../catalogue/catalogue";
import type { EffectiveStatus } from "../coverage/effective-status";
import type { Pipeline } from "../../pipeline/pipeline";
import type { Fix, SingleFix } from "../posture";
import { nodeName, nodeNames } from "./node-names";
import { plural } from "../../words/english";

type Named = Pick<Pipeline, "nodes">;

/** "Put “Verify image signature ...” on EKS: that closes every open way to both targets." And that there may be a cheaper fix, if so. Undefined where no set of nodes closes anything. @param most how many nodes are named. */
export function fixSentence(
  pipeline: Named,
  control: Pick<Control, "title">,
  { nodes, leaves, maybeDearer }: Fix,
  exposed: number,
  most = Infinity,
): string | undefined {
  if (nodes.length === 0) return undefined;
  const closed = exposed - leaves.length;
  const targets =
    leaves.length > 0
      ? `${closed} of the ${exposed} targets that are open now`
      : plural(exposed, "the one target", `all ${exposed} targets that are open now`);
  const doubt = maybeDearer
    ? " So many deliveries share runners here that not all sets of nodes were tried: a cheaper one may exist."
    : "";
  return `Put “${control.title}” on ${nodeNames(pipeline, nodes, most)}: that closes every open way to ${targets}.${doubt}`;
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

/** The one control that closes the most bypasses; what to do first over connections and nodes too is `changeSentence`. @param open how many targets the gate leaves open now. */
export function singleFixSentence(
  pipeline: Named,
  control: Pick<Control, "title">,
  { node, closes }: SingleFix,
  open: number,
): string {
  const what =
    closes === open
      ? plural(open, "the one target that is open now", `all ${open} targets that are open now`)
      : `${closes} of the ${open} targets that are open now`;
  return `The one control that closes most bypasses: “${control.title}” on ${nodeName(pipeline, node)}. By itself it closes every way past this gate to ${what}.`;
}
