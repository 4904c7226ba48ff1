import { typeRank } from "./entries";
import type { EntryType } from "../../domain/catalogue/entry-types";
import { type Candidate, candidatesOf, type Change, changed } from "./changes";
import { ableNodes, exposedBy } from "./gates";
import { outcomesOf } from "./rows";
import { isEffective, once, type Proof, type World, worldOf } from "./world";

/** What stands open: entries with the targets that they leave unguarded, and gates with those that they leave exposed. */
export interface Standing {
  /** `type place target`, open and unguarded. */
  readonly open: ReadonlySet<string>;
  /** Of those, what is unguarded without assumed steps. */
  readonly surelyOpen: ReadonlySet<string>;
  /** Of those, what is said. */
  readonly said: ReadonlySet<string>;
  /** `gate target`, exposed. */
  readonly exposed: ReadonlySet<string>;
}

function standingOf(world: World, proof: Proof): Standing {
  return once(world, `standing ${proof}`, () => openNow(world, proof));
}

function openNow(world: World, proof: Proof): Standing {
  const open = outcomesOf(world, proof).filter((one) => one.open);
  const triples = (ones: typeof open, of: (one: (typeof open)[number]) => readonly string[]) =>
    new Set(ones.flatMap((one) => of(one).map((target) => `${one.entry.type} ${one.entry.place} ${target}`)));
  return {
    open: triples(open, ({ unguarded }) => unguarded),
    surelyOpen: triples(open, ({ surelyUnguarded }) => surelyUnguarded),
    said: triples(
      open.filter(({ said }) => said),
      ({ surelyUnguarded }) => surelyUnguarded,
    ),
    exposed: new Set(
      world.gates.flatMap((control) =>
        exposedBy(world, control, proof).map((target) => `${control.id} ${target}`),
      ),
    ),
  };
}

export interface Gain {
  readonly candidate: Candidate;
  /** Said triples, and pairs of gates that are in place somewhere. */
  readonly sure: number;
  /** Those, and all other triples. */
  readonly all: number;
  readonly triples: number;
  /** Of a gate, effective somewhere or not, and a target. */
  readonly pairs: number;
  /** The pairs of gates that were in place somewhere before: nothing defeats what is in place nowhere. */
  readonly surePairs: readonly string[];
  readonly type: number;
}

/** ANALYSIS.md section 13: what a change mends, by making it and looking again. */
function gainOf(world: World, proof: Proof, candidate: Candidate): Gain {
  const before = standingOf(world, proof);
  const { change } = candidate;
  const drawn = change.kind === "control" ? world : undefined;
  const after = standingOf(worldOf(changed(world, change), world.catalogue, world.today, drawn), proof);
  const standing = once(
    world,
    `standing gates ${proof}`,
    () =>
      new Set(
        world.gates
          .filter(({ id }) => ableNodes(world, id).some((node) => isEffective(world, node, id, proof)))
          .map(({ id }) => id),
      ),
  );
  const pairs = [...before.exposed].filter((pair) => !after.exposed.has(pair));
  const surePairs = pairs.filter((pair) => standing.has(pair.split(" ")[0] ?? ""));
  const surely = [...before.said].filter((triple) => !after.surelyOpen.has(triple));
  const others = [...before.open].filter((triple) => !after.open.has(triple) && !surely.includes(triple));
  const types = [...surely, ...others].map((triple) => typeRank((triple.split(" ")[0] ?? "") as EntryType));
  return {
    candidate,
    sure: surely.length + surePairs.length,
    all: surely.length + surePairs.length + others.length,
    triples: surely.length + others.length,
    pairs: pairs.length,
    surePairs,
    type: Math.min(...types, 99),
  };
}

/** The numbers that decide, the greater the better; what is left are ties by names. */
export function rankOf(world: World, { candidate, sure, all, pairs, type }: Gain): readonly number[] {
  const { control, inserted, effort, change } = candidate;
  const { gate } = control ?? inserted ?? {};
  const kinds: readonly Change["kind"][] = ["insert", "control", "lead", "revoke", "remove"];
  const first = { remove: 2, revoke: 2, lead: 2, control: 1, insert: 0 }[change.kind];
  const stage = "node" in change ? ["build", "distribute", "run"].indexOf(world.node(change.node).stage) : 0;
  return [
    control?.effort === 3 ? 0 : 1,
    sure / effort,
    sure === 0 && gate?.against === "swap" ? 0 : 1,
    all / effort,
    -effort,
    pairs,
    -type,
    kinds.includes(change.kind) ? first : 0,
    control?.weight ?? 0,
    stage,
  ];
}

export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const difference = (b[index] ?? 0) - one;
    if (Math.abs(difference) > 1e-9) return difference;
  }
  return 0;
}

/** Every change that could be made, made. */
export function gainsOf(world: World, proof: Proof): readonly Gain[] {
  return once(world, `gains ${proof}`, () =>
    candidatesOf(world, proof).map((candidate) => gainOf(world, proof, candidate)),
  );
}

/** All changes that mend something, the best first. */
export function bestChanges(world: World, proof: Proof): readonly Gain[] {
  return gainsOf(world, proof)
    .filter(({ pairs, triples }) => pairs + triples > 0)
    .map((gain) => ({ gain, rank: rankOf(world, gain) }))
    .toSorted((a, b) => compareRanks(a.rank, b.rank))
    .map(({ gain }) => gain);
}

export interface HandedOver {
  readonly edge: string;
  readonly gates: readonly string[];
  readonly pairs: number;
  readonly triples: number;
}

/** The removable edges with what each alone defeats, most first. */
export function handOversOf(world: World, proof: Proof): readonly HandedOver[] {
  return gainsOf(world, proof)
    .flatMap(({ candidate: { change }, surePairs, triples }): readonly HandedOver[] => {
      if (change.kind !== "remove") return [];
      const gates = new Set(surePairs.map((pair) => pair.split(" ")[0] ?? ""));
      return [{ edge: change.edge, gates: [...gates].toSorted(), pairs: surePairs.length, triples }];
    })
    .filter(({ pairs, triples }) => pairs + triples > 0)
    .toSorted((a, b) => b.pairs + b.triples - a.pairs - a.triples);
}
