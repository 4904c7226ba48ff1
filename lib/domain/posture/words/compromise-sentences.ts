import { controlTitle } from "../../catalogue/find-control";
import type { Governed } from "../../catalogue/own/own-controls";
import type { Pipeline } from "../../pipeline/pipeline";
import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import type { Compromise, ControlAt, Reached } from "../ways-in/way-in";
import { mostNamed, nodeName, nodeNames } from "./node-names";

type Named = Pick<Pipeline, "nodes"> & Governed;

/**
 * "If Jenkins were compromised, it would reach 2 of 3 targets, 1 of them unguarded; Trivy would act with the attacker.", or
 * what stops the way to the one.
 * @param judged the targets that the analysis judges, as ids; others are counted apart
 */
export function ownedSentence(
  pipeline: Named,
  { node, hostile, targets: reached }: Compromise,
  judged: readonly string[],
): string {
  const name = nodeName(pipeline, node);
  if (judged.length === 0) return `Nothing on the map runs containers yet, so ${name} has nothing to reach.`;
  const [asked, others] = [
    reached.filter((one) => judged.includes(one.node)),
    reached.filter((one) => !judged.includes(one.node)),
  ];
  const company = hostile.filter((one) => one !== node);
  const acting = company.length === 0 ? "" : `; ${nodeNames(pipeline, company)} would act with the attacker`;
  if (reached.length === 0)
    return `If ${name} were compromised, it would reach no target: nothing that it hands on comes to run${acting}.`;
  if (reached.length === 1 && reached[0]?.node === node && company.length === 0)
    return `${name} runs containers itself: anyone who compromises it is in production already.`;
  const beside = others.length === 0 ? "" : ` and ${counted(others.length, "target")} outside production`;
  const count = `${asked.length} of ${counted(judged.length, "target")}${beside}`;
  return `If ${name} were compromised, it would reach ${count}, ${unguardedWords(pipeline, reached)}${acting}.`;
}

/** "4 of 7 nodes reach EKS, 3 of them unguarded." @param others how many nodes there are besides the target. */
export function reachersSentence(
  pipeline: Named,
  { node, targets: reachers }: Compromise,
  others: number,
): string {
  const name = nodeName(pipeline, node);
  if (reachers.length === 0) return `No other node reaches ${name}.`;
  return `${reachers.length} of ${others} other ${plural(others, "node")} ${plural(reachers.length, "reaches", "reach")} ${name}, ${unguardedWords(pipeline, reachers)}.`;
}

/** "Unguarded: on some way nothing that is known stops an attacker.", or what stops him, and where. */
export function guardSentence(pipeline: Named, { stopping, unguarded }: Reached): string {
  if (unguarded) return "Unguarded: on some way nothing that is known stops an attacker.";
  return stopping.length === 0
    ? "Guarded: every way is stopped."
    : `An attacker is stopped by ${stopsNamed(pipeline, stopping)}.`;
}

/** "On every way “Scan images” looks for mistakes; it does not stop an attacker."; undefined where nothing does. */
export function catchSentence(pipeline: Governed, { catching }: Reached): string | undefined {
  if (catching.length === 0) return undefined;
  const one = catching.length === 1;
  return `On every way ${joinWithAnd(
    catching.map((control) => titled(pipeline, control)),
    mostNamed,
  )} ${one ? "looks" : "look"} for mistakes; ${one ? "it does" : "they do"} not stop an attacker.`;
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
    if (only.unguarded) return "unguarded";
    return only.stopping.length === 0 ? "guarded" : `stopped by ${stopsNamed(pipeline, only.stopping)}`;
  }
  return unguarded === 0
    ? "none of them unguarded"
    : `${unguarded === reached.length && unguarded > 1 ? "all" : unguarded} of them unguarded`;
}
