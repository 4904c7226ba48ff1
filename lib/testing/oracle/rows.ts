import type { EntryType } from "../../domain/catalogue/entry-types";
import { type Attack, attackFrom, stopsToward } from "./attack";
import type { EntryState } from "./closing";
import {
  beginningOf,
  entriesOf,
  entryState,
  isEntryOpen,
  isEntrySaid,
  type OneEntry,
  typeRank,
} from "./entries";
import { endsOf } from "./origins-and-targets";
import { shortestWay } from "./witness";
import { grouped, once, type Proof, type World } from "./world";

export interface RowEntry {
  readonly type: EntryType;
  readonly state: EntryState;
  readonly open: boolean;
  readonly said: boolean;
  /** Without assumed steps. */
  readonly unguarded: readonly string[];
}

export interface Row {
  readonly place: string;
  readonly state: "unguarded" | "depends" | "guarded" | "set-aside" | "closed";
  /** Where it is unguarded: confirmed. */
  readonly said: boolean;
  readonly entries: readonly RowEntry[];
  readonly reached: readonly string[];
  /** Without assumed steps. */
  readonly unguarded: readonly string[];
  readonly stops: readonly string[];
  /** Of a row that is unguarded, or that depends. */
  readonly witness: readonly string[] | undefined;
}

/** What one entry comes to, with the steps that nobody has said and without. */
export interface Outcome {
  readonly entry: OneEntry;
  readonly open: boolean;
  readonly attack: Attack;
  readonly sure: Attack;
  /** By the map or a claim; where it is open and unguarded, it stays so without assumed steps. */
  readonly said: boolean;
  /** Assumed steps included. */
  readonly unguarded: readonly string[];
  readonly surelyUnguarded: readonly string[];
  readonly reached: readonly string[];
}

export function outcomesOf(world: World, proof: Proof): readonly Outcome[] {
  return once(world, `outcomes ${proof}`, () => {
    const { targets } = endsOf(world);
    const judged = (ids: readonly string[]) => ids.filter((id) => targets.includes(id));
    return entriesOf(world).map((entry) => {
      const attack = attackFrom(world, beginningOf(world, entry, proof), proof, true);
      const sure = attackFrom(world, beginningOf(world, entry, proof), proof, false);
      const unguarded = judged(attack.unguarded);
      const surelyUnguarded = judged(sure.unguarded);
      const open = isEntryOpen(world, entry, proof);
      const stays = !open || unguarded.length === 0 || surelyUnguarded.length > 0;
      return {
        entry,
        open,
        attack,
        sure,
        said: isEntrySaid(world, entry, proof) && stays,
        unguarded,
        surelyUnguarded,
        reached: judged(attack.reached),
      };
    });
  });
}

/** Analysis 8.4: one row for each place from which a target is reached. */
export function rowsOf(world: World, proof: Proof): readonly Row[] {
  const byPlace = grouped(outcomesOf(world, proof), ({ entry }) => entry.place);
  const rows = [...byPlace.values()].flatMap((outcomes) => {
    if (!outcomes.some(({ reached }) => reached.length > 0)) return [];
    return [rowOf(world, outcomes, proof)];
  });
  return rows.toSorted((a, b) => compareRows(world, a, b));
}

/** By place, what a row says first; for whoever asks for nothing else. */
export function statesOf(world: World, proof: Proof): ReadonlyMap<string, Pick<Row, "state" | "said">> {
  return once(world, `states ${proof}`, () => {
    const leading = [...grouped(outcomesOf(world, proof), ({ entry }) => entry.place)].filter(
      ([, outcomes]) => outcomes.some(({ reached }) => reached.length > 0),
    );
    return new Map(leading.map(([place, outcomes]) => [place, stateOf(world, outcomes, proof)]));
  });
}

function stateOf(world: World, outcomes: readonly Outcome[], proof: Proof): Pick<Row, "state" | "said"> {
  const open = outcomes.filter((one) => one.open);
  const unguarded = open.filter((one) => one.surelyUnguarded.length > 0);
  const depending = open.filter((one) => one.unguarded.length > 0);
  // What is open and leads nowhere says nothing of a way in.
  const leading = open.filter((one) => one.reached.length > 0);
  const said = (ones: readonly Outcome[]) => ones.some((one) => one.said);
  if (unguarded.length > 0) return { state: "unguarded", said: said(unguarded) };
  if (depending.length > 0) return { state: "depends", said: said(depending) };
  if (open.length > 0) return { state: "guarded", said: said(leading) };
  const isAside = outcomes.some(({ entry }) => isSetAsideAs(entryState(world, entry), proof));
  return { state: isAside ? "set-aside" : "closed", said: said(outcomes) };
}

function rowOf(world: World, outcomes: readonly Outcome[], proof: Proof): Row {
  const open = outcomes.filter((one) => one.open);
  const unguarded = open.filter((one) => one.surelyUnguarded.length > 0);
  const depending = open.filter((one) => one.unguarded.length > 0);
  const entries = outcomes.map(({ entry, open: isOpen, said, surelyUnguarded }): RowEntry => ({
    type: entry.type,
    state: entryState(world, entry),
    open: isOpen,
    said,
    unguarded: isOpen ? surelyUnguarded : [],
  }));
  const attacks = open.length > 0 ? open : outcomes;
  const sayable = unguarded.filter((one) => one.said);
  const shown = sayable.length > 0 ? sayable : unguarded;
  return {
    place: outcomes[0]?.entry.place ?? "",
    ...stateOf(world, outcomes, proof),
    entries: entries.toSorted((a, b) => typeRank(a.type) - typeRank(b.type)),
    reached: [...new Set(outcomes.flatMap((one) => one.reached))].toSorted(),
    unguarded: [...new Set(unguarded.flatMap((one) => one.surelyUnguarded))].toSorted(),
    stops: [
      ...new Set(
        attacks.flatMap(({ attack, reached }) =>
          reached.flatMap((target) => stopsToward(world, attack, target)),
        ),
      ),
    ].toSorted(),
    witness:
      shown.length > 0
        ? shortestWay(
            world,
            shown.map((one) => one.sure),
          )
        : shortestWay(
            world,
            depending.map((one) => one.attack),
          ),
  };
}

/** Of what is not open. Verified only, what a pin or a claim closes as declared counts for nothing. */
export function isSetAsideAs(state: EntryState, proof: Proof): boolean {
  return state === "set-aside" || (proof === "proven" && state === "closed-as-declared");
}

const rowStates = ["unguarded", "depends", "guarded", "set-aside", "closed"];

function compareRows(world: World, a: Row, b: Row): number {
  const names = (place: string) => {
    const edge = world.edges.find(({ id }) => `edge:${id}` === place);
    return edge ? [world.node(edge.source).name, world.node(edge.target).name] : [world.node(place).name, ""];
  };
  const first = ({ entries }: Row) =>
    Math.min(
      ...entries
        .filter(({ open, unguarded }) => open && unguarded.length > 0)
        .map(({ type }) => typeRank(type)),
      99,
    );
  const [from, to] = [names(a.place), names(b.place)];
  return (
    rowStates.indexOf(a.state) - rowStates.indexOf(b.state) ||
    Number(b.said) - Number(a.said) ||
    b.unguarded.length - a.unguarded.length ||
    first(a) - first(b) ||
    compareText(from[0] ?? "", to[0] ?? "") ||
    compareText(from[1] ?? "", to[1] ?? "")
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
