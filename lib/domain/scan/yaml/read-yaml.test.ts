import { describe, expect, test } from "vitest";
import { readYaml } from "./read-yaml";
import { at, entriesAt, itemsAt, scriptLinesAt, textAt } from "./yaml-node";

function only(text: string) {
  const { documents, faults } = readYaml(text);
  expect(faults).toEqual([]);
  expect(documents).toHaveLength(1);
  return documents[0];
}

describe("readYaml", () => {
  test("keeps the line of each value and a number as it is written", () => {
    const node = only("a: 1\nversion: 1.10\nlist:\n  - x\n  - y: 2\n");
    expect(textAt(node, "version")).toBe("1.10");
    expect(at(node, "list", 1, "y")?.line).toBe(5);
    expect(entriesAt(node, "list", 1).map(([name, { line }]) => [name, line])).toEqual([["y", 5]]);
  });

  test("gives a script line by line, whether as a list or as one text", () => {
    const node = only("script:\n  - a\n  - |\n    b\n    c\nalone: d\n");
    expect(scriptLinesAt(node, "script").filter(({ text }) => text !== "")).toEqual([
      { text: "a", line: 2 },
      { text: "b", line: 4 },
      { text: "c", line: 5 },
    ]);
    expect(scriptLinesAt(node, "alone")).toEqual([{ text: "d", line: 6 }]);
  });

  test("follows aliases and merge keys: what a map says itself wins", () => {
    const node = only("base: &b\n  a: 1\n  b: 2\nmore: &m {c: 3}\nx:\n  <<: [*b, *m]\n  a: 9\n");
    expect(entriesAt(node, "x").map(([name, { value }]) => [name, textAt(value)])).toEqual([
      ["a", "9"],
      ["b", "2"],
      ["c", "3"],
    ]);
  });

  test("keeps own tags of scalars and lists", () => {
    const node = only("a: !Sub '${X}'\nb: !reference [job, script]\n");
    expect(at(node, "a")?.tag).toBe("!Sub");
    expect(at(node, "b")?.tag).toBe("!reference");
    expect(itemsAt(node, "b").map((item) => textAt(item))).toEqual(["job", "script"]);
  });

  test("reads the other documents where one has a fault, and says its line", () => {
    const { documents, faults } = readYaml("a: 1\n---\nb: [\n---\nc: 3\n");
    expect(documents.length).toBeGreaterThan(0);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]?.line).toBeGreaterThan(2);
  });

  test.each([
    ["a key that is there twice", "a: 1\na: 2\n", "twice"],
    ["an alias of nothing", "a: *b\n", "before its anchor"],
    ["an alias that contains itself", "a: &a\n  b: *a\n", "contains itself"],
    ["a NUL byte", "a: b\0c\n", "NUL"],
    ["20,000 open brackets", "[".repeat(20_000), "64 levels"],
    ["tabs", "a:\n\tb: 1\n", "tab"],
    ["a bomb of aliases", bomb(), "more than 50000 values"],
  ])("says %s", (_, text, words) => {
    expect(
      readYaml(text)
        .faults.map(({ message }) => message)
        .join("\n"),
    ).toMatch(new RegExp(words, "i"));
  });

  test("a key called __proto__ or constructor is read as a key, and touches no prototype", () => {
    const node = only("__proto__:\n  polluted: 1\nconstructor: x\n");
    expect(entriesAt(node).map(([name]) => name)).toEqual(["__proto__", "constructor"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

function bomb(): string {
  const rows = Array.from({ length: 9 }, (_, row) => {
    const item = row === 0 ? "lol" : `*l${row - 1}`;
    return `l${row}: &l${row} [${Array.from({ length: 10 }, () => item).join(", ")}]`;
  });
  return rows.join("\n");
}
