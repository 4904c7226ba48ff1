import { signer } from "../../catalogue/named-controls";
import { oncePer } from "../../once-per";
import { carried, carriedBy } from "../graph/carried";
import { unsignedNodes } from "../graph/unsigned";
import { addSet } from "../ways-in/bit-rows";
import { isFlow } from "../ways-in/is-flow";
import type { CloserAt } from "../ways-in/closing";
import { stateOf } from "../ways-in/closed-state";
import type { JudgedEntry } from "../ways-in/judge-entries";
import { type ChangeCandidate, type ChangeGrounds, type ChangePart, controlPart } from "./candidates";

/** The maximum number of parts in a set, and of sets for one entry point. */
const mostParts = 4;
const mostForOne = 8;
/** How many are visited in one step of the work. */
const mostAtOnce = 64;

interface Asked {
  readonly change: ChangeGrounds;
  /** The unprotected entries of each entry point. */
  readonly points: readonly (readonly JudgedEntry[])[];
  readonly singles: readonly ChangeCandidate[];
}

/**
 * Sets of two to four changes that may work only together (Analysis 10.2): closers that together close an entry point; a
 * signature check with the missing signers; a gate and the one that it waits for; all connections of one person past the
 * pipeline. Each set once, smaller ones first.
 */
export function* setCandidates({
  change,
  points,
  singles,
}: Asked): Generator<undefined, readonly ChangeCandidate[]> {
  const sets = new Map<string, readonly ChangePart[]>();
  const add = (parts: readonly ChangePart[]) => {
    const known = new Map(parts.map((part) => [JSON.stringify(part.change), part]));
    if (known.size < 2 || known.size > mostParts) return;
    const sorted = [...known.values()].toSorted((a, b) => compareParts(change, a, b));
    sets.set(JSON.stringify(sorted.map((part) => part.change)), sorted);
  };
  for (const [index, entries] of points.entries()) {
    if (index % mostAtOnce === mostAtOnce - 1) yield;
    for (const parts of closingTogether(change, entries)) add(parts);
  }
  let looked = 0;
  for (const parts of signedChecks(change, singles)) {
    if (looked++ % mostAtOnce === mostAtOnce - 1) yield;
    add(parts);
  }
  yield;
  for (const parts of gatesWithPartners(change)) add(parts);
  for (const parts of ofOnePerson(change, singles)) add(parts);
  const bySingle = new Map(singles.map((single) => [JSON.stringify(single.change), single]));
  return [...sets.values()]
    .map((parts): ChangeCandidate => {
      const known = parts.map((part) => bySingle.get(JSON.stringify(part.change)));
      const hasCheck = parts.some(({ control }) => control?.gate?.provedBy === signer);
      // A part without known effect, such as a gate that waits for another, may affect any entry; signing affects those of its check.
      const isWhole = known.some(
        (single, index) => single?.isWhole ?? !(hasCheck && parts[index]?.control?.id === signer),
      );
      return {
        change: { together: parts.map((part) => part.change) },
        parts,
        effort: parts.reduce((sum, { effort }) => sum + effort, 0),
        entries: isWhole ? change.open : unionOfEntries(change, known),
        isWhole,
        pairs: known.reduce((sum, single) => sum + (single?.pairs ?? 0), 0),
        surePairs: known.reduce((sum, single) => sum + (single?.surePairs ?? 0), 0),
      };
    })
    .toSorted((a, b) => a.parts.length - b.parts.length);
}

function unionOfEntries(
  { open }: ChangeGrounds,
  singles: readonly (ChangeCandidate | undefined)[],
): Int32Array {
  const union = new Int32Array(open.length);
  for (const single of singles) if (single) addSet(union, single.entries);
  return union;
}

/** By the names of the changed records; node indexes are in the order of names. */
function compareParts({ grounds: { graph } }: ChangeGrounds, a: ChangePart, b: ChangePart): number {
  const endOf = ({ edge }: ChangePart) => (edge === -1 ? -1 : (graph.to[edge] ?? -1));
  const [one, other] = [a, b].map(
    ({ change, control, edge }) =>
      `${control?.title ?? graph.edges[edge]?.artifact ?? ""} ${JSON.stringify(change)}`,
  );
  return a.node - b.node || endOf(a) - endOf(b) || ((one ?? "") < (other ?? "") ? -1 : 1);
}

