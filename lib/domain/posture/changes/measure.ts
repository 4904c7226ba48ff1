import type { MappedCatalogue } from "../../catalogue/catalogue";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import type { MapStatuses } from "../coverage/assess";
import { statusesOf } from "../coverage/coverage";
import type { Judged } from "../findings/judge-gates";
import { createMapGrounds, type MapGrounds } from "../map-facts";
import { type Attacker, createAttacker } from "../ways-in/attacker";
import type { Remedies } from "../ways-in/find-remedies";
import { type JudgedEntry, type JudgedPlace, judgeEntry } from "../ways-in/judge-entries";
import { withImplemented } from "../ways-in/standing";
import { supposed } from "../what-if/supposed";
import { supposedFor } from "../what-if/supposed-change";
import type { ChangeCandidate } from "./candidates";
import {
  entriesById,
  entryId,
  exposedByGate,
  type Gain,
  gainOf,
  type Tally,
  tallyOf,
  targetIds,
} from "./tally";

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

/** A change, and what it brings. */
export interface Measured {
  readonly candidate: ChangeCandidate;
  readonly gain: Gain;
}

/** So many entries are walked one by one sooner than what comes past all gates is worked out for a whole map. */
const few = 32;

/** What a change would take away, each measured once. */
export function createMeasure(asked: ChangesAsked): (candidate: ChangeCandidate) => Measured {
  const { pipeline, catalogue, today, grounds, assessed, attacker, places, judged } = asked;
  const inPlace = new Set(
    judged.flatMap(({ protectedMap: { rules }, standings }) =>
      rules.gates.flatMap(({ id }, index) =>
        standings.own.some((bits) => (bits & (1 << index)) !== 0) ? [id] : [],
      ),
    ),
  );
  const isInPlace = (gate: string) => inPlace.has(gate);
  const { proof } = attacker.standing;
  const before: Tally = {
    targets: targetIds(grounds),
    entries: entriesById(grounds, places),
    exposed: new Map(
      judged.flatMap(({ protectedMap: { rules }, gates }) =>
        rules.gates.map(({ id }, index) => [id, new Set(gates[index]?.verdict.exposedTargets)] as const),
      ),
    ),
  };
  const known = new Map<ChangeCandidate, Measured>();
  const onMap = (candidate: ChangeCandidate): Gain => {
    const made = supposed(pipeline, supposedFor(pipeline, candidate.change, today), {
      controls: catalogue.controls,
      today,
    });
    // What does not fit on a map that is full already changes nothing.
    const changed = made.ok ? made.value : pipeline;
    const after = createMapGrounds(changed, catalogue, grounds.controlsOf);
    const statuses = assessAfter(asked, changed, after);
    // A change of connections bears on the entries whose ways lie along them, and on all where other things are built or protected.
    const isSameGround =
      isSameList(builtAt(after), builtAt(grounds)) && isSameList(targetIds(after), before.targets);
    const entries = isSameGround ? byIdOf(grounds, candidate.entries) : before.entries;
    return gainOf(
      { ...before, entries },
      tallyOf(after, statuses, proof, new Set(entries.keys())),
      isInPlace,
    );
  };
  const ofControl = (candidate: ChangeCandidate): Gain => {
    const { control, node, entries, isApart, pairs, surePairs } = candidate;
    if (!control) return onMap(candidate);
    const standing = withImplemented(grounds.waysMap, attacker.standing, node, control);
    const then = createAttacker(grounds.waysMap, standing, { isForFew: entries.size <= few });
    const gain = gainOf(
      { ...before, entries: byIdOf(grounds, entries), exposed: isApart ? before.exposed : none },
      {
        targets: before.targets,
        entries: byIdOf(
          grounds,
          [...entries].map((entry) => judgeEntry(then, entry.place, entry.found)),
        ),
        exposed: isApart
          ? exposedByGate(grounds, { ...assessed, statusesAt: standing.statusesAt }, proof)
          : none,
      },
      isInPlace,
    );
    if (isApart) return gain;
    return {
      ...gain,
      sure: gain.sure + surePairs,
      all: gain.all + surePairs,
      pairs,
      surePairs,
      sureGates: surePairs > 0 ? [control.id] : [],
    };
  };
  return (candidate) => {
    const found = known.get(candidate) ?? {
      candidate,
      gain: "implement" in candidate.change ? ofControl(candidate) : onMap(candidate),
    };
    known.set(candidate, found);
    return found;
  };
}

/** Nodes to which the same applies, and of which the same is claimed, stand as before. */
function assessAfter(
  { pipeline, grounds, assessed, today }: ChangesAsked,
  changed: Pipeline,
  { graph: { nodes }, controlsAt }: MapGrounds,
): MapStatuses {
  const statusesAt = nodes.map(({ id }, node) => {
    const [controls, claims] = [controlsAt[node] ?? [], claimsOf(changed, id)];
    const before = grounds.graph.indexOf.get(id) ?? -1;
    const isSame = grounds.controlsAt[before] === controls && claimsOf(pipeline, id) === claims;
    return (isSame ? assessed.statusesAt[before] : undefined) ?? statusesOf(controls, claims, today, changed);
  });
  return { nodes, controlsAt, statusesAt };
}

const none: Tally["exposed"] = new Map();

function byIdOf(grounds: MapGrounds, entries: Iterable<JudgedEntry>): ReadonlyMap<string, JudgedEntry> {
  return new Map([...entries].map((entry) => [entryId(grounds, entry.place, entry.type), entry] as const));
}

function builtAt({ graph, waysMap }: MapGrounds): readonly string[] {
  return graph.nodes.flatMap(({ id }, node) => (waysMap.builds[node] === 1 ? [id] : []));
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
