import type { MappedCatalogue } from "../../domain/catalogue/catalogue";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { analyse } from "../../domain/posture/analyse";
import type { Posture, Proof } from "../../domain/posture/posture";
import { bothProofs, Differences } from "./differences";
import { gapsOf } from "./gaps";
import { openingOf } from "./openings";
import { gapsIn } from "./product-shape";
import type { World } from "./world";

/** Every gap of one map: its list, its factors, and what it would do about the paths that stand open. */
export function openingDifferencesOf(
  document: PipelineDocument,
  catalogue: MappedCatalogue,
  today: string,
  world: World,
): readonly string[] {
  const found = new Differences();
  const posture = analyse(pipelineFromDocument(document), catalogue, today);
  for (const proof of bothProofs) compareGaps(found, world, posture, proof);
  return found.lines;
}

// Of several cheapest fixes the oracle knows one, and the product another.
const dependOnFix = [1.5, 1.25, 1];

function compareGaps(found: Differences, world: World, posture: Posture, proof: Proof): void {
  const expected = new Map(gapsOf(world, proof).map((gap) => [`${gap.node} ${gap.control}`, gap]));
  const told = gapsIn(posture, proof);
  found.compare(
    `${proof} gaps`,
    [...expected.keys()].toSorted(),
    told.map(({ node, control }) => `${node} ${control}`).toSorted(),
  );
  for (const { node, control, list, priority, factors } of told) {
    const gap = expected.get(`${node} ${control}`);
    if (!gap) continue;
    const topic = `${proof} gap ${node} ${control}`;
    const { weight, reach, opening, bareness, status } = factors;
    found.compare(`${topic} list`, gap.list, list);
    found.compare(
      `${topic} factors`,
      [gap.weight, gap.reach.toFixed(6), gap.bareness, gap.status],
      [weight, reach.toFixed(6), bareness, status],
    );
    const product = weight * reach * opening * bareness * status;
    found.compare(`${topic} priority`, product.toFixed(6), priority.toFixed(6));
    const ours = openingOf(world, node, control, proof);
    const isFixAlone = isOfFix(world, control) && dependOnFix.includes(ours) && dependOnFix.includes(opening);
    if (!isFixAlone) found.compare(`${topic} opening`, ours, opening);
  }
}

/** A gate, or what a gate waits for: some cheapest fix may name it. */
function isOfFix({ gates }: World, control: string): boolean {
  return gates.some(({ id, gate }) => id === control || gate.provedBy === control);
}
