import { entryTypes, type EntryType } from "../../domain/catalogue/entry-types";
import { typeRank } from "./entries";
import { type Change, changedBy, type Part, partsOf } from "./changes";
import { ableNodes, exposedBy } from "./gates";
import { outcomesOf, statesOf } from "./rows";
import { keyOfSet, setsOf } from "./sets";
import { isEffective, once, type Proof, type World, worldOf } from "./world";

/** What stands open, as words that the map before a change and the map after it can be compared by. */
export interface Standing {
  /** Places that are unprotected, confirmed and not. */
  readonly confirmed: ReadonlySet<string>;
  readonly assumed: ReadonlySet<string>;
  /** Places that depend on assumed branch builds. */
  readonly depends: ReadonlySet<string>;
  /** `type place target`, open and unguarded without assumed steps. */
  readonly triples: ReadonlySet<string>;
  /** `gate target`, exposed. */
  readonly pairs: ReadonlySet<string>;
}

function standingOf(world: World, proof: Proof): Standing {
  return once(world, `standing ${proof}`, () => {
    const states = [...statesOf(world, proof)];
    const places = (is: (state: (typeof states)[number][1]) => boolean) =>
      new Set(states.filter(([, state]) => is(state)).map(([place]) => place));
    const open = outcomesOf(world, proof).filter((one) => one.open);
    return {
      confirmed: places(({ state, said }) => state === "unguarded" && said),
      assumed: places(({ state, said }) => state === "unguarded" && !said),
      depends: places(({ state }) => state === "depends"),
      triples: new Set(
        open.flatMap(({ entry, surelyUnguarded }) =>
          surelyUnguarded.map((target) => `${entry.type} ${entry.place} ${target}`),
        ),
      ),
      pairs: new Set(
        world.gates.flatMap((gate) => exposedBy(world, gate, proof).map((target) => `${gate.id} ${target}`)),
      ),
    };
  });
}

/** One change or a set of them, made. */
export interface Gain {
  readonly parts: readonly Part[];
  readonly effort: number;
  readonly turned: Standing;
  /** What is unprotected after it and was not before. */
  readonly opened: { readonly confirmed: number; readonly assumed: number };
  /** Each control was called missing, partial, planned, stale or contradicted, or a drawn edge goes. */
  readonly isKnown: boolean;
}

export function changesOf({ parts }: Pick<Gain, "parts">): readonly Change[] {
  return parts.map(({ change }) => change);
}

const unprotectedIn = ({ confirmed, assumed }: Standing) => new Set([...confirmed, ...assumed]);
const without = (set: ReadonlySet<string>, ...others: readonly ReadonlySet<string>[]) =>
  new Set([...set].filter((one) => !others.some((other) => other.has(one))));

function gainOf(world: World, proof: Proof, parts: readonly Part[]): Gain {
  const changes = changesOf({ parts });
  const before = standingOf(world, proof);
  const drawn = changes.every(({ kind }) => kind === "control") ? world : undefined;
  const after = standingOf(worldOf(changedBy(world, changes), world.catalogue, world.today, drawn), proof);
  const [unprotected, still] = [unprotectedIn(before), unprotectedIn(after)];
  return {
    parts,
    effort: parts.reduce((sum, one) => sum + one.effort, 0),
    turned: {
      confirmed: without(before.confirmed, still),
      assumed: without(before.assumed, still),
      depends: without(before.depends, after.depends, still),
      triples: without(before.triples, after.triples),
      pairs: without(before.pairs, after.pairs),
    },
    opened: {
      confirmed: without(after.confirmed, unprotected).size,
      assumed: without(after.assumed, unprotected).size,
    },
    isKnown: parts.every((part) => isKnown(world, part)),
  };
}

const called = ["missing", "partial", "planned", "stale", "contradicted"];

function isKnown(world: World, { change }: Part): boolean {
  if (change.kind === "control") return called.includes(world.status(change.node, change.control) ?? "");
  return change.kind !== "insert";
}

/** Every single change, made. */
function gainsOfParts(world: World, proof: Proof): readonly Gain[] {
  return once(world, `gains ${proof}`, () =>
    partsOf(world, proof).map((part) => gainOf(world, proof, [part])),
  );
}

/** Every single change and every set, made; but for a set of which one part turns as much. */
export function gainsOf(world: World, proof: Proof): readonly Gain[] {
  return once(world, `all gains ${proof}`, () => {
    const singles = gainsOfParts(world, proof);
    const sets = setsOf(world, proof)
      .map((parts) => gainOf(world, proof, parts))
      .filter(
        (set) =>
          !singles.some(
            (single) =>
              set.parts.some(({ change }) => single.parts[0]?.change === change) &&
              isWithin(unprotectedIn(set.turned), unprotectedIn(single.turned)),
          ),
      );
    return [...singles, ...sets];
  });
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}

/** What earlier items of the list turn. */
export type Turned = readonly Gain[];

/** What a change turns further. */
function furtherOf({ turned }: Gain, earlier: Turned): Standing {
  const less = (list: keyof Standing) => without(turned[list], ...earlier.map((one) => one.turned[list]));
  return {
    confirmed: less("confirmed"),
    assumed: less("assumed"),
    depends: less("depends"),
    triples: less("triples"),
    pairs: less("pairs"),
  };
}

