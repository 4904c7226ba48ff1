import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { toCsv } from "@/lib/domain/exporters/csv";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { WayIn } from "@/lib/domain/posture/ways-in/way-in";
import {
  entryStateWords,
  entryWords,
  knownWords,
  wayStateWords,
} from "@/lib/domain/posture/words/entry-words";
import { nodeName, nodeNames } from "@/lib/domain/posture/words/node-names";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { settlingQuestion } from "@/lib/domain/posture/words/settling-question";
import { wayInSentence } from "@/lib/domain/posture/words/way-in-sentences";
import { statusWords } from "@/lib/domain/posture/words/status-words";
import { keyOfPlace } from "./way-in-row";

const head = [
  "Where",
  "State",
  "Known",
  "Way to begin",
  "How it stands",
  "What closes it",
  "Reached",
  "Unguarded",
  "Way",
  "What stops it",
  "In a sentence",
  "What would settle it",
  "Id",
];

/** Every entry point, one line for each technique. @param rows one place each. @param targets how many are judged. */
export function waysInCsv(pipeline: Pipeline, rows: readonly WayIn[], targets: number): string {
  return toCsv([head, ...rows.flatMap((row) => linesOf(pipeline, row, targets))]);
}

function linesOf(pipeline: Pipeline, row: WayIn, targets: number): readonly (readonly string[])[] {
  const { state, reached, unguarded, witness, stops } = row;
  return row.entries.map(({ type, state: entryState, said, closers }) => [
    wayInTitle(pipeline, row),
    wayStateWords[state].word,
    said ? knownWords.said.word : knownWords.assumed.word,
    entryWords[type].word,
    entryStateWords[entryState].word,
    closers
      .map(
        ({ node, control, status }) =>
          `${controlTitle(control, pipeline)} at ${nodeName(pipeline, node)}: ${statusWords[status].word.toLowerCase()}`,
      )
      .join("; "),
    nodeNames(pipeline, reached, Infinity),
    nodeNames(pipeline, unguarded, Infinity),
    witness.map((id) => nodeName(pipeline, id)).join(" → "),
    state === "unguarded"
      ? ""
      : stops
          .map(({ node, control }) => `${controlTitle(control, pipeline)} at ${nodeName(pipeline, node)}`)
          .join("; "),
    wayInSentence(pipeline, row, targets),
    settlingQuestion(pipeline, row)?.text ?? "",
    keyOfPlace(row.places[0]),
  ]);
}
