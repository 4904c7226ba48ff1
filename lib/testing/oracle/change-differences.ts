import type { MappedCatalogue } from "../../domain/catalogue/catalogue";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { analyse } from "../../domain/posture/analyse";
import type { ChangeToMake } from "../../domain/posture/ways-in/way-in";
import { bestChanges, compareRanks, gainOf, handOversOf, rankOf } from "./best-change";
import { candidatesOf, type Change } from "./changes";
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

/** Section 13 of one map: every candidate is made, and nothing may be better than what the product names first. */
export function changeDifferencesOf(
  document: PipelineDocument,
  catalogue: MappedCatalogue,
  today: string,
  world: World,
): readonly string[] {
  const found = new Differences();
  const posture = analyse(pipelineFromDocument(document), catalogue, today);
  const candidates = candidatesOf(world, "declared");
  const best = bestChanges(world, "declared");
  const [first] = posture.bestChanges;
  found.compare("a best change", best.length > 0, first !== undefined);
  for (const { change, effort, sure, ways, gates } of posture.bestChanges) {
    const key = keyOf(changeOf(change));
    const candidate = candidates.find((one) => keyOf(one.change) === key);
    if (!candidate) {
      found.compare(`change ${key}`, "no candidate", { effort, sure, ways, gates });
      continue;
    }
    const gain = gainOf(world, "declared", candidate);
    const expected = { effort: candidate.effort, sure: gain.sure, ways: gain.triples, gates: gain.pairs };
    found.compare(`change ${key}`, expected, { effort, sure, ways, gates });
  }
  if (first && best[0]) {
    const gain = best.find(({ candidate }) => keyOf(candidate.change) === keyOf(changeOf(first.change)));
    const isBest = gain && compareRanks(rankOf(world, best[0]), rankOf(world, gain)) === 0;
    if (!isBest)
      found.compare(
        "the best change",
        describe(best[0]),
        gain ? describe(gain) : keyOf(changeOf(first.change)),
      );
  }
  const handOvers = (
    ones: readonly { readonly edge: string; readonly pairs: number; readonly ways: number }[],
  ) => ones.map(({ edge, pairs, ways }) => `${edge} ${pairs} ${ways}`).toSorted();
  found.compare(
    "hand-overs",
    handOvers(handOversOf(world, "declared").map((one) => ({ ...one, ways: one.triples }))),
    handOvers(posture.handOvers),
  );
  return found.lines;
}

function describe({ candidate, sure, triples, pairs }: ReturnType<typeof gainOf>): string {
  return `${keyOf(candidate.change)} effort ${candidate.effort} sure ${sure} ways ${triples} gates ${pairs}`;
}
