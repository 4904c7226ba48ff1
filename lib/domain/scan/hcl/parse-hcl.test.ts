import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textOf, type Value } from "../values/value";
import { evaluate } from "./evaluate";
import { type Body, blocksOf } from "./expression";
import { readHcl } from "./parse-hcl";
import { createBudget, type Scope } from "./scope";

const read = (text: string) => readHcl({ path: "a.tf", text });

function only(text: string): Body {
  const { body, faults } = read(text);
  expect(faults).toEqual([]);
  return body;
}

const scope: Scope = {
  budget: createBudget(),
  resolve: (name, _, at) =>
    name === "known" ? { value: { kind: "text", text: "k", isWhole: true, at }, taken: 0 } : undefined,
};

function valueOf(expression: string): Value {
  const attribute = only(`a = ${expression}\n`).attributes.get("a");
  if (!attribute) throw new Error("no attribute");
  return evaluate(attribute.value, { ...scope, budget: createBudget() });
}

describe("readHcl", () => {
  test("blocks with labels in quotes and without, attributes, all with their lines", () => {
    const body = only(
      '# c\nresource "a" b {\n  x = 1 // c\n  y {\n    z = "t"\n  }\n  one { w = true }\n}\n/* c\n */ q = null',
    );
    const [block] = body.blocks;
    expect(block).toMatchObject({ type: "resource", labels: ["a", "b"], at: { line: 2 } });
    expect(block?.body.attributes.get("x")?.at.line).toBe(3);
    expect(block?.body.blocks.map(({ type, at }) => [type, at.line])).toEqual([
      ["y", 4],
      ["one", 7],
    ]);
    expect(body.attributes.get("q")?.at.line).toBe(10);
  });

  test("what can't be read is said with its line, and the rest is read", () => {
    const { body, faults } = read('a = \nb = 2\nresource "x" "y" {\n  c = ]\n  d = 4\n}\ne = 5\n');
    expect(faults.map(({ line }) => line)).toEqual([1, 4]);
    expect([...body.attributes.keys()]).toEqual(["b", "e"]);
    expect(blocksOf(body, "resource")[0]?.body.attributes.has("d")).toBe(true);
  });

  test.each([
    ["brackets", "a = " + "[".repeat(20_000)],
    ["blocks", "a {\n".repeat(5_000)],
    ["signs", `a = ${"!".repeat(20_000)}x`],
    ["templates", `a = ${'"${'.repeat(3_000)}`],
    ["steps", `a = b${".c".repeat(50_000)}`],
    ["sums", `a = 1${" + 1".repeat(20_000)}`],
    ["heredocs", "a = <<A\n${ <<B\n".repeat(1_000)],
    ["a text without an end", 'a = "b\n'],
    ["a NUL byte", "a = 1\0"],
    ["a file that is too long", "#".repeat(600_000)],
  ])("%s without end do no harm", (_, text) => {
    const { body } = read(text);
    for (const { value } of body.attributes.values()) evaluate(value, { ...scope, budget: createBudget() });
    expect(body).toBeDefined();
  });
});

describe("evaluate", () => {
  test.each([
    ['"a-${known}-${other.x}"', "a-k-${other.x}"],
    ['"${known}"', "k"],
    ['"$${known}\\n\\"\\u0041"', '${known}\n"A'],
    ['true ? "y" : "n"', "y"],
    ['known == "k" && 1 + 2 * 3 == 7 ? "y" : "n"', "y"],
    ['other ? "y" : "n"', "${other ? y : n}"],
    ['[for x in ["a", "b"] : upper(x) if x != "a"][0]', "B"],
    ['{ for k, v in { a = "1" } : "${k}x" => v }["ax"]', "1"],
    ['{ a = { "b" : ["c", "d"] }, (known) = 2 }.a.b[1]', "d"],
    ['join("-", [{ n = "p" }, { n = "q" }][*].n)', "p-q"],
    ['format("%s/%s:%03d", known, other, 7)', "k/${other}:007"],
    ['join(":", split("/", "a/b"))', "a:b"],
    ['replace(lower("A_B"), "_", "+")', "a+b"],
    ['replace("1.2.3", "/\\\\.\\\\d+$/", "")', "1.2"],
    ['coalesce(null, "", "c")', "c"],
    ['lookup({ a = "1" }, "b", "2")', "2"],
    ['merge({ a = "1" }, { a = "2" }).a', "2"],
    ['zipmap(["a", "b"], split(":", "x:y")).b', "y"],
    ['jsondecode(jsonencode({ a = ["z"] })).a[0]', "z"],
    ['try(null, "t")', "t"],
    ["-1", "-1"],
    ['"%{ if true }a%{ else }b%{ endif }%{ for x in ["c"] ~}  ${x}%{ endfor }"', "ac"],
    ["<<-EOT\n    a ${known}\n      b\n  EOT", "a k\n  b\n"],
    ["<<EOF\n${x:-y}\nEOF", "${x:-y}\n"],
    ["provider::x::f(1)", "${provider::x::f(1)}"],
  ])("%s", (expression, expected) => {
    expect(textOf(valueOf(expression))).toBe(expected);
  });

  test("a list that a switch leaves empty keeps what the switch would add", () => {
    const value = valueOf('concat(["a"], known == "z" ? ["b"] : [])');
    expect(value).toMatchObject({ kind: "list", items: [{ text: "a" }] });
    expect(value.off).toMatchObject({ kind: "list", items: [{ text: "b" }] });
  });

  test("a pattern that could take forever is not tried", () => {
    expect(textOf(valueOf('regex_replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$", "")'))).toContain(
      "regex_replace",
    );
  });

  test("a text that doubles itself ends", () => {
    const doubled = Array.from({ length: 64 }, () => "").reduce(
      (inner) => `join("", [${inner}, ${inner}])`.slice(0, 400),
      '"ab"',
    );
    expect(() => read(`a = ${doubled}`)).not.toThrow();
  });
});

const fixture =
  'locals {\n  a = "x${var.b}"\n  l = [1, { k = "v" }]\n}\nresource "t" "n" {\n  count = var.on ? 1 : 0\n  doc = <<-E\n    {"a": "${local.a}"}\n  E\n}\n';
const noise = fc.constantFrom(
  "{",
  "}",
  '"',
  "${",
  "%{",
  "\n",
  "<<E",
  "[",
  "]",
  "(",
  "?",
  ":",
  "=",
  ".",
  "\\",
  "for",
  "🙂",
  "\0",
);

test("whatever is put into a file or cut from it: nothing is thrown, lines are in the file", () => {
  fc.assert(
    fc.property(fc.nat(fixture.length), fc.nat(20), fc.array(noise, { maxLength: 6 }), (from, cut, put) => {
      const text = fixture.slice(0, from) + put.join("") + fixture.slice(from + cut);
      const { body, faults } = read(text);
      const lines = text.split("\n").length;
      for (const { line } of faults) expect(line >= 1 && line <= lines).toBe(true);
      for (const block of body.blocks) {
        for (const { value, at } of block.body.attributes.values()) {
          expect(at.line <= lines).toBe(true);
          expect(evaluate(value, { ...scope, budget: createBudget() }).at.line <= lines).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