/** The numbers that decide, the greater the better; what is left are ties by names. */
export function rankOf(world: World, gain: Gain, earlier: Turned, proof: Proof): readonly number[] {
  const { effort, parts, opened, isKnown: known } = gain;
  const further = furtherOf(gain, earlier);
  const confirmed = (further.confirmed.size - opened.confirmed) / effort;
  const assumed = (further.assumed.size - opened.assumed) / effort;
  const left = without(standingOf(world, proof).confirmed, ...earlier.map(({ turned }) => turned.confirmed));
  const gates = parts.flatMap(({ control, inserted }) => control?.gate ?? inserted?.gate ?? []);
  // Where nothing confirmed is left, assumed ones are counted.
  const counted = left.size > 0 ? confirmed : assumed;
  return [
    counted > 0 ? 1 : 0,
    isHard(gain) ? 0 : 1,
    counted,
    known ? 1 : 0,
    assumed,
    gates.some(({ against }) => against === "swap") ? 0 : 1,
    further.triples.size / effort,
    further.depends.size / effort,
    further.pairs.size / effort,
    -effort,
  ];
}

/** Few teams can. */
function isHard({ parts }: Gain): boolean {
  return parts.some(({ control }) => control?.effort === 3);
}

/** Ties, before names: the order of types, removing and revoking before controls before nodes, the heavier, the later. */
function tiesOf(world: World, { parts, turned }: Gain): readonly number[] {
  const types = [...turned.triples].flatMap((triple) =>
    entryTypes.filter((type) => triple.startsWith(`${type} `)),
  );
  const firsts = { remove: 2, revoke: 2, lead: 2, control: 1, insert: 0 };
  return [
    -Math.min(...types.map((type: EntryType) => typeRank(type)), 99),
    Math.min(...parts.map(({ change }) => firsts[change.kind])),
    Math.max(...parts.map(({ control }) => control?.weight ?? 0)),
    Math.max(...parts.map(({ change }) => stageOf(world, change))),
  ];
}

function stageOf(world: World, change: Change): number {
  return "node" in change ? ["build", "distribute", "run"].indexOf(world.node(change.node).stage) : 0;
}

export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const difference = (b[index] ?? 0) - one;
    if (Math.abs(difference) > 1e-9) return difference;
  }
  return 0;
}

function namesOf(world: World, gain: Gain): string {
  return changesOf(gain)
    .map((change) => {
      if ("node" in change) return `${world.node(change.node).name} ${change.control}`;
      const edge = world.edges.find(({ id }) => id === change.edge);
      return edge ? `${world.node(edge.source).name} ${world.node(edge.target).name}` : "";
    })
    .toSorted()
    .join(" + ");
}

/** Those that turn an entry point that no earlier item turns, the best first. */
export function rankedGains(
  world: World,
  gains: readonly Gain[],
  earlier: Turned,
  proof: Proof,
): readonly Gain[] {
  return gains
    .filter((gain) => turnsFurther(gain, earlier))
    .map((gain) => ({
      gain,
      rank: [...rankOf(world, gain, earlier, proof), ...tiesOf(world, gain)],
      names: namesOf(world, gain),
    }))
    .toSorted((a, b) => compareRanks(a.rank, b.rank) || (a.names < b.names ? -1 : 1))
    .map(({ gain }) => gain);
}

function turnsFurther(gain: Gain, earlier: Turned): boolean {
  return unprotectedIn(furtherOf(gain, earlier)).size > 0;
}

export interface Item extends Gain {
  readonly alternatives: readonly Gain[];
}

/** As many as the product tells of at most. */
export const mostChanges = 10;
export const mostAlternatives = 3;

/** The list: each item is the best by what no earlier item turns. */
export function bestChanges(world: World, proof: Proof): readonly Item[] {
  const gains = gainsOf(world, proof);
  const items: Item[] = [];
  while (items.length < mostChanges) {
    const [best] = rankedGains(world, gains, items, proof);
    if (!best) break;
    items.push({ ...best, alternatives: alternativesOf(world, gains, best, items, proof) });
  }
  return items;
}

/** What turns the same entry points as the item, more, or a part of them; what few teams can is offered beside nothing. */
export function alternativesOf(
  world: World,
  gains: readonly Gain[],
  item: Gain,
  earlier: Turned,
  proof: Proof,
): readonly Gain[] {
  const key = keyOfSet(changesOf(item));
  return rankedGains(world, gains, earlier, proof)
    .filter((gain) => keyOfSet(changesOf(gain)) !== key && isAlternative(gain, item, earlier))
    .filter((gain) => isHard(item) || !isHard(gain))
    .slice(0, mostAlternatives);
}

export function isAlternative(gain: Gain, item: Gain, earlier: Turned): boolean {
  const [turned, its] = [unprotectedIn(furtherOf(gain, earlier)), unprotectedIn(furtherOf(item, earlier))];
  return isWithin(turned, its) || isWithin(its, turned);
}

export interface HandedOver {
  readonly edge: string;
  readonly gates: readonly string[];
  readonly pairs: number;
  readonly triples: number;
}

/** The removable edges with what each alone defeats, most first. */
export function handOversOf(world: World, proof: Proof): readonly HandedOver[] {
  const standing = new Set(
    world.gates
      .filter(({ id }) => ableNodes(world, id).some((node) => isEffective(world, node, id, proof)))
      .map(({ id }) => id),
  );
  return gainsOfParts(world, proof)
    .flatMap((gain): readonly HandedOver[] => {
      const [change] = changesOf(gain);
      if (change?.kind !== "remove") return [];
      // Nothing defeats what is in place nowhere.
      const pairs = [...gain.turned.pairs].map((pair) => pair.split(" ")[0] ?? "");
      const defeated = pairs.filter((gate) => standing.has(gate));
      const gates = [...new Set(defeated)].toSorted();
      return [{ edge: change.edge, gates, pairs: defeated.length, triples: gain.turned.triples.size }];
    })
    .filter(({ pairs, triples }) => pairs + triples > 0)
    .toSorted((a, b) => b.pairs + b.triples - a.pairs - a.triples);
}
