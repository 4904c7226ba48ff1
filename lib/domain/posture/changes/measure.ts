import type { MappedCatalogue } from "../../catalogue/catalogue";
import { signer } from "../../catalogue/named-controls";
import type { EntryType } from "../../catalogue/entry-types";
import { oncePer } from "../../once-per";
import type { Pipeline } from "../../pipeline/pipeline";
import { assess, type MapStatuses } from "../coverage/assess";
import type { Judged } from "../findings/judge-gates";
import { asSigned } from "../gates/apart";
import { findClosed } from "../gates/gate-standings";
import { reachForward } from "../gates/open-ways";
import { mapGroundsInSteps, type MapGrounds } from "../map-facts";
import { type Attacker, createAttacker } from "../ways-in/attacker";
import { isEmpty, membersOf, setOf, without } from "../ways-in/bit-rows";
import { findEntries } from "../ways-in/find-entries";
import type { Remedies } from "../ways-in/find-remedies";
import { type JudgedEntry, type JudgedPlace, judgeEntry, judgePlace } from "../ways-in/judge-entries";
import { createStanding, withImplemented } from "../ways-in/standing";
import { supposed } from "../what-if/supposed";
import { supposedFor } from "../what-if/supposed-change";
import type { ChangeCandidate } from "./candidates";
import { type EntryPoint, entryPointOf, placeId } from "./entry-points";

export interface ChangesAsked {
  readonly pipeline: Pipeline;
  readonly catalogue: MappedCatalogue;
  readonly today: string;
  readonly grounds: MapGrounds;
  readonly assessed: MapStatuses;
  readonly judged: readonly Judged[];
  readonly attacker: Attacker;
  readonly places: readonly JudgedPlace[];
  readonly remedies: Remedies;
}

/** What a change takes away. */
export interface Gain {
  /** Ids of entry points that become protected: confirmed ones, and assumed ones. */
  readonly confirmed: ReadonlySet<string>;
  readonly assumed: ReadonlySet<string>;
  /** How many become so. */
  readonly newConfirmed: number;
  readonly newAssumed: number;
  /** Ids of entry points that depended on an answer, and do not. */
  readonly depends: ReadonlySet<string>;
  /** Triples of an entry point, an entry and a target that become closed or protected, as text. */
  readonly triples: ReadonlySet<string>;
  readonly types: ReadonlySet<EntryType>;
  /** Pairs of a gate and a target: all, and by gate those of gates that are in place somewhere. */
  readonly pairs: number;
  readonly sureGates: ReadonlyMap<string, number>;
}

/** Up to this many entries are walked one by one; for more, reachability past gates is computed for the whole map. */
const few = 32;

/** How many entry points are visited in one step of the work. */
const mostAtOnce = 64;

/**
 * What changes would take away, in steps. Linear in the reach of the entries that a change affects; linear in the whole map if it
 * is redrawn.
 */
