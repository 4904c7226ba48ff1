import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCharacter } from "../../testing/any-character";
import { markdownText, type TicketFacts, ticketText } from "./ticket";

const facts: TicketFacts = {
  pipeline: "Payments API",
  control: "Image signing in the build with a protected identity",
  node: "Jenkins",
  kind: "CI",
  stage: "Build",
  status: "Missing",
  owner: "ana@example.com",
  due: "2026-12-01",
  why: "Without a signature, no later gate can tell your image from another.",
  what: "The pipeline signs every released image by digest.",
  how: ["Sign with cosign.", "Prove it: cosign verify succeeds."],
  frameworks: [{ name: "NIST SP 800-190", requirements: ["3.1.5", "4.1.5"] }],
  link: "https://blueline.example/pipelines/p1?node=n1&control=img-sign",
};

describe("a ticket", () => {
  it("says what is open, why, what to do, and leads back", () => {
    expect(ticketText(facts)).toBe(`# Image signing in the build with a protected identity: Jenkins

- Where: Jenkins (CI), stage Build, pipeline Payments API
- Status: Missing
- Owner: ana@example.com
- Due: 2026-12-01

## Why it matters

Without a signature, no later gate can tell your image from another.

## Steps

The pipeline signs every released image by digest.

- Sign with cosign.
- Prove it: cosign verify succeeds.

## Frameworks

- NIST SP 800-190: 3.1.5, 4.1.5

In Blueline: <https://blueline.example/pipelines/p1?node=n1&control=img-sign>
`);
  });

  it("leaves out what nobody has said and what the catalogue does not know", () => {
    const text = ticketText({
      ...facts,
      owner: undefined,
      due: undefined,
      why: "",
      what: "",
      how: [],
      frameworks: [],
    });
    expect(text).toContain("- Owner: none\n- Due: no date\n\nIn Blueline:");
    expect(text).not.toContain("##");
  });

  it.each([
    ["# heading", "\\# heading"],
    ["- item", "\\- item"],
    ["+ item", "\\+ item"],
    ["1. item", "1\\. item"],
    ["2) item", "2\\) item"],
    ["=====", "\\====="],
    ["[click](javascript:alert(1))", "\\[click\\](javascript:alert(1))"],
    ["![x](https://evil.example/p.png)", "\\!\\[x\\](https:\\//evil.example/p.png)"],
    ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
    ["`rm -rf`", "\\`rm -rf\\`"],
    ["a|b", "a\\|b"],
    ["&lt;b&gt;", "\\&lt;b\\&gt;"],
    ["back\\slash", "back\\\\slash"],
    ["www.evil.example", "www\\.evil.example"],
    ["@team and (@ana)", "@\u200bteam and (@\u200bana)"],
    ["ana@example.com", "ana@example.com"],
    ["see #12", "see \\#12"],
    ["one\ntwo\r\n\tthree", "one two three"],
    ["a\u2028b\u0085c", "a b c"],
    ["abc\u202egnp.exe", "abc gnp.exe"],
    ["a\u0000b\u001b[31m", "a b \\[31m"],
    ["Zoë 数据 🚀 👩‍💻", "Zoë 数据 🚀 👩‍💻"],
    ["3.1.5", "3.1.5"],
  ])("shows what people typed as they typed it: %j", (typed, shown) => {
    expect(markdownText(typed)).toBe(shown);
  });

  const typed = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.string({
      unit: fc.constantFrom(
        "\n",
        "\r",
        "#",
        "-",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "`",
        "\\",
        "!",
        "|",
        "a",
        " ",
        "@",
        "\u2028",
        "\u202e",
        "1",
        ".",
      ),
    }),
  );

  it("has the same lines whatever people typed", () => {
    const shapeOf = (text: string) =>
      text.split("\n").map((line) => /^(#+ |- |---|In Blueline: <|$)/.exec(line)?.[0] ?? "text");
    fc.assert(
      fc.property(typed, typed, typed, typed, (pipeline, node, owner, link) => {
        const text = ticketText({ ...facts, pipeline, node, owner, link: `https://x.example/${link}` });
        expect(shapeOf(text)).toEqual(shapeOf(ticketText(facts)));
        expect(text).not.toMatch(
          // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u,
        );
        expect(text.trimEnd().split("\n").at(-1)).toMatch(/^In Blueline: <[^<>\s]+>$/);
      }),
    );
  });

  it("has no mark of Markdown that is not escaped", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const escaped = markdownText(text);
        // Pairs of a backslash and what it escapes replaced by a letter, no mark may be left.
        expect(escaped.replace(/\\[\\`*_[\]<>#|~&!.)/+=-]/g, "x")).not.toMatch(
          /[\\`*_[\]<>#|~&!]|^[-+=]|:\/\//,
        );
      }),
    );
  });
});
