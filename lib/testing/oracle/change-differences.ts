import type { MappedCatalogue } from "../../domain/catalogue/catalogue";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { analyse } from "../../domain/posture/analyse";
import type { ChangeToMake } from "../../domain/posture/ways-in/way-in";
import {
  bestChanges,
  compareRanks,
  type Gain,
  gainsOf,
  type HandedOver,
  handOversOf,
  rankOf,
} from "./best-change";
import type { Change } from "./changes";
import { Differences } from "./differences";
import type { World } from "./world";

/** In the oracle's form. */
function changeOf(change: ChangeToMake): Change {
  if ("implement" in change) return { kind: "control", ...change.implement };
  if ("remove" in change) return { kind: "remove", edge: change.remove };
  if ("revoke" in change) return { kind: "revoke", edge: change.revoke };
  if ("lead" in change) return { kind: "lead", ...change.lead };
  return { kind: "insert", edge: change.insert.edge, step: change.insert.kind };
}

const keyOf = (change: Change) =>
  [
    change.kind,
    "edge" in change ? change.edge : change.node,
    "control" in change ? change.control : "",
    "to" in change ? change.to : "",
    "step" in change ? change.step : "",
  ].join(" ");

/** As many as the product tells of. */
const mostChanges = 10;

/** Section 13 of one map: every candidate is made, and nothing may be better than what the product names. */
export function changeDifferencesOf(
  document: PipelineDocument,
  catalogue: MappedCatalogue,
  today: string,
  world: World,
): readonly string[] {
  const found = new Differences();
  const posture = analyse(pipelineFromDocument(document), catalogue, today);
  const gains = new Map(gainsOf(world, "declared").map((gain) => [keyOf(gain.candidate.change), gain]));
  const best = bestChanges(world, "declared").slice(0, mostChanges);
  found.compare("number of changes", best.length, posture.bestChanges.length);
  for (const [index, { change, effort, sure, ways, gates }] of posture.bestChanges.entries()) {
    const key = keyOf(changeOf(change));
    const gain = gains.get(key);
    const told = { effort, sure, ways, gates };
    found.compare(`change ${key}`, gain ? toldOf(gain) : "no candidate", told);
    // Among equals names decide, which is the product's own affair.
    const asGood = best[index];
    if (gain && asGood && compareRanks(rankOf(world, asGood), rankOf(world, gain)) !== 0)
      found.compare(`change number ${index + 1}`, describe(asGood), describe(gain));
  }
  found.compare(
    "hand-overs",
    handOversOf(world, "declared").map(handOverOf).toSorted(),
    posture.handOvers.map((one) => handOverOf({ ...one, triples: one.ways })).toSorted(),
  );
  const defeated = posture.handOvers.map(({ pairs, ways }) => pairs + ways);
  found.compare(
    "order of hand-overs",
    defeated.toSorted((a, b) => b - a),
    defeated,
  );
  return found.lines;
}

const toldOf = ({ candidate: { effort }, sure, triples, pairs }: Gain) => ({
  effort,
  sure,
  ways: triples,
  gates: pairs,
});

function describe(gain: Gain): string {
  return `${keyOf(gain.candidate.change)} ${JSON.stringify(toldOf(gain))}`;
}

function handOverOf({ edge, gates, pairs, triples }: HandedOver): string {
  return `${edge} ${pairs} ${triples} ${gates.toSorted().join(" ")}`;
}
