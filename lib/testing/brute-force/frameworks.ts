import type { FrameworkResult, ThreatResult, Proof } from "../../domain/posture/posture";
import type { World } from "./world";

interface Pair {
  readonly node: string;
  readonly isEffective: boolean;
  readonly isPartial: boolean;
}

export function pairsOf(world: World, controls: readonly string[], proof: Proof): readonly Pair[] {
  return world.nodes.flatMap(({ id: node }) =>
    controls.flatMap((control) => {
      const status = world.statusAt(node, control);
      if (status === undefined || status === "not-applicable") return [];
      return [
        { node, isEffective: world.effective(control, proof).has(node), isPartial: status === "partial" },
      ];
    }),
  );
}

export function threatsByBruteForce(world: World, proof: Proof): readonly ThreatResult[] {
  return world.catalogue.mappings.techniques.map(({ id, controls }) => {
    const pairs = pairsOf(world, controls, proof);
    const answered = new Set(pairs.filter(({ isEffective }) => isEffective).map(({ node }) => node));
    if (pairs.length === 0) return { technique: id, status: "not-relevant" };
    if (pairs.every(({ node }) => answered.has(node))) return { technique: id, status: "mitigated" };
    return { technique: id, status: answered.size > 0 ? "partly" : "open" };
  });
}

export function frameworksByBruteForce(world: World, proof: Proof): readonly FrameworkResult[] {
  return world.catalogue.mappings.frameworks.map((framework) => ({
    framework: framework.id,
    requirements: framework.requirements.map(({ id, controls }) => {
      const pairs = pairsOf(world, controls, proof);
      if (pairs.length === 0) return { id, status: "not-applicable" };
      if (pairs.every(({ isEffective }) => isEffective)) return { id, status: "met" };
      return {
        id,
        status: pairs.some(({ isEffective, isPartial }) => isEffective || isPartial) ? "partly" : "unmet",
      };
    }),
  }));
}
