import { describe, expect, test } from "vitest";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import {
  type Answers,
  answerCase,
  type AskedCase,
  exampleCases,
  examplesTitle,
  examplesToday,
  hasExamples,
} from "../../../testing/analysis-examples";
import { compromisedBy } from "../compromise";
import type { ChangeToMake, Place, WayIn } from "./way-in";

const placeWords = ({ pipeline }: AskedCase, place: Place | undefined) => {
  if (!place) return "";
  if ("node" in place) return place.node;
  const edge = pipeline.edges.get(place.edge);
  return `${edge?.source}>${edge?.target}`;
};
const rowAt = (asked: AskedCase, place: string): WayIn | undefined =>
  asked.posture.waysIn.declared.find(({ places }) => placeWords(asked, places[0]) === place);
const hostile = ({ pipeline }: AskedCase, node = "") =>
  compromisedBy(pipeline, mappedCatalogue, examplesToday, node, "declared");
const reached = (asked: AskedCase) =>
  hostile(asked, asked.words[0]).targets.find(({ node }) => node === asked.words[1]);

function changeWords(asked: AskedCase, change: ChangeToMake | undefined): string {
  if (!change) return "";
  if ("implement" in change) return `control ${change.implement.node} ${change.implement.control}`;
  if ("remove" in change) return `remove ${placeWords(asked, { edge: change.remove })}`;
  if ("revoke" in change) return `revoke ${placeWords(asked, { edge: change.revoke })}`;
  if ("lead" in change) return `lead ${placeWords(asked, { edge: change.lead.edge })} ${change.lead.to}`;
  return `insert ${change.insert.kind} ${placeWords(asked, { edge: change.insert.edge })}`;
}

const answers: Answers = {
  state: (asked) => rowAt(asked, asked.words[0] ?? "")?.state ?? "none",
  entry: (asked) =>
    rowAt(asked, asked.words[1] ?? "")?.entries.find(({ type }) => type === asked.words[0])?.state ?? "none",
  said: (asked) => (rowAt(asked, asked.words[0] ?? "")?.said === true ? "yes" : "no"),
  witness: (asked) => rowAt(asked, asked.words[0] ?? "")?.witness.join(" ") ?? "none",
  hostile: (asked) => hostile(asked, asked.words[0]).hostile.join(" "),
  unguarded: (asked) => (reached(asked)?.unguarded === true ? "yes" : "no"),
  stopping: (asked) =>
    [...new Set(reached(asked)?.stopping.map(({ control }) => control))].toSorted().join(" "),
  catching: (asked) => reached(asked)?.catching.toSorted().join(" ") ?? "",
  opening: ({ posture, words: [at, of] }) =>
    String(posture.gaps.declared.find(({ node, control }) => node === at && control === of)?.factors.opening),
  best: (asked) => changeWords(asked, asked.posture.bestChanges[0]?.change),
  hand: (asked) => {
    const [first] = asked.posture.handOvers;
    return first ? placeWords(asked, { edge: first.edge }) : "";
  },
  first: ({ posture, words: [control] }) => {
    const change = posture.bestChanges[0]?.change;
    return change && "implement" in change && change.implement.control === control ? "yes" : "no";
  },
  rows: ({ posture }) => String(posture.waysIn.declared.length),
};

describe.skipIf(!hasExamples)(`ways in of ${examplesTitle}`, () => {
  test.for(exampleCases)("$name: $why", (example) => {
    const { found, expected } = answerCase(example, answers);
    expect(found).toEqual(expected);
  });
});
