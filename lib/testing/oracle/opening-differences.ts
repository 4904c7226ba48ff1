import type { MappedCatalogue } from "../../domain/catalogue/catalogue";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { analyse } from "../../domain/posture/analyse";
import { Differences } from "./differences";
import { openingOf } from "./openings";
import type { World } from "./world";

/** Section 8 of one map: what each gap would do about the ways that stand open. */
export function openingDifferencesOf(
  document: PipelineDocument,
  catalogue: MappedCatalogue,
  today: string,
  world: World,
): readonly string[] {
  const found = new Differences();
  const { gaps } = analyse(pipelineFromDocument(document), catalogue, today);
  for (const { node, control, factors } of gaps.declared) {
    const expected = openingOf(world, node, control, "declared");
    // Of several cheapest fixes the oracle knows one, and the product another.
    const isFix = (opening: number | undefined) => opening === 1.5 || opening === 1.25;
    if (!(isFix(expected) && isFix(factors.opening)))
      found.compare(`opening ${node} ${control}`, expected, factors.opening);
  }
  return found.lines;
}
