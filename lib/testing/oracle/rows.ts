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
  readonly unguarded: readonly string[];
}

export interface Row {
  readonly place: string;
  readonly state: "unguarded" | "guarded" | "set-aside" | "closed";
  readonly said: boolean;
  readonly entries: readonly RowEntry[];
  readonly reached: readonly string[];
  readonly unguarded: readonly string[];
  readonly stops: readonly string[];
  /** Of an unguarded row. */
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
        said: isEntrySaid(world, entry) && stays,
        unguarded,
        surelyUnguarded,
        reached: judged(attack.reached),
      };
    });
  });
}

/** ANALYSIS.md section 12: one row for each place from which a target is reached. */
export function rowsOf(world: World, proof: Proof): readonly Row[] {
  const byPlace = grouped(outcomesOf(world, proof), ({ entry }) => entry.place);
  const rows = [...byPlace.values()].flatMap((outcomes) => {
    if (!outcomes.some(({ reached }) => reached.length > 0)) return [];
    return [rowOf(world, outcomes)];
  });
  return rows.toSorted((a, b) => compareRows(world, a, b));
}

function rowOf(world: World, outcomes: readonly Outcome[]): Row {
  const open = outcomes.filter((one) => one.open);
  const unguarded = open.filter((one) => one.unguarded.length > 0);
  const entries = outcomes.map(({ entry, open: isOpen, said, unguarded: targets }): RowEntry => ({
    type: entry.type,
    state: entryState(world, entry),
    open: isOpen,
    said,
    unguarded: isOpen ? targets : [],
  }));
  const state = stateOfRow(entries, open.length > 0, unguarded.length > 0);
  // What is open and leads nowhere says nothing of a way in.
  const leading = open.filter((one) => one.reached.length > 0);
  const deciding = unguarded.length > 0 ? unguarded : open.length > 0 ? leading : outcomes;
  const attacks = open.length > 0 ? open : outcomes;
  const sayable = unguarded.filter((one) => one.said);
  return {
    place: outcomes[0]?.entry.place ?? "",
    state,
    said: deciding.some((one) => one.said),
    entries: entries.toSorted((a, b) => typeRank(a.type) - typeRank(b.type)),
    reached: [...new Set(outcomes.flatMap((one) => one.reached))].toSorted(),
    unguarded: [...new Set(unguarded.flatMap((one) => one.unguarded))].toSorted(),
    stops: [
      ...new Set(
        attacks.flatMap(({ attack, reached }) =>
          reached.flatMap((target) => stopsToward(world, attack, target)),
        ),
      ),
    ].toSorted(),
    witness:
      sayable.length > 0
        ? shortestWay(
            world,
            sayable.map((one) => one.sure),
          )
        : shortestWay(
            world,
            unguarded.map((one) => one.attack),
          ),
  };
}

function stateOfRow(entries: readonly RowEntry[], isOpen: boolean, isUnguarded: boolean): Row["state"] {
  if (isUnguarded) return "unguarded";
  if (isOpen) return "guarded";
  return entries.every(({ state }) => state === "set-aside") ? "set-aside" : "closed";
}

const rowStates = ["unguarded", "guarded", "set-aside", "closed"];

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
