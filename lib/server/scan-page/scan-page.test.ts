import { readFileSync } from "node:fs";
import path from "node:path";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { SourceFile } from "@/lib/domain/scan/source";
import { scanGiven } from "../scan/read-task";
import { makeScanPage } from "./make-scan-page";
import { pageStyle } from "./page-style";
import { pageLimit, scanPage } from "./scan-page";

const day = "2026-12-04";
const commit = "0123456789abcdef0123456789abcdef01234567";

const shop: Readonly<Record<string, string>> = {
  "app/Dockerfile": "FROM node:22\nUSER node\n",
  ".github/workflows/release.yml": `name: Release
on: { push: { branches: [main] } }
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@${commit}
      - run: echo hunter2 | docker login ghcr.io -u acme --password-stdin
      - run: docker build -t ghcr.io/acme/shop:1.2 app
      - run: docker push ghcr.io/acme/shop:1.2
      - run: kubectl apply -f k8s
`,
  "k8s/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/shop:1.2
          securityContext: { privileged: true }
`,
};

function pageOf(texts: Readonly<Record<string, string>>, name = "shop", leftOut = []) {
  const files: readonly SourceFile[] = Object.entries(texts).map(([at, text]) => ({ path: at, text }));
  const given = { files, leftOut };
  return makeScanPage(scanGiven(given, { name, day, answers: {} }), given, day);
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The tags of a page, which is well-formed XML as well. Throws if it is not. */
function tagsOf(page: string): readonly Tag[] {
  const tags: Tag[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => tags.push({ name, attributes }));
  parser.write(page.replace("<!doctype html>", "")).close();
  return tags;
}

/** What a page may be made of: nothing that runs, loads, submits or leads outside. */
const harmless = new Set(
  `html head meta title style body div header main footer section nav p h1 h2 h3 ul ol li a b br span code details summary
  svg g path rect circle text tspan desc polygon polyline line ellipse`.split(/\s+/),
);

function expectHarmless(page: string): void {
  for (const { name, attributes } of tagsOf(page)) {
    expect(harmless, name).toContain(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(attribute).not.toMatch(/^on|^src|^style$|^action$|^xlink/i);
      if (attribute === "href") expect(value).toMatch(/^#[a-z]+$/);
    }
  }
}

describe("the page of a scan", () => {
  const { page, report } = pageOf(shop);

  it("is one well-formed file that runs and loads nothing", () => {
    expectHarmless(page);
    expect(page).toContain("default-src 'none'");
    // The name of a space in XML, which nothing fetches, and the typeface, which is in the file.
    const plain = page.replaceAll("http://www.w3.org/2000/svg", "").replace(/base64,[^)]*/, "");
    expect(plain.match(/(?:https?:)?\/\/[a-z].{0,40}/gi)).toBeNull();
    expect(Buffer.byteLength(page)).toBeLessThan(pageLimit / 3);
  });

  it("has each of its sections, and leads to each", () => {
    const tags = tagsOf(page);
    const sections = tags.flatMap(({ name, attributes }) => (name === "section" ? [attributes["id"]] : []));
    expect(sections).toEqual(expect.arrayContaining(["map", "confirmed", "assumed", "unknown", "method"]));
    expect(sections).toEqual(expect.arrayContaining(["build", "distribute", "run"]));
    const led = tags.flatMap(({ name, attributes }) => (name === "a" ? [attributes["href"]] : []));
    expect(new Set(led)).toEqual(new Set(sections.map((id) => `#${id}`)));
  });

  it("keeps assumed entry points apart, each with its question", () => {
    const assumed = page.slice(page.indexOf('<section id="assumed"'), page.indexOf('<section id="changes"'));
    expect(report.assumed.length).toBeGreaterThan(0);
    expect(assumed.match(/<details class="entry assumed">/g)).toHaveLength(report.assumed.length);
    expect(page.match(/<details class="entry assumed">/g)).toHaveLength(report.assumed.length);
    expect(report.assumed.every(({ question }) => question !== undefined)).toBe(true);
    expect(assumed).not.toContain(">Unprotected<");
  });

  it("quotes the lines that prove a step, with a short hash and without what signs in", () => {
    const lines = report.parts.flatMap(({ rows }) => rows.flatMap((row) => row.lines));
    expect(lines).toContainEqual({ at: "k8s/web.yaml:9", text: "image: ghcr.io/acme/shop:1.2" });
    expect(lines).toContainEqual({
      at: ".github/workflows/release.yml:7",
      text: "- uses: actions/checkout@0123456…",
    });
    expect(page).not.toContain("hunter2");
  });

  it("tells no gap as safe: what no line is about is open, and counted", () => {
    const { notAssessed } = report.unknown;
    const listed = report.stages.flatMap(({ toAssess }) => toAssess.map(({ count }) => count));
    expect(listed.reduce((sum, count) => sum + count, 0)).toBe(notAssessed);
    expect(report.figures.inPlace + notAssessed).toBeLessThanOrEqual(report.figures.inScope);
  });

  it("of a repository without a pipeline says so", () => {
    expect(pageOf({ "notes.txt": "hello" }).page).toContain("No pipeline files found.");
  });

  it("begins with the doubt if no entry point is confirmed", () => {
    const { report: doubted } = pageOf({ "k8s/web.yaml": shop["k8s/web.yaml"] ?? "" });
    expect(doubted.tone).toBe("unknown");
    expect(doubted.lead.stress).toMatch(/^\d+ entry points? may lead to production unprotected$/);
  });

  it("names less of each list if all of it would exceed its limit", () => {
    const line = { at: `${"folder/".repeat(40)}:1`, text: "y".repeat(200) };
    const rows = Array.from({ length: 300 }, () => ({
      words: "A",
      lines: Array.from({ length: 12 }, () => line),
    }));
    const large = scanPage(
      { ...report, parts: [{ title: "Run", rows }] },
      { wide: "", narrow: undefined, legend: [] },
      { day, catalogue: "1", analysis: 3, font: "" },
    );
    expect(Buffer.byteLength(large)).toBeLessThan(pageLimit);
    expect(large).toContain("And 220 more");
  });

  it("stays below its limit for a large repository", () => {
    const many = Object.fromEntries(
      Array.from({ length: 450 }, (_, index) => [
        `k8s/${"long-name-".repeat(12)}${index}.yaml`,
        (shop["k8s/web.yaml"] ?? "").replaceAll("web", `${"workload-".repeat(6)}${index}`),
      ]),
    );
    const { page: large } = pageOf({ ...shop, ...many });
    expect(Buffer.byteLength(large)).toBeLessThan(pageLimit);
    expect(large).toContain("more; <code>blueline scan --json</code> lists all.");
    expectHarmless(large);
  });
});

