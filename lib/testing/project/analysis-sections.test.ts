import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const specification = readFileSync(path.join(root, "docs/reference/analysis.md"), "utf8");
const sections = [...specification.matchAll(/^#{2,3} (\d+(?:\.\d+)?) /gm)].map(([, number = ""]) => number);

const code = ["app", "components", "e2e", "lib", "scripts"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.includes("generated"))
    .map((file) => path.join(folder, file)),
);

const citation = /\bAnalysis (\d+(?:\.\d+)?)(?:(?:,| and| to) (\d+(?:\.\d+)?))?/g;

test("the sections of the analysis specification are numbered one after the other", () => {
  const last = { section: 0, part: 0 };
  for (const number of sections) {
    const [section = 0, part = 0] = number.split(".").map(Number);
    expect([section, part]).toEqual(part === 0 ? [last.section + 1, 0] : [last.section, last.part + 1]);
    Object.assign(last, { section, part });
  }
  expect(sections.length).toBeGreaterThan(20);
});

test("code cites sections of it that there are", () => {
  const cited = code.flatMap((file) => {
    const text = readFileSync(path.join(root, file), "utf8");
    return [...text.matchAll(citation)].flatMap(([, first, second]) =>
      [first, second].flatMap((number) => (number === undefined ? [] : [{ file, number }])),
    );
  });
  expect(cited.length).toBeGreaterThan(50);
  expect(cited.filter(({ number }) => !sections.includes(number))).toEqual([]);
});
