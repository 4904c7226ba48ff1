import type { Pipeline } from "../../pipeline/pipeline";
import { type AttackStep, stepsOfWayIn } from "../ways-in/attack-steps";
import type { MatchedEntry } from "./incident-answer";

/** The way of an incident on a map, step by step, from where it came; none where it is stopped. */
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
