import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import { kinds } from "@/lib/domain/catalogue/kinds";
import { acceptanceMoveWords, changeGroupWords } from "@/lib/domain/compare/change-words";
import { insertWords } from "@/lib/domain/posture/words/change-words";
import { chainWords } from "@/lib/domain/posture/words/chain-sentence";
import {
  entryStateWords,
  entryWords,
  knownWords,
  wayStateWords,
} from "@/lib/domain/posture/words/entry-words";
import { incidentWords } from "@/lib/domain/posture/words/incident-words";
import { proofWords } from "@/lib/domain/posture/words/proof-words";
import { requirementWords, threatWords } from "@/lib/domain/posture/words/result-words";
import { claimStatusWords, statusWords } from "@/lib/domain/posture/words/status-words";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { ownerWords } from "@/lib/domain/owners/owner-words";
import { capitalise } from "@/lib/domain/capitalise";
import { scheduleWords } from "@/lib/domain/snapshot/schedule";
import { stageNames } from "@/lib/domain/words/english";
import { environmentWords } from "@/lib/domain/words/environment-words";
import { layerKindNames } from "@/lib/domain/words/image-words";
import type { Word } from "@/lib/domain/words/word";
import { zoneKindNames } from "@/lib/domain/words/zone-kind-names";
import { lineWords } from "./line-look";

const page = path.resolve(import.meta.dirname, "../../docs/words.md");

/** Of what it is, the word, its meaning where the code has one, and its id. */
type Row = readonly [of: string, word: string, meaning: string | undefined, id: string];

function rowsOf(of: string, words: { readonly [id: string]: Word | string }): readonly Row[] {
  return Object.entries(words).map(([id, one]) =>
    typeof one === "string" ? [of, one, undefined, id] : [of, one.word, one.means, id],
  );
}

const inCode: readonly Row[] = [
  ...rowsOf("Answer on a control", claimStatusWords),
  ...rowsOf("Status of a control", statusWords),
  ...rowsOf("Way of counting", proofWords),
  ...rowsOf("Way in", wayStateWords),
  ...rowsOf("Way in, how it is known", knownWords),
  ...rowsOf("Way to begin", entryWords),
  ...rowsOf("Way to begin, how it stands", entryStateWords),
  ...rowsOf("Put into a connection", insertWords),
  ...rowsOf("Verdict on a gate", verdictWords),
  ...rowsOf("Finding on signatures", chainWords),
  ...rowsOf("Incident on a map", incidentWords),
  ...rowsOf("Threat", threatWords),
  ...rowsOf("Requirement", requirementWords),
  ...rowsOf("Change between two states", changeGroupWords),
  ...rowsOf("Accepted risk between two states", acceptanceMoveWords),
  ...rowsOf("Line", lineWords),
  ...Object.entries(artifactRows).map(([id, { name }]): Row => ["What travels", name, undefined, id]),
  ...rowsOf("Stage", stageNames),
  ...Object.entries(environmentWords).map(([id, { word, mark, short }]): Row => [
    "Environment",
    word,
    `${mark}${short === mark ? "" : ` or ${short}`} on a card`,
    id,
  ]),
  ...kinds.map(({ id, name, description }): Row => ["Node", name, description, id]),
  ...rowsOf("Zone", zoneKindNames),
  ...rowsOf("Layer", layerKindNames),
  ...rowsOf("Automatic snapshots", scheduleWords),
  ...rowsOf("Owner", ownerWords),
];

test("each word of the code is in docs/words.md with the same meaning, and no other", () => {
  const inPage = [...readFileSync(page, "utf8").matchAll(/^\| (.+?) \| (.+?) \| (.*?) \| `(.+)` \|$/gm)].map(
    ([, of = "", word = "", meaning = "", id = ""]): Row => [of, word, meaning, id],
  );
  // What the code has no meaning for is explained by the page alone.
  const expected = inCode.map(([of, word, meaning, id], index): Row => [
    of,
    word,
    meaning === undefined ? (inPage[index]?.[2] ?? "") : asSentence(meaning),
    id,
  ]);
  expect(inPage).toEqual(expected);
  expect(inPage.filter(([, , meaning]) => meaning === "")).toEqual([]);
});

/** As a cell of the page says it: from a capital to a full stop. */
function asSentence(meaning: string): string {
  return `${capitalise(meaning).replace(/\.$/, "")}.`;
}

test("the answer of a menu has the word of the status that a list then shows", () => {
  const shared = statusesInBoth(Object.keys(claimStatusWords), Object.keys(statusWords));
  expect(shared).toEqual(["missing", "planned", "partial", "not-applicable"]);
  const ofAnswer: { readonly [id: string]: Word } = claimStatusWords;
  const ofStatus: { readonly [id: string]: Word } = statusWords;
  expect(shared.map((id) => ofAnswer[id]?.word)).toEqual(shared.map((id) => ofStatus[id]?.word));
});

function statusesInBoth(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((id) => others.includes(id));
}
