import { describe, expect, test } from "vitest";
import { readStrictJson } from "./strict-json";

const faultIn = (text: string) => {
  const read = readStrictJson(text);
  return read.ok ? undefined : read.error;
};

describe("JSON from outside", () => {
  test("is read as it is", () => {
    const text = '{"a": [1, "x\\"y", {"b": null, "c": "{[:,"}], "\\u0061b": true}';
    expect(readStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });

  test.each([
    ["cut off", '{"a": [1, 2', /cut off/],
    ["cut off in a text", '{"a": "b', /cut off/],
    ["broken", '{"a":\n 1,\n "b": }', /JSON can't be read from line 3 on/],
    ["a comment", '// a report\n{"a": 1}', /JSON can't be read from line 1 on/],
    ["a key twice", '{"a": 1, "b": {"a": 2}, "a": 3}', /"a" twice/],
    ["a key twice, once by its number", '{"a": 1, "\\u0061": 2}', /"a" twice/],
    ["__proto__", '{"a": [{"__proto__": {"polluted": true}}]}', /__proto__/],
    ["__proto__ by its number", '{"\\u005f_proto__": 1}', /__proto__/],
    ["nested without end", "[".repeat(100_000) + "]".repeat(100_000), /64 levels/],
  ])("%s: refused in words", (_, text, words) => {
    expect(faultIn(text)).toMatch(words);
  });

  test("the same key in two objects and the same text twice in a list are no fault", () => {
    expect(faultIn('[{"a": "a", "b": "a"}, {"a": 1}, "a", "a"]')).toBeUndefined();
  });

  test("64 levels are read", () => {
    expect(faultIn("[".repeat(64) + "]".repeat(64))).toBeUndefined();
    expect(faultIn("[".repeat(65) + "]".repeat(65))).toMatch(/64 levels/);
  });
});
