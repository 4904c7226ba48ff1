import { stages } from "../../domain/pipeline/document-lists";
import { compareText } from "../../domain/pipeline/pipeline";
import type { GraphFacts, SingleFix, Proof } from "../../domain/posture/posture";
import { fixCosts } from "./fix";
import { GateWalks } from "./gate-walks";
import type { World } from "./world";

/** Every (node, control) that alone closes something, the best first, gates that are bypassed before those in place nowhere; what ties in all but the node's id shares a rank. */
export function singleFixesByBruteForce(
  world: World,
  facts: GraphFacts,
  proof: Proof,
): readonly (SingleFix & { readonly rank: number })[] {
  const found = world.gates.flatMap((control) => {
    const walks = new GateWalks(world, facts, control, proof);
    const standing = world.effective(control.id, proof);
    const exposed = walks.exposed(standing);
    return [...fixCosts(world, control, proof)].map(([node, cost]) => {
      const stillExposed = walks.exposed(new Set([...standing, node]));
      const targets = exposed.filter((target) => !stillExposed.includes(target));
      return {
        fix: { node, control: control.id, closes: targets.length, targets },
        isBypassed: standing.size > 0,
        weight: control.weight,
        cost,
        place: world.nodeOf(node),
      };
    });
  });
  const compare = (a: (typeof found)[number], b: (typeof found)[number]) =>
    Number(b.isBypassed) - Number(a.isBypassed) ||
    b.fix.closes - a.fix.closes ||
    b.weight - a.weight ||
    a.cost - b.cost ||
    stages.indexOf(b.place.stage) - stages.indexOf(a.place.stage) ||
    compareText(a.place.name, b.place.name) ||
    compareText(a.fix.control, b.fix.control);
  const sorted = found.filter(({ fix }) => fix.closes > 0).toSorted(compare);
  return sorted.map((one) => ({ ...one.fix, rank: sorted.findIndex((other) => compare(one, other) === 0) }));
}
