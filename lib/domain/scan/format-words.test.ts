import { expect, it } from "vitest";
import { formatWord } from "./format-words";
import { readers } from "./readers";

it("has a word for every format that is read", () => {
  const words = readers.map(({ format }) => formatWord(format));
  expect(words.filter((word) => !/^[A-Z]|^docker-bake$/.test(word))).toEqual([]);
});
