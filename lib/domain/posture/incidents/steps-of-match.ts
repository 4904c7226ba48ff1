import type { Pipeline } from "../../pipeline/pipeline";
import { type AttackStep, stepsOfWayIn } from "../ways-in/attack-steps";
import type { MatchedEntry } from "./incident-answer";

/** The path of an incident on a map, step by step, from its source; empty if it is blocked. */
export function stepsOfMatch(
  pipeline: Pipeline,
  { place, type, state, said, way }: MatchedEntry,
): readonly AttackStep[] {
  if (way.length === 0) return [];
  return stepsOfWayIn(pipeline, {
    places: [place],
    entries: [{ type, state, said, closers: [] }],
    witness: way,
  });
}
