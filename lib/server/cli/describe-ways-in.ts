import "server-only";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Posture, Proof } from "@/lib/domain/posture/posture";
import { groupWaysIn } from "@/lib/domain/posture/ways-in/group-ways-in";
import { wayInSentence } from "@/lib/domain/posture/words/way-in-sentences";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { wayStateWords } from "@/lib/domain/posture/words/entry-words";
import { unsaidOf } from "@/lib/domain/posture/words/ways-in-sentence";
import type { Outcome } from "./command";
import { firstLines, rankingJson } from "./describe-changes";

/**
 * All entry points, unprotected first, the assumed ones under their own heading. Exit status 1: a confirmed
 * one is unprotected.
 */
export function sayWaysIn(posture: Posture, pipeline: Pipeline, proof: Proof): Outcome {
  const rows = groupWaysIn(posture.waysIn[proof], pipeline);
  const targets = posture.graph.targets.length;
  const isAssumed = ({ state, said }: (typeof rows)[number]) => state === "unguarded" && !said;
  const lines = (some: typeof rows) =>
    some.flatMap((row) => [
      `${wayStateWords[row.state].word.padEnd(12)}${wayInTitle(pipeline, row)}`,
      `    ${wayInSentence(pipeline, row, targets)}`,
    ]);
  const assumed = rows.filter(isAssumed);
  const { waysIn, bestChanges, handOvers } = publishedPosture(posture);
  return {
    code: rows.some(({ state, said }) => state === "unguarded" && said) ? 1 : 0,
    json: { waysIn, bestChanges, handOvers, ranking: rankingJson(pipeline, posture) },
    text: [
      ...firstLines(pipeline, posture, proof),
      "",
      ...lines(rows.filter((row) => !isAssumed(row))),
      ...(assumed.length === 0 ? [] : ["", `Assumed, as ${unsaidOf(proof)}:`, ...lines(assumed)]),
    ].join("\n"),
  };
}