describe("text of a hostile repository", () => {
  const texts = [
    "<script>hit()</script>",
    `'"><img src=x onerror=hit()>`,
    "</title></style></svg><script>hit()</script>",
    "<!--",
    "]]>",
    "javascript:hit()",
    "\u202egnp.\u0000\u0007\ud800",
  ];

  it.each(texts)("is text wherever it stands: %j", (text) => {
    const written = JSON.stringify(text);
    const { page } = pageOf(
      {
        [`${text}/Dockerfile`]: `FROM ${text}\nUSER ${text}\n`,
        ".github/workflows/x.yml": `name: ${written}\non: { push: {} }\njobs:\n  ${written}:\n    name: ${written}\n    runs-on: ${written}\n    steps:\n      - uses: ${written}\n      - run: docker push ${text}\n`,
        "k8s/web.yaml": `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${written} }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: x, image: ${written} }\n`,
      },
      text,
    );
    expectHarmless(page);
    expect(page).not.toMatch(/\u202e/);
  });
});

it("has the tokens of the application in both themes", () => {
  const css = readFileSync(path.resolve(import.meta.dirname, "../../../app/globals.css"), "utf8");
  const tokensOf = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
    );
  const [light = "", dark = ""] = [/:root \{.*?\n\}/s, /\[data-theme="dark"\] \{.*?\n\}/s].map(
    (block) => block.exec(css)?.[0],
  );
  const [, ours = "", ourDark = ""] = pageStyle("").split(":root{");
  expect(tokensOf(light)).toMatchObject(tokensOf(ours));
  expect(tokensOf(dark)).toMatchObject(tokensOf(ourDark));
  expect(Object.keys(tokensOf(ourDark))).toEqual(Object.keys(tokensOf(ours)));
});