/** A closer for each thing that has to be closed, in every way up to a few; those that take least first. */
function closingTogether(
  change: ChangeGrounds,
  entries: readonly JudgedEntry[],
): readonly (readonly ChangePart[])[] {
  const { statusOf, proof } = change.standing;
  let sets: readonly (readonly ChangePart[])[] = [[]];
  for (const { starts } of entries)
    for (const { closing, isShown } of starts) {
      if (stateOf(closing, statusOf, proof, isShown) !== "open") continue;
      const ways = closing.ways.flatMap((groups) => productOf(groups.map((group) => partsOf(change, group))));
      sets = leanest(
        sets.flatMap((set) => ways.map((way) => unionOf(set, way))).filter((set) => set.length <= mostParts),
      ).slice(0, mostForOne);
    }
  return sets;
}

/** Those that hold no other of them, each once; those that take least first. */
function leanest(sets: readonly (readonly ChangePart[])[]): readonly (readonly ChangePart[])[] {
  const kept: (readonly ChangePart[])[] = [];
  for (const set of sets.toSorted((a, b) => a.length - b.length || effortOf(a) - effortOf(b))) {
    const keys = new Set(set.map(keyOf));
    if (!kept.some((one) => one.every((part) => keys.has(keyOf(part))))) kept.push(set);
  }
  return kept.toSorted((a, b) => effortOf(a) - effortOf(b) || a.length - b.length);
}

function partsOf(change: ChangeGrounds, group: readonly CloserAt[]): readonly ChangePart[] {
  return group.flatMap(({ node, control }) => controlPart(change, node, control) ?? []);
}

/** One of each group, in every way up to a few. */
function productOf(groups: readonly (readonly ChangePart[])[]): readonly (readonly ChangePart[])[] {
  let sets: readonly (readonly ChangePart[])[] = [[]];
  for (const group of groups)
    sets = sets.flatMap((set) => group.map((part) => [...set, part])).slice(0, mostForOne);
  return sets;
}

const keyOf = oncePer(({ change }: ChangePart) => JSON.stringify(change));

function unionOf(a: readonly ChangePart[], b: readonly ChangePart[]): readonly ChangePart[] {
  const known = new Set(a.map(keyOf));
  return [...a, ...b.filter((part) => !known.has(keyOf(part)))];
}

function effortOf(parts: readonly ChangePart[]): number {
  return parts.reduce((sum, { effort }) => sum + effort, 0);
}

/**
 * The places of a signature check, in place or possible: the check, and signing at all missing signers; the images of those that
 * can't sign are removed.
 */
function* signedChecks(
  change: ChangeGrounds,
  singles: readonly ChangeCandidate[],
): Generator<readonly ChangePart[]> {
  const { grounds, standing } = change;
  const { graph, waysMap } = grounds;
  const removable = new Map<number, ChangePart[]>();
  for (const { parts } of singles)
    for (const part of parts)
      if ("remove" in part.change && carriedBy(graph, part.edge) === carried.image)
        removable.set(part.node, [...(removable.get(part.node) ?? []), part]);
  for (const [node, controls] of waysMap.controlsAt.entries())
    for (const control of controls) {
      if (control.gate?.provedBy !== signer) continue;
      const check = controlPart(change, node, control);
      const isInPlace = standing.ownGuardsAt[node]?.some((guard) => guard.control.id === control.id) === true;
      if (!check && !isInPlace) continue;
      const into = graph.entering.subarray(graph.enteringFrom[node], graph.enteringFrom[node + 1]);
      const unsigned = unsignedNodes({ graph, mayBuild: waysMap.mayBuild, signs: standing.signs }, into);
      const signing = unsigned.flatMap((one) => {
        const sign = waysMap.controlsAt[one]?.find(({ id }) => id === signer);
        const part = waysMap.isInHand[one] === 0 && sign ? controlPart(change, one, sign) : undefined;
        return part ?? removable.get(one) ?? [];
      });
      yield [...(check ? [check] : []), ...signing];
    }
}

function* gatesWithPartners(change: ChangeGrounds): Generator<readonly ChangePart[]> {
  for (const [node, controls] of change.grounds.waysMap.controlsAt.entries())
    for (const control of controls) {
      const partner = controls.find(({ id }) => id === control.gate?.with);
      const [own, other] = [control, partner].map((one) => one && controlPart(change, node, one));
      if (own && other) yield [own, other];
    }
}

/** All removable connections and credentials of one person. */
function* ofOnePerson(
  { grounds: { graph, waysMap } }: ChangeGrounds,
  singles: readonly ChangeCandidate[],
): Generator<readonly ChangePart[]> {
  const byPerson = new Map<number, ChangePart[]>();
  for (const { parts } of singles)
    for (const part of parts) {
      const isPersons = graph.nodes[part.node]?.kind === "developer" && waysMap.isStranger[part.node] === 0;
      const isGone = "revoke" in part.change || ("remove" in part.change && isFlow(graph, part.edge));
      if (isPersons && isGone) byPerson.set(part.node, [...(byPerson.get(part.node) ?? []), part]);
    }
  yield* byPerson.values();
}
