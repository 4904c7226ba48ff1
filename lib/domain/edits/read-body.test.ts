import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { operationBodyArbitrary } from "../../testing/operation-arbitraries";
import { type OperationBody, operationBodySchema } from "../pipeline/operations";
import { readBody } from "./read-body";
import { turnFault } from "../pipeline/texts";
import { graphParameters } from "@/lib/testing/graph-runs";

/** Texts that one rule or another is about. */
const odd = fc.constantFrom(
  "",
  "  ",
  "\u200b",
  "one\ntwo",
  "tab\t",
  "bell\u0007",
  "\ud800",
  "gnp\u202eexe",
  "a\u0085b",
  "x".repeat(201),
  "x".repeat(2001),
  "x".repeat(10_001),
  "javascript:alert(1)",
  "https://example.test/a b",
  "2026-02-30",
  "2024-02-29",
  "1900-02-29",
  "2026-13-01",
  "2026-04-31",
  "2026-04-00",
  "2026-1-1",
  "sha256:0",
  "plain",
);
const numbers = fc.constantFrom(1e6, -1e6, 1e6 + 1, Number.NaN, 0.5);

/** An operation with odd values in the place of some of its own, of the same type. */
const oddBody = fc
  .tuple(operationBodyArbitrary, fc.array(odd), fc.array(numbers))
  .map(([body, texts, places]) => {
    const spoil = (value: unknown, key: string): unknown => {
      if (Array.isArray(value)) return value.map((entry) => spoil(entry, key));
      if (typeof value === "object" && value !== null)
        return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spoil(part, name)]));
      if (typeof value === "number") return places.pop() ?? value;
      return typeof value === "string" && !fixed.has(key) ? (texts.pop() ?? value) : value;
    };
    return spoil(body, "") as OperationBody;
  });
/** What the program fills in, of a list or of ids: the types answer for it. */
const fixed = new Set(
  "type id reviewer withdrawn comment thread needsReview mentions node edge zone image control evidence images source target builtBy kind stage artifact right environment status result".split(
    " ",
  ),
);

/** What the API refuses before its schemas. */
function hasTurnedName(body: OperationBody): boolean {
  let found = false;
  JSON.stringify(body, (key, value: unknown) => {
    found ||= turnFault(value, key) !== undefined;
    return value;
  });
  return found;
}

test("it reads what the schema of an operation reads, and refuses what that refuses", () => {
  fc.assert(
    fc.property(oddBody, (body) => {
      const parsed = operationBodySchema.safeParse(body);
      const read = readBody(body);
      expect(read.ok).toBe(parsed.success && !hasTurnedName(body));
      if (read.ok) expect(read.value).toEqual(parsed.data);
    }),
    graphParameters(8),
  );
});

describe("an edit", () => {
  const renamed = (name: string): OperationBody => ({ type: "node.changed", node: "ci", set: { name } });

  it("is cleaned, and goes without what is undefined", () => {
    const set = { name: "gnp\u009bexe", note: undefined };
    expect(readBody({ type: "node.changed", node: "ci", set })).toEqual({
      ok: true,
      value: renamed("gnpexe"),
    });
    const note = { type: "node.changed", node: "ci", set: { note: "gnp\u202eexe" } } as const;
    expect(readBody(note)).toMatchObject({ value: { set: { note: "gnp[U+202E]exe" } } });
  });

  it.each([
    [renamed(" "), "name: must not be empty"],
    [
      renamed("gnp\u202eexe"),
      "name: must not contain characters that change the text direction (U+202A to U+202E, U+2066 to U+2069)",
    ],
    [{ type: "node.changed", node: "ci", set: {} }, "set: must change something"],
    [{ type: "nodes.moved", positions: { ci: { x: 2e6, y: 0 } } }, "x: is too far away"],
    [
      { type: "node.changed", node: "ci", set: { technologies: Array.from({ length: 11 }, () => "x") } },
      "technologies: must have at most 10 entries",
    ],
  ] as const)("is refused in words: %j", (body, error) => {
    expect(readBody(body as OperationBody)).toEqual({ ok: false, error });
  });
});
