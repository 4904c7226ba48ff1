import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { claimStatusWords, statusWords } from "@/lib/domain/posture/words/status-words";
import type { Word } from "@/lib/domain/words/word";
import { wordTables } from "./word-tables";

const page = path.resolve(import.meta.dirname, "../../docs/words.md");

test("each word of the code is in docs/words.md with the same meaning, and no other", () => {
  const inPage = [
    ...readFileSync(page, "utf8").matchAll(/^\| (.+?) \| (.+?) \| (.*?) \| (.*?) \| `(.+)` \|$/gm),
  ].map(([, of, word, means, also, id]) => ({ of, word, means, also, id }));
  const inCode = wordTables.flatMap(({ of, rows }) =>
    rows.map(({ word, means, aliases, id }) => ({
      of,
      word,
      means,
      also: aliases.map((alias) => `\`${alias}\``).join(", "),
      id,
    })),
  );
  expect(inPage).toEqual(inCode);
  expect(inCode.filter(({ means }) => means.length < 3)).toEqual([]);
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
