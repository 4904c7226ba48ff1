import * as fc from "fast-check";
import { expect, test } from "vitest";
import { githubFunctions } from "../github-actions/functions";
import { evaluate } from "./evaluate";
import { fillText } from "./fill-text";
import { Open, textOf, type Value } from "./value";

const names = {
  contexts: new Map<string, Value>([
    ["env", new Open(new Map([["A", "a"]]))],
    ["vars", new Open(new Map(), true)],
    [
      "all",
      new Map<string, Value>([
        ["list", ["x", "y"]],
        ["no", false],
      ]),
    ],
  ]),
  functions: githubFunctions,
};

test.each([
  ["env.A", "a"],
  ["env['A']", "a"],
  ["env.B", "<env.B>"],
  ["env.A == 'A' && 'yes' || 'no'", "yes"],
  ["env.B == 'x' && 'yes' || 'no'", "<env.B == 'x' && 'yes' || 'no'>"],
  ["env.B && false", "false"],
  ["vars.X || 'default'", "default"],
  ["env.B || 'default'", "<env.B || 'default'>"],
  ["all.none || 'it''s'", "it's"],
  ["!all.no", "true"],
  ["all.list[1]", "y"],
  ["join(all.list, '-')", "x-y"],
  ["format('{0}/{1}', env.A, github.sha)", "a/${{ github.sha }}"],
  ["contains(all.list, 'x')", "true"],
  ["startsWith(github.ref, 'refs/tags/')", "<startsWith(github.ref, 'refs/tags/')>"],
  ["fromJSON('[\"z\"]')[0]", "z"],
  ["'a", "<'a>"],
  ["a b", "<a b>"],
  ["hashFiles('**/x')", "<hashFiles('**/x')>"],
])("%s is %s", (text, value) => {
  expect(textOf(evaluate(text, names), (words) => `<${words}>`)).toBe(value);
});

test("a text keeps what is not known, and a brace inside quotes ends nothing", () => {
  expect(fillText("x-${{env.A}}-${{  github.sha  }}-${{ format('}}') }}-${{ open", names)).toBe(
    "x-a-${{ github.sha }}-}-${{ open",
  );
});

test("no text throws or takes long", () => {
  const pieces = [
    "env",
    ".A",
    "[",
    "]",
    "(",
    ")",
    "'",
    "&&",
    "||",
    "!",
    "==",
    ",",
    " ",
    "1",
    "format",
    "{",
    "\u{1F600}",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      expect(() => fillText(`\${{ ${parts.join("")} }}`, names)).not.toThrow();
    }),
    { numRuns: 500 },
  );
  const start = "(".repeat(20_000);
  expect(() => evaluate(start, names)).not.toThrow();
});

test("values that are made of each other come to an end", () => {
  const env = new Map<string, Value>([["E0", "x".repeat(100)]]);
  const within = { contexts: new Map<string, Value>([["env", new Open(env)]]), functions: githubFunctions };
  for (let count = 1; count < 200; count++) {
    env.set(
      `E${count}`,
      fillText(`\${{ env.E${count - 1} }}\${{ format('{0}{0}', env.E${count - 1}) }}`, within),
    );
  }
  expect(
    Math.max(...[...env.values()].map((value) => (typeof value === "string" ? value.length : 0))),
  ).toBeLessThan(100_000);
});
