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
import { entryTypes } from "@/lib/domain/catalogue/entry-types";
import { nodeKinds } from "@/lib/domain/pipeline/document-lists";
import { replayIncidents } from "../incidents/replay-incidents";
import { groupWaysIn } from "./group-ways-in";
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
  if ("together" in change)
    return `set ${change.together.map((part) => changeWords(asked, part)).join(" + ")}`;
  if ("implement" in change) return `control ${change.implement.node} ${change.implement.control}`;
  if ("remove" in change) return `remove ${placeWords(asked, { edge: change.remove })}`;
  if ("revoke" in change) return `revoke ${placeWords(asked, { edge: change.revoke })}`;
  if ("lead" in change) return `lead ${placeWords(asked, { edge: change.lead.edge })} ${change.lead.to}`;
  return `insert ${change.insert.kind} ${placeWords(asked, { edge: change.insert.edge })}`;
}

/** "replay moved-tag ci": an incident with these entries, at these kinds. */
function replayWords(asked: AskedCase): string {
  const [types = "", kinds] = asked.words;
  const match = {
    entry: entryTypes.filter((type) => types.split(",").includes(type)),
    ...(kinds === undefined ? {} : { kinds: nodeKinds.filter((kind) => kinds.split(",").includes(kind)) }),
    stops: [],
  };
  const [answer] = replayIncidents(
    asked.pipeline,
    mappedCatalogue,
    [{ id: "asked", match }],
    examplesToday,
    "declared",
  );
  if (!answer) return "";
  const [worst] = answer.matches;
  if (!worst) return [answer.result, ...answer.nodes].join(" ");
  const place = placeWords(asked, worst.place);
  if (answer.result !== "reached") return `${answer.result} ${place}`;
  return `reached ${place}: ${worst.way.join(" ")} ${worst.said ? "sure" : "assumed"}`;
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
  rows: ({ posture, pipeline }) => String(groupWaysIn(posture.waysIn.declared, pipeline).length),
  shown: ({ posture, pipeline }) =>
    groupWaysIn(posture.waysIn.declared, pipeline)
      .map(({ places }) => places.length)
      .join(" "),
  top: ({ posture }) =>
    posture.gaps.declared
      .slice(0, 3)
      .map(({ node, control }) => `${node} ${control}`)
      .join(", "),
  replay: replayWords,
};

describe.skipIf(!hasExamples)(`ways in of ${examplesTitle}`, () => {
  test.for(exampleCases)("$name: $why", (example) => {
    const { found, expected } = answerCase(example, answers);
    expect(found).toEqual(expected);
  });
});
