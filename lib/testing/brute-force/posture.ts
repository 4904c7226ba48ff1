import type { BothWays, Posture, Way } from "../../domain/posture/posture";
import { chainsByBruteForce } from "./chains";
import { chokePointsByBruteForce } from "./choke-points";
import { frameworksByBruteForce, threatsByBruteForce } from "./frameworks";
import { factsByBruteForce } from "./graph-facts";
import { slsaByBruteForce } from "./slsa";
import { verdictByBruteForce } from "./verdicts";
import type { World } from "./world";

/** What of a posture there is one answer to; gaps and the best single fix hang on which of several cheapest fixes is shown. */
export type SettledPosture = Omit<Posture, "coverage" | "bestSingleFix" | "gaps">;

/** From the definitions alone. The fixes are some of the cheapest; lists are in no order that means anything. */
export function postureByBruteForce(world: World): SettledPosture {
  const facts = factsByBruteForce(world);
  const both = <T>(find: (way: Way) => T): BothWays<T> => ({
    asDeclared: find("asDeclared"),
    asProven: find("asProven"),
  });
  return {
    graph: facts,
    gates: world.gates.map((gate) => ({
      control: gate.id,
      ...both((way) => verdictByBruteForce(world, facts, gate, way)),
    })),
    chains: both((way) => chainsByBruteForce(world, facts, way)),
    chokePoints: both((way) => chokePointsByBruteForce(world, facts, way)),
    threats: both((way) => threatsByBruteForce(world, way)),
    frameworks: both((way) => frameworksByBruteForce(world, way)),
    slsa: both((way) => slsaByBruteForce(world, facts, way)),
  };
}
