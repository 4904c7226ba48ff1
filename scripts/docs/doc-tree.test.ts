import { expect, test } from "vitest";
import { docTree, textOf } from "./doc-tree.mjs";

const files = ["README.md", "guides/import.md", "guides/share.md"];
const place = {
  file: "guides/import.md",
  pathOf: (file: string) => (files.includes(file) ? file.replace(/(README)?\.md$/, "") : undefined),
  picture: (file: string) => ({ src: file, width: 2, height: 1 }),
};
const tree = (markdown: string) => docTree(markdown, place);

test("HTML of a text is its characters, and comments are left out", () => {
  expect(tree("a <b>c</b> &lt;d&gt; <!-- e -->f")).toEqual([{ tag: "p", children: ["a <b>c</b> <d> f"] }]);
  expect(tree("<script>alert(1)</script>")).toEqual([{ tag: "p", children: ["<script>alert(1)</script>"] }]);
  expect(tree("`<i>`")).toEqual([{ tag: "p", children: [{ tag: "code", children: ["<i>"] }] }]);
});

test("a link leads to a page of docs and its anchor, or outside; to a file of the source it is text", () => {
  const [{ children }] = tree(
    "[a](share.md) [b](../README.md#top) [c](#here) [d](https://example.org/) [e](../../SECURITY.md) [f](javascript:alert(1)) [g](none.md)",
  );
  expect(children).toEqual([
    { tag: "a", to: "guides/share", children: ["a"] },
    " ",
    { tag: "a", to: "", anchor: "top", children: ["b"] },
    " ",
    { tag: "a", to: "guides/import", anchor: "here", children: ["c"] },
    " ",
    { tag: "a", href: "https://example.org/", children: ["d"] },
    " e f g",
  ]);
});

test("headings have the anchors of GitHub, each once", () => {
  const ids = tree("## Who's `--out`, and _why_?\n## Über 2.0/3\n## a_b\n## a_b").map(
    ({ id }: { readonly id?: string }) => id,
  );
  expect(ids).toEqual(["whos---out-and-why", "über-203", "a_b", "a_b-1"]);
});

test("tables, code, lists and pictures keep their content", () => {
  const [table, code, list, picture] = tree(
    "| a | b |\n| --- | --- |\n| `c` | d\\|e |\n\n```sh\n  x < y\n```\n\n2. one\n   - two\n\n![An A](../shots/a.png)",
  );
  expect(table).toEqual({
    tag: "table",
    head: [["a"], ["b"]],
    rows: [[[{ tag: "code", children: ["c"] }], ["d|e"]]],
    children: [],
  });
  expect(code).toEqual({ tag: "pre", children: ["  x < y"] });
  expect(list).toMatchObject({ tag: "ol", start: 2, children: [{ tag: "li" }] });
  expect(textOf([list])).toBe("onetwo");
  expect(picture.children).toEqual([
    { tag: "img", alt: "An A", src: "shots/a.png", width: 2, height: 1, children: [] },
  ]);
});