export function createMeasure(
  asked: ChangesAsked,
): (candidate: ChangeCandidate) => Generator<undefined, Gain> {
  const { pipeline, catalogue, today, grounds, assessed, attacker, places, judged } = asked;
  const { waysMap } = grounds;
  const { proof } = attacker.standing;
  const byId = new Map(places.map((place) => [placeId(grounds, place.place), place]));
  const known = oncePer((place: JudgedPlace) => entryPointOf(grounds, place));
  const before = (id: string) => {
    const place = byId.get(id);
    return place && known(place);
  };
  const placeOf = new Map<JudgedEntry, JudgedPlace>(
    places.flatMap((place) => place.entries.map((entry) => [entry, place] as const)),
  );
  const entriesOf = ({ entries }: ChangeCandidate) =>
    new Set(membersOf(entries).flatMap((number) => asked.remedies.open[number] ?? []));
  const targetsBefore = targetIds(grounds);
  const inPlace = new Set(
    judged.flatMap(({ protectedMap: { rules }, standings }) =>
      rules.gates.flatMap(({ id }, index) =>
        standings.own.some((bits) => (bits & (1 << index)) !== 0) ? [id] : [],
      ),
    ),
  );
  const exposedBefore = new Map(
    judged.flatMap(({ protectedMap: { rules }, gates }) =>
      rules.gates.map(({ id }, index) => [id, new Set(gates[index]?.verdict.exposedTargets)] as const),
    ),
  );

  const ofControls = function* (candidate: ChangeCandidate): Generator<undefined, Gain> {
    const { parts, pairs, surePairs } = candidate;
    const entries = entriesOf(candidate);
    let standing = attacker.standing;
    for (const { node, control } of parts)
      if (control) standing = withImplemented(waysMap, standing, node, control);
    const then = createAttacker(waysMap, standing, { isForFew: entries.size <= few });
    const affected = new Set(parts.some(({ control }) => control?.id === signer) ? places : []);
    for (const entry of entries) {
      const place = placeOf.get(entry);
      if (place) affected.add(place);
    }
    const after = yield* eachInSteps([...affected], (place) =>
      entryPointOf(grounds, {
        place: place.place,
        entries: place.entries.map((entry) =>
          affected.size === places.length || entries.has(entry)
            ? judgeEntry(then, entry.place, entry.found)
            : entry,
        ),
      }),
    );
    const turned = gainOf(before, new Set(after.map(({ id }) => id)), after, targetsBefore);
    const gates = parts.flatMap(({ control }) => control?.gate ?? []);
    // Signing bears on the checks that wait for it wherever they are; gates together may close what none of them closes.
    if (
      parts.some(({ control }) => control?.id === signer) ||
      gates.some(({ provedBy }) => provedBy !== undefined) ||
      (parts.length > 1 && gates.length > 0)
    )
      return {
        ...turned,
        ...(yield* pairsClosed(grounds, { ...assessed, statusesAt: standing.statusesAt })),
      };
    const sureGates = parts.flatMap(({ control }) =>
      control && surePairs > 0 ? [[control.id, surePairs] as const] : [],
    );
    return { ...turned, pairs, sureGates: new Map(sureGates) };
  };

  const pairsClosed = function* (
    on: MapGrounds,
    statuses: MapStatuses,
  ): Generator<undefined, Pick<Gain, "pairs" | "sureGates">> {
    const open = yield* exposedOn(on, statuses, proof);
    let pairs = 0;
    const sureGates = new Map<string, number>();
    for (const [gate, targets] of exposedBefore) {
      const closed = [...targets].filter((target) => open.get(gate)?.has(target) !== true).length;
      pairs += closed;
      if (closed > 0 && inPlace.has(gate)) sureGates.set(gate, closed);
    }
    return { pairs, sureGates };
  };

  const onMap = function* (candidate: ChangeCandidate): Generator<undefined, Gain> {
    const { change, isWhole } = candidate;
    const made = supposed(pipeline, supposedFor(pipeline, change, today), {
      controls: catalogue.controls,
      today,
    });
    // What does not fit on a map that is full already changes nothing.
    if (!made.ok) return nothing;
    yield;
    const changed = yield* mapGroundsInSteps(made.value, catalogue, grounds.controlsOf);
    yield;
    const statuses = assess(changed.graph.nodes, changed.controlsAt, made.value, today);
    const isOtherGround =
      isWhole || !isSame(targetsBefore, targetIds(changed)) || !isSame(builtAt(grounds), builtAt(changed));
    const ids = new Set(
      isOtherGround ? byId.keys() : [...entriesOf(candidate)].map(({ place }) => placeId(grounds, place)),
    );
    yield;
    const found = findEntries(changed.waysMap).filter(
      (place) => isOtherGround || ids.has(placeId(changed, place)),
    );
    yield;
    const standing = createStanding(changed.waysMap, statuses, proof);
    const then = createAttacker(changed.waysMap, standing, { isForFew: found.length <= few });
    yield;
    const after = yield* eachInSteps(found, (place) => entryPointOf(changed, judgePlace(then, place)));
    const now = targetIds(changed);
    const told = isSame(targetsBefore, now)
      ? after
      : after.map((point) => numberedAs(point, targetsBefore, now));
    return { ...gainOf(before, ids, told, targetsBefore), ...(yield* pairsClosed(changed, statuses)) };
  };

  return (candidate) =>
    candidate.parts.every(({ control, edge }) => control && edge === -1)
      ? ofControls(candidate)
      : onMap(candidate);
}

function* eachInSteps<From, To>(list: readonly From[], make: (one: From) => To): Generator<undefined, To[]> {
  const made: To[] = [];
  for (const one of list) {
    if (made.length % mostAtOnce === mostAtOnce - 1) yield;
    made.push(make(one));
  }
  return made;
}

