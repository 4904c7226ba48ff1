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

/** "Unguarded: nothing stops an attacker on some way. 2 gates on every way would catch known mistakes, and no attacker: ..." */
export function guardSentence(
  { stopping, catching, unguarded }: Reached,
  controls: readonly Pick<Control, "id" | "title">[],
  proof: Proof,
): string {
  const titlesOf = (ids: readonly string[]) =>
    controls.filter(({ id }) => ids.includes(id)).map(({ title }) => `“${title}”`);
  const stops = titlesOf(stopping.map(({ control }) => control));
  const catches = titlesOf(catching);
  const known = proof === "proven" ? ", as is proven" : "";
  const caught =
    catches.length === 0
      ? ""
      : ` Known mistakes, and no attacker, are caught on every way by ${joinWithAnd(catches, mostNamed)}.`;
  if (unguarded) return `Unguarded: on some way nothing stops an attacker.${caught}`;
  return `An attacker is stopped by ${joinWithAnd(stops, mostNamed)}${known}.${caught}`;
}

function unguardedWords(reached: readonly Reached[]): string {
  const unguarded = reached.filter((one) => one.unguarded).length;
  const [only, ...others] = reached;
  if (only && others.length === 0) {
    const titles = [...new Set(only.stopping.map(({ control }) => control))].map(
      (id) => `“${controlTitle(id)}”`,
    );
    return unguarded === 1 ? "unguarded" : `guarded by ${joinWithAnd(titles, mostNamed)}`;
  }
  return unguarded === 0
    ? "none of them unguarded"
    : `${unguarded === reached.length && unguarded > 1 ? "all" : unguarded} of them unguarded`;
}
