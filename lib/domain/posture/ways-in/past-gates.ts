import { numberedComponents } from "../../graph/components";
import { type BitRows, endsByPlace } from "./bit-rows";
import { seenMarks, type Standing } from "./standing";
import { flagsOf, type StepMasks } from "./step-masks";
import type { WaysMap } from "./ways-map";

/** A node and the marks of the artifact that is carried on from it: the number of a walking state. */
export const walkStates = 8;
export const walkAt = (node: number, marks: number) => node * walkStates + marks;
export const nodeOfWalk = (state: number) => state >> 3;
export const marksOfWalk = (state: number) => state & 7;

/** A node with the marks that a gate sees there. */
export const pastAt = (node: number, marks: number) => node * 4 + (marks & seenMarks);

/**
 * By `pastAt`: the targets that artifacts from there reach past all blocking gates, for every attack at once. Attacker-controlled
 * nodes let an attacker pass, so a walk onto one may reach further. O(steps x marks x targets / 32).
 */
export function targetsPastGates(
  { graph, steps, targets, targetAt }: WaysMap,
  { makes }: Standing,
  masks: StepMasks,
  isUntrustedChange: boolean,
): BitRows {
  const [from, to]: [number[], number[]] = [[], []];
  for (let step = 0; step < steps.edges.length; step++) {
    const [start, end] = [steps.from[step] ?? 0, steps.to[step] ?? 0];
    const [madeThere, madeHere] = [(makes[start] ?? 0) & seenMarks, (makes[end] ?? 0) & seenMarks];
    const mask = masks.passesStep(step, false);
    for (let marks = 0; marks < 4; marks++) {
      // An artifact carried on from a node has at least the marks made there.
      if ((marks & madeThere) !== madeThere || ((mask >> flagsOf(marks, isUntrustedChange)) & 1) === 0)
        continue;
      from.push(pastAt(start, marks));
      to.push(pastAt(end, marks | madeHere));
    }
  }
  const arcs = { from: Int32Array.from(from), to: Int32Array.from(to) };
  const states = graph.nodes.length * 4;
  const endAt = Int32Array.from({ length: states }, (_, state) => targetAt[state >> 2] ?? -1);
  return endsByPlace(arcs, numberedComponents(states, arcs.from, arcs.to), endAt, targets.length);
}
