import { describe, expect, test } from "vitest";
import { linkNumbers } from "./number-links";

const link = (count: number, href: string) => ({ count, what: "controls", href });
const hrefsOf = (sentence: string, ...links: ReturnType<typeof link>[]) =>
  linkNumbers(sentence, links).map((part) =>
    typeof part === "string" ? part : `<${part.href} ${part.count}>`,
  );

describe("the numbers of a sentence", () => {
  test("become links in their order, and its words stay", () => {
    expect(
      hrefsOf("Run: 6 of 27 controls in place, 9 not assessed.", link(6, "a"), link(27, "b"), link(9, "c")),
    ).toEqual(["Run: ", "<a 6>", " of ", "<b 27>", " controls in place, ", "<c 9>", " not assessed."]);
  });

  test("that are the same lead each to its own", () => {
    expect(hrefsOf("4 of 4 stand", link(4, "a"), link(4, "b"))).toEqual(["<a 4>", " of ", "<b 4>", " stand"]);
  });

  test("pass over what the sentence leaves out", () => {
    expect(
      hrefsOf(
        "5 claimed: 0 with evidence, 5 stale.",
        link(5, "all"),
        link(0, "verified"),
        link(0, "declared"),
        link(5, "stale"),
      ),
    ).toEqual(["<all 5>", " claimed: ", "<verified 0>", " with evidence, ", "<stale 5>", " stale."]);
  });

  test("that nothing is known of stay text", () => {
    expect(hrefsOf("All 7 stand", link(8, "a"))).toEqual(["All ", "7", " stand"]);
  });
});
