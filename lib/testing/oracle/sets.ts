import { closerPairs, isOpen } from "./closing";
import { unsignedOf } from "./carried";
import { type Change, type Part, partsOf } from "./changes";
import { closedBy, edgesJudgedBy } from "./gates";
import { isInHand } from "./origins-and-targets";
import { outcomesOf } from "./rows";
import {
  type GateControl,
  grouped,
  isEffective,
  isOfImages,
  isStranger,
  type Proof,
  withInPlace,
  type World,
} from "./world";

const [least, most] = [2, 4];

/** Sets of two to four of the single changes, that belong together. */
export function setsOf(world: World, proof: Proof): readonly (readonly Part[])[] {
  const parts = partsOf(world, proof);
  const all = [
    ...closingSets(world, parts, proof),
    ...world.gates.flatMap((gate) => signingSets(world, parts, gate, proof)),
    ...partnerSets(world, parts),
    ...personSets(world, parts),
  ].filter(({ length }) => length >= least && length <= most);
  return [...new Map(all.map((set) => [keyOfSet(set.map(({ change }) => change)), set])).values()];
}

function keyOfChange(change: Change): string {
  return [
    change.kind,
    "edge" in change ? change.edge : change.node,
    "control" in change ? change.control : "",
    "to" in change ? change.to : "",
    "step" in change ? change.step : "",
  ].join(" ");
}

export function keyOfSet(changes: readonly Change[]): string {
  return changes.map(keyOfChange).toSorted().join(" + ");
}

/** Controls that together close what leaves an entry point unprotected, and of which none could be left out. */
function closingSets(world: World, parts: readonly Part[], proof: Proof): (readonly Part[])[] {
  const unprotected = outcomesOf(world, proof).filter(
    ({ open, surelyUnguarded }) => open && surelyUnguarded.length > 0,
  );
  return [...grouped(unprotected, ({ entry }) => entry.place).values()].flatMap((outcomes) => {
    const openings = outcomes
      .flatMap(({ entry }) => entry.parts.map(({ opening }) => opening))
      .filter((opening) => isOpen(world, opening, proof));
    const pairs = new Set(
      openings.flatMap((opening) =>
        closerPairs(world, opening).map(({ node, control }) => `${node} ${control}`),
      ),
    );
    const able = parts.filter(
      ({ change }) => change.kind === "control" && pairs.has(`${change.node} ${change.control}`),
    );
    const closes = (set: readonly Part[]) => {
      const controls = set.flatMap(({ change }) => (change.kind === "control" ? [change] : []));
      const after = withInPlace(world, controls);
      return openings.every((opening) => !isOpen(after, opening, proof));
    };
    const found: (readonly Part[])[] = [];
    for (let size = 1; size <= most; size++)
      for (const set of subsetsOf(able, size)) {
        const hasLess = found.some((less) => less.every((part) => set.includes(part)));
        if (!hasLess && closes(set)) found.push(set);
      }
    return found;
  });
}

function subsetsOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return list.flatMap((one, index) =>
    subsetsOf(list.slice(index + 1), size - 1).map((others) => [one, ...others]),
  );
}

/** A check, and signing at each node from which something comes to it unsigned; in hand, what is removable of it goes. */
function signingSets(
  world: World,
  parts: readonly Part[],
  gate: GateControl,
  proof: Proof,
): (readonly Part[])[] {
  const { provedBy } = gate.gate;
  if (provedBy === undefined) return [];
  const controlAt = (node: string, control: string) =>
    parts.find(
      ({ change }) => change.kind === "control" && change.node === node && change.control === control,
    );
  return world.nodes.flatMap(({ id }): (readonly Part[])[] => {
    const check = controlAt(id, gate.id);
    if (!check && !isEffective(world, id, gate.id, proof)) return [];
    const closed = closedBy(world, gate, new Set([id]));
    const unsigned = new Set(
      edgesJudgedBy(world, gate)
        .filter((edge) => closed.has(edge.target))
        .flatMap((edge) => unsignedOf(world, edge, provedBy, proof)),
    );
    const answers = [...unsigned].map((node): readonly Part[] => {
      const sign = isInHand(world, node) ? undefined : controlAt(node, provedBy);
      if (sign) return [sign];
      return parts.filter(
        ({ change }) =>
          change.kind === "remove" &&
          world.edges.some((edge) => edge.id === change.edge && edge.source === node && isOfImages(edge)),
      );
    });
    if (answers.every(({ length }) => length === 0)) return [];
    return [[...(check ? [check] : []), ...answers.flat()]];
  });
}

/** A gate, and the control without which it does not count. */
function partnerSets(world: World, parts: readonly Part[]): (readonly Part[])[] {
  return parts.flatMap((part): (readonly Part[])[] => {
    const { change, control } = part;
    const partner = control?.gate?.with;
    if (change.kind !== "control" || partner === undefined) return [];
    const other = parts.find(
      (one) =>
        one.change.kind === "control" && one.change.node === change.node && one.change.control === partner,
    );
    return other ? [[part, other]] : [];
  });
}

/** All that one person hands over and could not, and all the keys that one could take from that person. */
function personSets(world: World, parts: readonly Part[]): (readonly Part[])[] {
  return world.nodes
    .filter((node) => node.kind === "developer" && !isStranger(node))
    .map(({ id }) =>
      parts.filter(
        ({ change }) =>
          (change.kind === "remove" || change.kind === "revoke") &&
          world.edges.some((edge) => edge.id === change.edge && edge.source === id),
      ),
    );
}
