import type { BothProofs, Posture, Proof } from "../../domain/posture/posture";
import { chainsByBruteForce } from "./chains";
import { chokePointsByBruteForce } from "./choke-points";
import { frameworksByBruteForce, threatsByBruteForce } from "./frameworks";
import { factsByBruteForce } from "./graph-facts";
import { slsaByBruteForce } from "./slsa";
import { verdictByBruteForce } from "./verdicts";
import type { World } from "./world";

/** What of a posture there is one answer to; gaps and the best single fix hang on which of several cheapest fixes is shown. Ways in have an oracle of their own. */
export type SettledPosture = Omit<
  Posture,
  "coverage" | "bestSingleFix" | "gaps" | "waysIn" | "bestChanges" | "handOvers"
>;

/** From the definitions alone. The fixes are some of the cheapest; lists are in no order that means anything. */
export function postureByBruteForce(world: World): SettledPosture {
  const facts = factsByBruteForce(world);
  const both = <T>(find: (proof: Proof) => T): BothProofs<T> => ({
    declared: find("declared"),
    proven: find("proven"),
  });
  return {
    graph: facts,
    gates: world.gates.map((gate) => ({
      control: gate.id,
      ...both((proof) => verdictByBruteForce(world, facts, gate, proof)),
    })),
    chains: both((proof) => chainsByBruteForce(world, facts, proof)),
    chokePoints: both((proof) => chokePointsByBruteForce(world, facts, proof)),
    threats: both((proof) => threatsByBruteForce(world, proof)),
    frameworks: both((proof) => frameworksByBruteForce(world, proof)),
    slsa: both((proof) => slsaByBruteForce(world, facts, proof)),
  };
}
