import type { PipelineNode } from "../../domain/pipeline/document";
import { type Attack, walkedKey } from "./attack";
import { actKey, spreadsFrom } from "./hostile";
import { endsOf } from "./origins-and-targets";
import { flowOutOf, type World } from "./world";

interface Walk {
  readonly nodes: readonly string[];
  /** Where it is: a state of the table, or a walked node with its flags. */
  readonly at: string;
}

/** Of all shortest ways of these attacks to what they leave unguarded (acting steps, then flow) the first by names. */
export function shortestWay(world: World, attacks: readonly Attack[]): readonly string[] | undefined {
  const found = attacks.flatMap((attack) => shortestOf(world, attack));
  const length = Math.min(...found.map((way) => way.length));
  return found
    .filter((way) => way.length === length)
    .toSorted((a, b) =>
      compareWays(
        a.map((id) => world.node(id)),
        b.map((id) => world.node(id)),
      ),
    )[0];
}

/** Level by level, all walks of one length at a time. */
function shortestOf(world: World, attack: Attack): readonly (readonly string[])[] {
  const { targets } = endsOf(world);
  const isEnd = ({ nodes, at }: Walk) => at.startsWith("walk ") && targets.includes(nodes.at(-1) ?? "");
  const seen = new Set<string>();
  let walks = startsOf(attack);
  // A beginning past a door counts the node before the door: the walks do not all begin with one node.
  for (let length = 1; length <= 4 * world.nodes.length + 4; length++) {
    const now = walks.filter(({ nodes }) => nodes.length === length);
    const ended = now.filter(isEnd);
    if (ended.length > 0) return ended.map(({ nodes }) => nodes);
    for (const { at } of now) seen.add(at);
    const later = walks.filter(({ nodes }) => nodes.length > length);
    walks = [...later, ...now.flatMap((walk) => stepsOf(world, attack, walk))].filter(
      ({ at }) => !seen.has(at),
    );
  }
  return [];
}

function startsOf(attack: Attack): Walk[] {
  const acts = attack.beginning.acts.map((act) => ({ nodes: [act.node], at: `act ${actKey(act)}` }));
  const doors = attack.entered.map(({ door: { to, edge }, at }) => ({
    nodes: edge ? [edge.source, to] : [to],
    at: `walk ${walkedKey(at)}`,
  }));
  const standing = acts.flatMap((walk) => standingOf(attack, walk));
  return [...acts, ...standing, ...doors];
}

/** Where a node acts with him, he also walks out of it. */
function standingOf({ hostile, starts }: Attack, { nodes, at }: Walk): readonly Walk[] {
  const [node = "", letter] = at.slice("act ".length).split(" ");
  if (letter !== "H" && letter !== "J") return [];
  const start = starts.find((one) => one.node === node);
  return hostile.has(node) && start ? [{ nodes, at: `walk ${walkedKey(start)}` }] : [];
}

function stepsOf(world: World, attack: Attack, { nodes, at }: Walk): readonly Walk[] {
  const here = nodes.at(-1) ?? "";
  if (at.startsWith("act ")) {
    const letter = at.split(" ")[2];
    const steps = (["H", "J", "T", "P", "B", "R"] as const)
      .filter((one) => one === letter)
      .flatMap((one) => spreadsFrom(world, { node: here, letter: one }, attack.proof))
      .filter(({ assumed }) => attack.withAssumed || !assumed)
      .map((act): Walk => ({
        nodes: act.node === here ? nodes : [...nodes, act.node],
        at: `act ${actKey(act)}`,
      }));
    return steps.flatMap((walk) => [walk, ...standingOf(attack, walk)]);
  }
  const [, , signed, built] = at.split(" ");
  const flags = { signed: signed === "true", built: built === "true" };
  return [...new Set(flowOutOf(world, here).map(({ target }) => target))].flatMap((to) => {
    const entered = attack.enter(here, to, flags);
    return entered ? [{ nodes: [...nodes, to], at: `walk ${walkedKey(entered)}` }] : [];
  });
}

const looks: readonly ((node: PipelineNode) => string)[] = [
  ({ name }) => name,
  ({ kind }) => kind,
  ({ technologies }) => (technologies ?? []).join(" "),
  ({ id }) => id,
];

/** By the names along two ways of one length, then by kinds, technologies, ids. */
export function compareWays(a: readonly PipelineNode[], b: readonly PipelineNode[]): number {
  for (const look of looks)
    for (const [index, node] of a.entries()) {
      const other = b[index];
      const [one, two] = [look(node), other ? look(other) : ""];
      if (one !== two) return one < two ? -1 : 1;
    }
  return 0;
}
