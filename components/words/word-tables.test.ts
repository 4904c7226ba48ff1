import { expect, test } from "vitest";
import { claimStatusWords, statusWords } from "@/lib/domain/posture/words/status-words";
import type { Word } from "@/lib/domain/words/word";
import { wordTables } from "./word-tables";

test("each word of the code has a meaning", () => {
  const bare = wordTables.flatMap(({ rows }) => rows.filter(({ means }) => means.length < 3));
  expect(bare).toEqual([]);
});

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
