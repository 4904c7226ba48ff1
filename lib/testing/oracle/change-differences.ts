import type { MappedCatalogue } from "../../domain/catalogue/catalogue";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { analyse } from "../../domain/posture/analyse";
import type { SingleChange } from "../../domain/posture/ways-in/way-in";
import {
  alternativesOf,
  changesOf,
  compareRanks,
  type Gain,
  gainsOf,
  type HandedOver,
  handOversOf,
  isAlternative,
  mostAlternatives,
  mostChanges,
  rankedGains,
  rankOf,
} from "./best-change";
import type { Change } from "./changes";
import { Differences } from "./differences";
import { changesIn, type ItemTold } from "./product-shape";
import { keyOfSet } from "./sets";
import type { World } from "./world";

/** In the oracle's form. */
function changeOf(change: SingleChange): Change {
  if ("implement" in change) return { kind: "control", ...change.implement };
  if ("remove" in change) return { kind: "remove", edge: change.remove };
  if ("revoke" in change) return { kind: "revoke", edge: change.revoke };
  if ("lead" in change) return { kind: "lead", ...change.lead };
  return { kind: "insert", edge: change.insert.edge, step: change.insert.kind };
}

const keyOf = ({ changes }: ItemTold) => keyOfSet(changes.map(changeOf));
const proof = "declared";

/** The ranking of one map: every change and every set is made, and nothing may be better than what the product names. */
export function changeDifferencesOf(
  document: PipelineDocument,
  catalogue: MappedCatalogue,
  today: string,
  world: World,
): readonly string[] {
  const found = new Differences();
  const posture = analyse(pipelineFromDocument(document), catalogue, today);
  const gains = gainsOf(world, proof);
  const byKey = new Map(gains.map((gain) => [keyOfSet(changesOf(gain)), gain]));
  const earlier: Gain[] = [];
  const items = changesIn(posture);
  for (const [index, item] of items.entries()) {
    const gain = byKey.get(keyOf(item));
    compareItem(found, item, gain);
    if (!gain) break;
    const [best] = rankedGains(world, gains, earlier, proof);
    // Among equals names decide, which is the product's own affair.
    if (!best || compareRanks(rankOf(world, best, earlier, proof), rankOf(world, gain, earlier, proof)) !== 0)
      found.compare(
        `change number ${index + 1}`,
        describe(world, best, earlier),
        describe(world, gain, earlier),
      );
    const alternatives = item.alternatives ?? [];
    const expected = alternativesOf(world, gains, gain, earlier, proof);
    found.compare(`alternatives of ${keyOf(item)}`, expected.length, alternatives.length);
    for (const one of alternatives.slice(0, mostAlternatives)) {
      const other = byKey.get(keyOf(one));
      compareItem(found, one, other);
      if (other && !isAlternative(other, gain, earlier))
        found.compare(`alternative of ${keyOf(item)}`, "what turns the same, more or a part", keyOf(one));
    }
    earlier.push(gain);
  }
  if (items.length < mostChanges) {
    const [missed] = rankedGains(world, gains, earlier, proof);
    if (earlier.length === items.length)
      found.compare("a change more", undefined, missed && describe(world, missed, earlier));
  }
  found.compare(
    "connections",
    handOversOf(world, proof).map(handOverOf).toSorted(),
    posture.handOvers.map((one) => handOverOf({ ...one, triples: one.ways })).toSorted(),
  );
  const defeated = posture.handOvers.map(({ pairs, ways }) => pairs + ways);
  found.compare(
    "order of connections",
    defeated.toSorted((a, b) => b - a),
    defeated,
  );
  return found.lines;
}

function compareItem(found: Differences, told: ItemTold, gain: Gain | undefined): void {
  const topic = `change ${keyOf(told)}`;
  if (!gain) {
    found.compare(topic, "no candidate", told);
    return;
  }
  found.compare(`${topic} effort`, gain.effort, told.effort);
  found.compare(
    `${topic} turns`,
    [gain.turned.confirmed.size - gain.opened.confirmed, gain.turned.assumed.size - gain.opened.assumed],
    [told.confirmed, told.assumed],
  );
}

function describe(world: World, gain: Gain | undefined, earlier: readonly Gain[]): string {
  if (!gain) return "nothing";
  return `${keyOfSet(changesOf(gain))} ${rankOf(world, gain, earlier, proof).join(" ")}`;
}

function handOverOf({ edge, gates, pairs, triples }: HandedOver): string {
  return `${edge} ${pairs} ${triples} ${gates.toSorted().join(" ")}`;
}
