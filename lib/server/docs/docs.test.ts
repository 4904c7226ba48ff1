import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { docGroupOf } from "@/lib/domain/docs/doc-groups";
import { type DocElement, type DocNode, docSections, docText } from "@/lib/domain/docs/doc-page";
import { docPages, findInDocs } from "./docs";

const root = path.resolve(import.meta.dirname, "../../..");
const pages = docPages();
const elements = (nodes: readonly DocNode[]): readonly DocElement[] =>
  nodes.flatMap((node) => {
    if (typeof node === "string") return [];
    const cells = node.tag === "table" ? [node.head, ...node.rows].flat(2) : [];
    return [node, ...elements(node.children), ...elements(cells)];
  });

describe("the documentation in the product", () => {
  it("has each page of docs but decisions, in a group and in one order", () => {
    const files = readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md") && !file.startsWith("contribute/decisions/"))
      .map((file) => file.replace(/(README)?\.md$/, ""));
    expect(pages.map((page) => page.path).toSorted()).toEqual(files.toSorted());
    expect(pages[0]?.path).toBe("");
    expect(pages.slice(1).filter((page) => docGroupOf(page) === undefined)).toEqual([]);
  });

  it("links only to pages and anchors that it has", () => {
    const anchors = new Map(pages.map((page) => [page.path, new Set(docSections(page).map(({ id }) => id))]));
    const links = pages.flatMap((page) =>
      elements(page.body).flatMap((node) => ("to" in node ? [{ from: page.path, ...node }] : [])),
    );
    expect(links.length).toBeGreaterThan(150);
    expect(
      links
        .filter(({ to, anchor }) => {
          const known = anchors.get(to);
          return known === undefined || (anchor !== undefined && !known.has(anchor));
        })
        .map(({ from, to, anchor }) => `${from}: ${to}#${anchor ?? ""}`),
    ).toEqual([]);
  });

  it("shows as a link each link of docs to a page of docs", () => {
    const linked = (markdown: string) =>
      // Code shows how Markdown is written.
      [...markdown.replaceAll(/```.*?```|`[^`\n]*`/gs, "").matchAll(/(?<!!)\[[^[\]]*\]\(([^)]*)\)/g)].filter(
        ([, target = ""]) => /^[^:]*\.md(#|$)|^#/.test(target) && !target.startsWith("../../"),
      ).length;
    for (const page of pages) {
      const text = readFileSync(path.join(root, "docs", `${page.path || "README"}.md`), "utf8");
      const drawn = elements(page.body).filter((node) => "to" in node).length;
      expect(`${page.path}: ${drawn}`).toBe(`${page.path}: ${linked(text)}`);
    }
  });

  it("has each picture that it shows, with its size and a text", () => {
    const pictures = pages.flatMap(({ body }) =>
      elements(body).filter((node): node is Extract<DocElement, { tag: "img" }> => node.tag === "img"),
    );
    expect(pictures.length).toBeGreaterThan(10);
    for (const { src, alt, width, height } of pictures) {
      expect(existsSync(path.join(root, "public/pictures", src)), src).toBe(true);
      expect(alt).not.toBe("");
      expect(Math.min(width, height)).toBeGreaterThan(100);
    }
  });

  it("has no mark of Markdown left in a text", () => {
    const left = pages.flatMap((page) =>
      elements(page.body)
        .filter(({ tag }) => tag === "p" || tag === "li")
        .flatMap((node) => node.children)
        .filter((node): node is string => typeof node === "string" && /\]\(|\*\*|<!--/.test(node)),
    );
    expect(left).toEqual([]);
  });
});

describe("a search", () => {
  it("finds the section by the words of its heading first, with its anchor", () => {
    const [first] = findInDocs("restore", 5);
    expect(first).toMatchObject({ path: "operate/back-up" });
    const owner = pages
      .flatMap((page) => docSections(page).map((section) => ({ page, section })))
      .find(({ section }) => section.level === 2);
    const [hit] = findInDocs(`${owner?.page.title} ${owner?.section.title}`, 5);
    expect(hit).toMatchObject({ path: owner?.page.path, anchor: owner?.section.id });
  });

  it("needs each of its words, in any case", () => {
    const hits = findInDocs("TRIVY sarif", 30);
    expect(hits.length).toBeGreaterThan(0);
    for (const { path: found, anchor } of hits) {
      const page = pages.find((one) => one.path === found);
      const section = page && docSections(page).find(({ id }) => id === anchor);
      const all = `${page?.title} ${section?.title} ${section?.text}`.toLowerCase();
      expect(all).toContain("trivy");
      expect(all).toContain("sarif");
    }
    expect(findInDocs("trivy zzzz", 30)).toEqual([]);
    expect(findInDocs("  ", 30)).toEqual([]);
  });

  it("shows the words in a short excerpt", () => {
    for (const { excerpt } of findInDocs("passphrase", 30)) expect(excerpt.length).toBeLessThan(200);
    expect(findInDocs("passphrase", 3).some(({ excerpt }) => /passphrase/i.test(excerpt))).toBe(true);
  });
});

it("a text is read in one line, with its cells apart", () => {
  expect(
    docText([
      { tag: "p", children: ["a ", { tag: "code", children: ["b"] }, "."] },
      { tag: "table", head: [["c"], ["d"]], rows: [[["e"], ["f"]]], children: [] },
    ]),
  ).toBe("a b. c d e f");
});
