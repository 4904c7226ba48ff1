import { controlTitle } from "../../catalogue/find-control";
import type { Governed } from "../../catalogue/own/own-controls";
import type { Pipeline } from "../../pipeline/pipeline";
import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import type { Compromise, ControlAt, Reached } from "../ways-in/way-in";
import { mostNamed, nodeName, nodeNames } from "./node-names";

type Named = Pick<Pipeline, "nodes"> & Governed;

/**
 * "If Jenkins were compromised, it would reach 2 of 3 targets, 1 of them unprotected; Trivy would be attacker-controlled." For a
 * single target: what blocks the path.
 * @param judged the targets that the analysis judges, as ids; others are counted separately
 */
export function ownedSentence(
  pipeline: Named,
  { node, hostile, targets: reached }: Compromise,
  judged: readonly string[],
): string {
  const name = nodeName(pipeline, node);
  if (judged.length === 0) return `Nothing on the map runs containers yet, so ${name} can reach no target.`;
  const [asked, others] = [
    reached.filter((one) => judged.includes(one.node)),
    reached.filter((one) => !judged.includes(one.node)),
  ];
  const company = hostile.filter((one) => one !== node);
  const acting = company.length === 0 ? "" : `; ${nodeNames(pipeline, company)} would be attacker-controlled`;
  if (reached.length === 0) return `If ${name} were compromised, it would reach no target${acting}.`;
  if (reached.length === 1 && reached[0]?.node === node && company.length === 0)
    return `${name} runs containers itself: anyone who compromises it is in production already.`;
  const beside = others.length === 0 ? "" : ` and ${counted(others.length, "target")} outside production`;
  const count = `${asked.length} of ${counted(judged.length, "target")}${beside}`;
  return `If ${name} were compromised, it would reach ${count}, ${unguardedWords(pipeline, reached)}${acting}.`;
}

/** "4 of 7 nodes reach EKS, 3 of them unprotected." @param others how many nodes there are besides the target. */
export function reachersSentence(
  pipeline: Named,
  { node, targets: reachers }: Compromise,
  others: number,
): string {
  const name = nodeName(pipeline, node);
  if (reachers.length === 0) return `No other node reaches ${name}.`;
  return `${reachers.length} of ${others} other ${plural(others, "node")} ${plural(reachers.length, "reaches", "reach")} ${name}, ${unguardedWords(pipeline, reachers)}.`;
}

/** "Unprotected: on some path no known control blocks an attacker.", or the gates that block them. */
export function guardSentence(pipeline: Named, { stopping, unguarded }: Reached): string {
  if (unguarded) return "Unprotected: on some path no known control blocks an attacker.";
  return stopping.length === 0
    ? "Protected: every path is blocked."
    : `An attacker is blocked by ${stopsNamed(pipeline, stopping)}.`;
}

/** "On every path “Scan images” finds mistakes; it does not block an attacker."; undefined if no gate does. */
export function catchSentence(pipeline: Governed, { catching }: Reached): string | undefined {
  if (catching.length === 0) return undefined;
  const one = catching.length === 1;
  return `On every path ${joinWithAnd(
    catching.map((control) => titled(pipeline, control)),
    mostNamed,
  )} ${one ? "finds" : "find"} mistakes; ${one ? "it does" : "they do"} not block an attacker.`;
}

/** "“Verify signatures” at EKS and “Review” at GitLab" */
function stopsNamed(pipeline: Named, stops: readonly ControlAt[]): string {
  return joinWithAnd(
    stops.map(({ node, control }) => `${titled(pipeline, control)} at ${nodeName(pipeline, node)}`),
    mostNamed,
  );
}

function titled(pipeline: Governed, control: string): string {
  return `“${controlTitle(control, pipeline)}”`;
}

function unguardedWords(pipeline: Named, reached: readonly Reached[]): string {
  const unguarded = reached.filter((one) => one.unguarded).length;
  const [only, ...others] = reached;
  if (only && others.length === 0) {
    if (only.unguarded) return "unprotected";
    return only.stopping.length === 0 ? "protected" : `blocked by ${stopsNamed(pipeline, only.stopping)}`;
  }
  return unguarded === 0
    ? "none of them unprotected"
    : `${unguarded === reached.length && unguarded > 1 ? "all" : unguarded} of them unprotected`;
}
