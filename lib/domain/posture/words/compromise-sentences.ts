import type { Control } from "../../catalogue/catalogue";
import { controlTitle } from "../../catalogue/find-control";
import type { Pipeline } from "../../pipeline/pipeline";
import type { Compromise, Reached, Proof } from "../posture";
import { mostNamed, nodeName } from "./node-names";
import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";

type Named = Pick<Pipeline, "nodes">;

/** "If Jenkins were compromised, it would reach 2 of 3 targets, 1 of them unguarded.", or the gates that guard the one. @param targets how many are judged. */
export function ownedSentence(
  pipeline: Named,
  { node, targets: reached }: Compromise,
  targets: number,
): string {
  const name = nodeName(pipeline, node);
  if (targets === 0) return `Nothing on the map runs containers yet, so ${name} has nothing to reach.`;
  if (reached.length === 0)
    return `If ${name} were compromised, it would reach no target: nothing that it hands on comes to run.`;
  if (reached.length === 1 && reached[0]?.node === node)
    return `${name} runs containers itself: anyone who compromises it is in production already.`;
  return `If ${name} were compromised, it would reach ${reached.length} of ${counted(targets, "target")}, ${unguardedWords(reached)}.`;
}

/** "4 of 7 nodes reach EKS, 3 of them unguarded." @param others how many nodes there are besides the target. */
export function reachersSentence(
  pipeline: Named,
  { node, targets: reachers }: Compromise,
  others: number,
): string {
  const name = nodeName(pipeline, node);
  if (reachers.length === 0) return `No other node reaches ${name}.`;
  return `${reachers.length} of ${others} other ${plural(others, "node")} ${plural(reachers.length, "reaches", "reach")} ${name}, ${unguardedWords(reachers)}.`;
}

/** "Unguarded: on some way nothing checks what is built, promoted, pulled, deployed or admitted." */
export function guardSentence(
  { standing, unguarded }: Reached,
  controls: readonly Pick<Control, "id" | "title">[],
  proof: Proof,
): string {
  const titles = controls.filter(({ id }) => standing.includes(id)).map(({ title }) => `“${title}”`);
  const inPlace = `${plural(titles.length, "is", "are")} ${proof === "proven" ? "proven to be in place" : "in place"}`;
  const gates =
    titles.length === 0
      ? ""
      : `${counted(titles.length, "gate")} ${inPlace} on every way: ${joinWithAnd(titles, mostNamed)}.`;
  if (!unguarded) return gates;
  const bare = "Unguarded: on some way nothing checks what is built, promoted, pulled, deployed or admitted.";
  return gates === "" ? bare : `${bare} Elsewhere, ${gates}`;
}

function unguardedWords(reached: readonly Reached[]): string {
  const unguarded = reached.filter((one) => one.unguarded).length;
  const [only, ...others] = reached;
  if (only && others.length === 0) {
    const titles = only.standing.map((id) => `“${controlTitle(id)}”`);
    return unguarded === 1 ? "unguarded" : `guarded by ${joinWithAnd(titles, mostNamed)}`;
  }
  return unguarded === 0
    ? "none of them unguarded"
    : `${unguarded === reached.length && unguarded > 1 ? "all" : unguarded} of them unguarded`;
}