const nothing: Gain = {
  confirmed: new Set(),
  assumed: new Set(),
  newConfirmed: 0,
  newAssumed: 0,
  depends: new Set(),
  triples: new Set(),
  types: new Set(),
  pairs: 0,
  sureGates: new Map(),
};

/**
 * @param ids of the entry points that were looked at again
 * @param targets their ids, by number
 */
function gainOf(
  before: (id: string) => EntryPoint | undefined,
  ids: ReadonlySet<string>,
  after: readonly EntryPoint[],
  targets: readonly string[],
): Omit<Gain, "pairs" | "sureGates"> {
  const now = new Map(after.map((point) => [point.id, point]));
  const [confirmed, assumed, types] = [new Set<string>(), new Set<string>(), new Set<EntryType>()];
  const [depends, triples] = [new Set<string>(), new Set<string>()];
  let [newConfirmed, newAssumed] = [0, 0];
  for (const id of ids) {
    const [was, is] = [before(id), now.get(id)];
    if (!was) continue;
    if (was.isUnprotected && is?.isUnprotected !== true) (was.isConfirmed ? confirmed : assumed).add(id);
    if (was.isDepending && is?.isDepending !== true && is?.isUnprotected !== true) depends.add(id);
    for (const [type, open] of was.targets) {
      const still = is?.targets.get(type);
      for (const target of membersOf(still ? without(open, still) : open)) {
        triples.add(`${id} ${type} ${targets[target]}`);
        types.add(type);
      }
    }
  }
  for (const { id, isUnprotected, isConfirmed } of after)
    if (isUnprotected && before(id)?.isUnprotected !== true) {
      if (isConfirmed) newConfirmed += 1;
      else newAssumed += 1;
    }
  return { confirmed, assumed, newConfirmed, newAssumed, depends, triples, types };
}

/** An entry point of another map, its targets by their numbers on this one. */
function numberedAs(point: EntryPoint, targets: readonly string[], now: readonly string[]): EntryPoint {
  const numberOf = new Map(targets.map((id, number) => [id, number]));
  const numbered = [...point.targets].map(([type, open]) => {
    const known = membersOf(open).flatMap((target) => numberOf.get(now[target] ?? "") ?? []);
    return [type, setOf(known, targets.length)] as const;
  });
  return { ...point, targets: new Map(numbered) };
}

/** By gate that some node can carry: the targets that something reaches past it, as ids. */
function* exposedOn(
  grounds: MapGrounds,
  assessed: MapStatuses,
  proof: "declared" | "proven",
): Generator<undefined, ReadonlyMap<string, ReadonlySet<string>>> {
  const exposed = new Map<string, ReadonlySet<string>>();
  for (const whole of grounds.batches) {
    yield;
    const { graph, rules, targets } = asSigned(whole, assessed, proof);
    const { seen } = reachForward(graph, rules, findClosed(rules, graph, assessed, proof));
    for (const [index, { id }] of rules.gates.entries()) {
      const isPlaced = rules.able.some((bits) => (bits & (1 << index)) !== 0);
      const open = targets.filter((target) => isPlaced && ((seen[target] ?? 0) & (1 << index)) !== 0);
      exposed.set(id, new Set(open.map((target) => graph.nodes[target]?.id ?? "")));
    }
  }
  return exposed;
}

function targetIds({ graph, targets }: MapGrounds): readonly string[] {
  return targets.map((target) => graph.nodes[target]?.id ?? "");
}

function builtAt({ graph, waysMap }: MapGrounds): readonly string[] {
  return graph.nodes.flatMap(({ id }, node) => (waysMap.makesBuilt[node] === 1 ? [id] : []));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** Entry points that are unprotected, with the entries that make them so. */
export function unprotectedAmong(
  grounds: MapGrounds,
  places: readonly JudgedPlace[],
): readonly {
  readonly id: string;
  readonly isConfirmed: boolean;
  readonly entries: readonly JudgedEntry[];
}[] {
  return places.flatMap((place) => {
    const entries = place.entries.filter(({ unguarded }) => !isEmpty(unguarded));
    if (entries.length === 0) return [];
    return [
      { id: placeId(grounds, place.place), isConfirmed: entries.some(({ isSaid }) => isSaid), entries },
    ];
  });
}
