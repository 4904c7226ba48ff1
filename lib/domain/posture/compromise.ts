import type { MappedCatalogue } from "../catalogue/catalogue";
import { compareText, type Pipeline } from "../pipeline/pipeline";
import { assess } from "./coverage/assess";
import { createMapFacts } from "./map-facts";
import type { Proof } from "./posture";
import { type Attack, attackOf } from "./ways-in/attack";
import { type Attacker, createAttacker } from "./ways-in/attacker";
import { beginningAt } from "./ways-in/beginning";
import { holds } from "./ways-in/bit-rows";
import { catchingOf } from "./ways-in/catching";
import { createStanding } from "./ways-in/standing";
import { shortestAttack } from "./ways-in/shortest-attack";
import { stopsToward } from "./ways-in/stops-toward";
import type { Compromise, Reached } from "./ways-in/way-in";
import { createWaysMap } from "./ways-in/ways-map";

/**
 * If this node is compromised: the attacker-controlled nodes, the targets in reach, and the gates that block or only detect the
 * attacker (Analysis 7.2).
 */
export function compromisedBy(
  pipeline: Pipeline,
  catalogue: MappedCatalogue,
  today: string,
  node: string,
  proof: Proof,
): Compromise {
  const attacker = prepare(pipeline, catalogue, today, proof);
  const { graph, targets } = attacker.map;
  const at = graph.indexOf.get(node);
  if (at === undefined) return { node, hostile: [], targets: [] };
  const attack = attackOf(attacker, beginningAt(at), true);
  const catching = catchingOf(attacker, attack.hostile);
  return {
    node,
    hostile: attack.hostile.map((one) => graph.nodes[one]?.id ?? "").toSorted(compareText),
    targets: sortReached(
      [...targets.keys()].flatMap((index) => {
        const target = targets[index] ?? 0;
        return describe(attacker, attack, index, graph.nodes[target]?.id ?? "", () => catching(target));
      }),
    ),
  };
}

/**
 * The nodes that reach this target if compromised, and the gates that block or only detect an attacker. Empty for any other node.
 */
export function reachersOf(
  pipeline: Pipeline,
  catalogue: MappedCatalogue,
  today: string,
  target: string,
  proof: Proof,
): Compromise {
  const attacker = prepare(pipeline, catalogue, today, proof);
  const { graph, targets } = attacker.map;
  const index = targets.findIndex((one) => graph.nodes[one]?.id === target);
  if (index === -1) return { node: target, hostile: [], targets: [] };
  const at = targets[index] ?? 0;
  return {
    node: target,
    hostile: [],
    targets: sortReached(
      graph.nodes.flatMap(({ id }, node) => {
        const attack = attackOf(attacker, beginningAt(node), true);
        return describe(attacker, attack, index, id, () => catchingOf(attacker, attack.hostile)(at));
      }),
    ),
  };
}

/**
 * The shortest path from a compromised node to one target, as node ids: acting steps, then connections. Avoids blocking gates if
 * it can. Undefined if no path leads there.
 */
export function wayOfAttack(
  pipeline: Pipeline,
  catalogue: MappedCatalogue,
  today: string,
  node: string,
  target: string,
  proof: Proof,
): readonly string[] | undefined {
  const attacker = prepare(pipeline, catalogue, today, proof);
  const { indexOf } = attacker.map.graph;
  const [start, end] = [indexOf.get(node), indexOf.get(target)];
  if (start === undefined || end === undefined) return undefined;
  const told = { beginning: beginningAt(start), withAssumed: true, target: end };
  return (
    shortestAttack(attacker, { ...told, past: "gates" }) ??
    shortestAttack(attacker, { ...told, past: "gates-that-give-way" }) ??
    shortestAttack(attacker, { ...told, past: "nothing" })
  );
}

/** Also answers for targets that are not judged. */
function prepare(pipeline: Pipeline, catalogue: MappedCatalogue, today: string, proof: Proof): Attacker {
  const facts = createMapFacts(pipeline, catalogue);
  const { graph, controlsAt, targets, described } = facts;
  const others = described.otherTargets.map((id) => graph.indexOf.get(id) ?? 0);
  const map =
    others.length === 0
      ? facts.waysMap
      : createWaysMap(
          { graph, controlsAt, targets, others, isPublished: described.published === true },
          pipeline,
          catalogue,
        );
  const assessed = assess(graph.nodes, controlsAt, pipeline, today);
  return createAttacker(map, createStanding(map, assessed, proof));
}

function describe(
  attacker: Attacker,
  attack: Attack,
  index: number,
  node: string,
  catching: () => readonly string[],
): readonly Reached[] {
  if (!holds(attack.reached, index)) return [];
  const unguarded = holds(attack.unguarded, index);
  const only = new Int32Array(attack.reached.length);
  only[index >> 5] = 1 << (index & 31);
  return [
    {
      node,
      unguarded,
      stopping: unguarded ? [] : stopsToward(attacker.map, [attack], only),
      catching: catching(),
    },
  ];
}

/** Unprotected first, then by fewest blocking gates, then by id. */
function sortReached(reached: readonly Reached[]): readonly Reached[] {
  return reached.toSorted(
    (a, b) =>
      Number(b.unguarded) - Number(a.unguarded) ||
      a.stopping.length - b.stopping.length ||
      compareText(a.node, b.node),
  );
}
