import type { PipelineNode } from "../../domain/pipeline/document";
import { type Attack, edgesOutOf, enterBy, type Walked, walkedKey } from "./attack";
import { type Act, actKey, holdsRights, spreadsFrom } from "./hostile";
import { endsOf } from "./origins-and-targets";
import type { World } from "./world";

/** How far a path has come, and what he held on it. */
export interface Walk {
  readonly nodes: readonly string[];
  /** A state of the table, or a walked node with its marks. */
  readonly at: { readonly act: Act } | { readonly walked: Walked };
  /** Where he acted on this path: as states of the table. */
  readonly held: readonly string[];
  /** The edges of the last step; none at a start, and where something is shared that is not drawn. */
  readonly by: readonly string[];
}

/** Two walks with the same key can go on alike. */
export function walkKey({ at, held }: Walk): string {
  const here = "act" in at ? `act ${actKey(at.act)}` : `walk ${walkedKey(at.walked)}`;
  return `${here} | ${held.join(",")}`;
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
  const seen = new Set<string>();
  let walks = pathStarts(world, attack);
  // A beginning past a door counts the node before the door: the walks do not all begin with one node.
  for (let length = 1; length <= 4 * world.nodes.length + 4; length++) {
    const now = walks.filter(({ nodes }) => nodes.length === length);
    const ended = now.filter((walk) => isAtTarget(world, walk));
    if (ended.length > 0) return ended.map(({ nodes }) => nodes);
    for (const walk of now) seen.add(walkKey(walk));
    const later = walks.filter(({ nodes }) => nodes.length > length);
    walks = [...later, ...now.flatMap((walk) => pathSteps(world, attack, walk))].filter(
      (walk) => !seen.has(walkKey(walk)),
    );
  }
  return [];
}

export function isAtTarget(world: World, { at }: Walk): boolean {
  return "walked" in at && endsOf(world).targets.includes(at.walked.node);
}

export function pathStarts(world: World, attack: Attack): readonly Walk[] {
  const acts = attack.beginning.acts.flatMap((act) => actingAt(attack, act, [act.node], [], []));
  // Onto what acts with him by a connection, only if its gates let him by.
  const entered = attack.entered.filter(
    ({ door: { to, edge } }) => !edge || enterBy(world, attack, [edge], to, attack.marks, false).at,
  );
  const doors = entered.map(({ door: { to, edge }, at }): Walk => ({
    nodes: edge ? [edge.source, to] : [to],
    at: { walked: at },
    held: [],
    by: edge ? [edge.id] : [],
  }));
  return [...acts, ...doors];
}

/** Where a node acts with him, he also walks out of it. */
function actingAt(
  { starts }: Attack,
  act: Act,
  nodes: readonly string[],
  before: readonly string[],
  by: readonly string[],
): readonly Walk[] {
  const acts = act.letter === "H" || act.letter === "J";
  const held = acts ? [...new Set([...before, actKey(act)])].toSorted() : before;
  const start = starts.find((one) => one.node === act.node);
  const walk: Walk = { nodes, at: { act }, held, by };
  return acts && start ? [walk, { ...walk, at: { walked: start } }] : [walk];
}

/** @param comesBack whether he may come back by a connection to what he held before, whatever its gates say */
export function pathSteps(
  world: World,
  attack: Attack,
  { nodes, at, held }: Walk,
  comesBack = true,
): readonly Walk[] {
  if ("act" in at)
    return spreadsFrom(world, at.act, attack.proof)
      .filter(({ assumed }) => attack.withAssumed || !assumed)
      .flatMap(({ node, letter, along }) =>
        actingAt(attack, { node, letter }, [...nodes, node], held, along === undefined ? [] : [along]),
      );
  const here = at.walked.node;
  // Of all paths, those that come to what acts with him go on by its rights; the one that is shown, only where it acted there.
  const holds = comesBack
    ? (["H", "J"] as const).some(
        (letter) =>
          held.includes(actKey({ node: here, letter })) &&
          holdsRights(world, { node: here, letter }, attack.proof),
      )
    : attack.holders.has(here);
  const edges = edgesOutOf(world, here, holds);
  return [...new Set(edges.map(({ target }) => target))].flatMap((to): Walk[] => {
    const wasHeld =
      comesBack && (["H", "J"] as const).some((letter) => held.includes(actKey({ node: to, letter })));
    const lets = (by: typeof edges) => enterBy(world, attack, by, to, at.walked, wasHeld).at;
    const parallel = edges.filter(({ target }) => target === to);
    const entered = lets(parallel);
    if (!entered) return [];
    const by = parallel.filter((edge) => lets([edge]) !== undefined).map(({ id }) => id);
    return [{ nodes: [...nodes, to], at: { walked: entered }, held, by }];
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
