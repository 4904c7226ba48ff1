import { describe, expect, test } from "vitest";
import { afterLines, fillVariables, settle } from "./fill-variables";

const variables = new Map(Object.entries({ A: "a", B: "${A}-b", C: "$C-c", D: "$E", E: "$D" }));

describe("fillVariables", () => {
  test.each([
    ["$A/${B}", "a/a-b"],
    ["$X/${Y:-z}", "$X/${Y:-z}"],
    ["$$A", "$$A"],
    ["$C", "$C-c"],
    ["$D", "$D"],
  ])("%s", (written, filled) => {
    expect(fillVariables(written, variables)).toBe(filled);
  });

  test("what grows without end stays as it is", () => {
    const bomb = new Map(
      Array.from({ length: 30 }, (_, index) => [`V${index}`, `$V${index + 1}`.repeat(10)] as const),
    );
    expect(fillVariables("$V0", bomb).length).toBeLessThan(5_000);
  });

  test("a variable that is only itself comes from elsewhere", () => {
    expect([
      ...settle(
        new Map([
          ["A", "$A"],
          ["B", "x$A"],
        ]),
      ),
    ]).toEqual([["B", "x$A"]]);
  });
});

test("what a script sets is known after it, but not what a command says", () => {
  const lines = ["export A=1", 'B="$A-x"', "C='$A'", "D=$(date)", "A2 = 3", "E=1 F=2 run", "G=${D:-x}"].map(
    (text) => ({
      text,
    }),
  );
  expect(Object.fromEntries(afterLines(lines, new Map([["D", "old"]])))).toEqual({
    A: "1",
    B: "1-x",
    G: "${D}",
  });
});
