import { once } from "../../once";
import type { Control, MappedCatalogue } from "../../catalogue/catalogue";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import type { MapStatuses } from "../coverage/assess";
import { statusesOf } from "../coverage/coverage";
import type { Judged } from "../findings/judge-gates";
import { createMapGrounds, type MapGrounds } from "../map-facts";
import { type Attacker, createAttacker } from "../ways-in/attacker";
import { setOf } from "../ways-in/bit-rows";
import type { Remedies } from "../ways-in/find-remedies";
import { type JudgedEntry, type JudgedPlace, judgeEntry } from "../ways-in/judge-entries";
import { createIsSameForAttackers } from "../ways-in/same-for-attackers";
import { withImplemented } from "../ways-in/standing";
import { supposed } from "../what-if/supposed";
import { supposedFor } from "../what-if/supposed-change";
import type { ChangeCandidate } from "./candidates";
import { createTrials, statusesOfTrial, trialOf } from "./trials";
import {
  entriesById,
  entryId,
  exposedByGate,
  type Gain,
  gainOf,
  isFew,
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

/** What a change would take away, each measured once. */
export function createMeasure(asked: ChangesAsked): (candidate: ChangeCandidate) => Measured {
  const { pipeline, catalogue, today, grounds, assessed, attacker, places, judged, remedies } = asked;
  const inPlace = new Set(
    judged.flatMap(({ protectedMap: { rules }, standings }) =>
      rules.gates.flatMap(({ id }, index) =>
        standings.own.some((bits) => (bits & (1 << index)) !== 0) ? [id] : [],
      ),
    ),
  );
  const isInPlace = (gate: string) => inPlace.has(gate);
  const { proof } = attacker.standing;
  const targets = targetIds(grounds);
  const indexOf = new Map(targets.map((id, index) => [id, index]));
  const before: Tally = {
    targets,
    entries: entriesById(grounds, places),
    exposed: new Map(
      judged.flatMap(({ protectedMap: { rules }, gates }) =>
        rules.gates.map(({ id }, index) => {
          const exposed = gates[index]?.verdict.exposedTargets ?? [];
          return [
            id,
            setOf(
              exposed.map((target) => indexOf.get(target) ?? 0),
              targets.length,
            ),
          ] as const;
        }),
      ),
    ),
  };
  const trials = createTrials(grounds);
  const isSame = createIsSameForAttackers(catalogue.controls);
  const unchanged = once(() => trialOf(grounds, grounds));
  const known = new Map<ChangeCandidate, Measured>();
  const onMap = (candidate: ChangeCandidate): Gain => {
    const made = supposed(pipeline, supposedFor(pipeline, candidate.change, today), {
      controls: catalogue.controls,
      today,
    });
    // What does not fit on a map that is full already changes nothing.
    const changed = made.ok ? made.value : pipeline;
    const trial = made.ok
      ? trials.after(candidate.change, () => createMapGrounds(changed, catalogue, grounds.controlsOf))
      : unchanged();
    // A change of connections sets claims on the node alone that it adds: all others keep their statuses.
    const statuses = statusesOfTrial(trial, assessed, (node) =>
      statusesOf(
        trial.grounds.controlsAt[node] ?? [],
        claimsOf(changed, trial.grounds.graph.nodes[node]?.id ?? ""),
        today,
        changed,
      ),
    );
    // It bears on the entries whose ways lie along them, and on all where other things are built or protected.
    const entries = trial.isOtherGround ? before.entries : byIdOf(grounds, candidate.entries);
    const ids = new Set(entries.keys());
    const tally = tallyOf(trial, statuses, proof, ids, isSame, trial.last[proof]);
    trial.last[proof] = tally;
    return gainOf({ ...before, entries }, tally, isInPlace);
  };
  const ofControl = (candidate: ChangeCandidate): Gain => {
    const { control, node, entries, isApart, pairs, surePairs } = candidate;
    if (!control) return onMap(candidate);
    const isRemedy = remedies.at[node]?.get(control.id) === entries;
    const gain =
      (isRemedy && !isApart ? knownGains.get(entries) : undefined) ?? ofImplemented(candidate, control);
    if (isApart) return gain;
    if (isRemedy) knownGains.set(entries, gain);
    return {
      ...gain,
      sure: gain.sure + surePairs,
      all: gain.all + surePairs,
      pairs,
      surePairs,
      sureGates: surePairs > 0 ? [control.id] : [],
    };
  };
  /** Without what a gate closes there, which is known, but for what it holds apart. */
  const ofImplemented = ({ node, entries, isApart }: ChangeCandidate, control: Control): Gain => {
    if (entries.size === 0 && !isApart) return nothing;
    const standing = withImplemented(grounds.waysMap, attacker.standing, node, control);
    const then = createAttacker(grounds.waysMap, standing, { isForFew: isFew(entries.size) });
    return gainOf(
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

const none: Tally["exposed"] = new Map();
const nothing: Gain = { sure: 0, all: 0, ways: 0, pairs: 0, surePairs: 0, sureGates: [], types: new Set() };

/** What implementing a control brings, by the entries that it bears on (`Remedies`): they are one object for as long as an attacker meets nothing else. */
const knownGains = new WeakMap<ReadonlySet<JudgedEntry>, Gain>();

function byIdOf(grounds: MapGrounds, entries: Iterable<JudgedEntry>): ReadonlyMap<string, JudgedEntry> {
  return new Map([...entries].map((entry) => [entryId(grounds, entry.place, entry.type), entry] as const));
}
