import type { MappedCatalogue } from "../../domain/catalog/catalogue";
import type { Pipeline } from "../../domain/pipeline/pipeline";
import type { BothWays, Posture, Way } from "../../domain/posture/posture";
import { chainsByBruteForce } from "./chains";
import { chokePointsByBruteForce } from "./choke-points";
import { frameworksByBruteForce, threatsByBruteForce } from "./frameworks";
import { gapsByBruteForce } from "./gaps";
import { factsByBruteForce } from "./graph-facts";
import { singleFixesByBruteForce } from "./single-fix";
import { slsaByBruteForce } from "./slsa";
import { verdictByBruteForce } from "./verdicts";
import { worldOf } from "./world";

/** All but the coverage, from the definitions alone. Where several answers are as good, one of them; lists in no order that means anything. */
export function postureByBruteForce(pipeline: Pipeline, catalogue: MappedCatalogue, today: string): Omit<Posture, "coverage"> {
  const world = worldOf(pipeline, catalogue, today);
  const facts = factsByBruteForce(world);
  const both = <T>(find: (way: Way) => T): BothWays<T> => ({ asDeclared: find("asDeclared"), asProven: find("asProven") });
  const gates = world.gates.map((gate) => ({ control: gate.id, ...both((way) => verdictByBruteForce(world, facts, gate, way)) }));
  return {
    graph: facts,
    gates,
    chains: both((way) => chainsByBruteForce(world, facts, way)),
    chokePoints: both((way) => chokePointsByBruteForce(world, facts, way)),
    bestSingleFix: both((way) => {
      const [best] = singleFixesByBruteForce(world, facts, way);
      return best ? { node: best.node, control: best.control, closes: best.closes } : null;
    }),
    threats: both((way) => threatsByBruteForce(world, way)),
    frameworks: both((way) => frameworksByBruteForce(world, way)),
    slsa: both((way) => slsaByBruteForce(world, facts, way)),
    gaps: both((way) => gapsByBruteForce(world, facts, gates, way)),
  };
}
