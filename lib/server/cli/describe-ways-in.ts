import "server-only";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Posture, Proof } from "@/lib/domain/posture/posture";
import { groupWaysIn } from "@/lib/domain/posture/ways-in/group-ways-in";
import { changeSentence } from "@/lib/domain/posture/words/change-words";
import { wayInSentence } from "@/lib/domain/posture/words/way-in-sentences";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { wayStateWords } from "@/lib/domain/posture/words/entry-words";
import { countWaysIn, waysInSentence } from "@/lib/domain/posture/words/ways-in-sentence";
import type { Outcome } from "./command";

/** Where somebody can get in, unguarded first, what is assumed under a heading of its own. Code 1: an unguarded way in that the map shows. */
export function sayWaysIn(posture: Posture, pipeline: Pipeline, proof: Proof): Outcome {
  const rows = groupWaysIn(posture.waysIn[proof], pipeline);
  const targets = posture.graph.targets.length;
  const isAssumed = ({ state, said }: (typeof rows)[number]) => state === "unguarded" && !said;
  const lines = (some: typeof rows) =>
    some.flatMap((row) => [
      `${wayStateWords[row.state].word.padEnd(11)}${wayInTitle(pipeline, row)}`,
      `    ${wayInSentence(pipeline, row, targets)}`,
    ]);
  const assumed = rows.filter(isAssumed);
  const { waysIn, bestChanges, handOvers } = publishedPosture(posture);
  const [best] = bestChanges;
  return {
    code: rows.some(({ state, said }) => state === "unguarded" && said) ? 1 : 0,
    json: { waysIn, bestChanges, handOvers },
    text: [
      waysInSentence(pipeline, rows, targets),
      ...(best
        ? [`Do this first: ${changeSentence(pipeline, best, countWaysIn(posture.waysIn.declared))}`]
        : []),
      "",
      ...lines(rows.filter((row) => !isAssumed(row))),
      ...(assumed.length === 0 ? [] : ["", "Assumed, as questions are unanswered:", ...lines(assumed)]),
    ].join("\n"),
  };
}
