// @module-tag large
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const out = mkdtempSync(path.join(tmpdir(), "docs-"));
const pages = new Map<string, string>();

beforeAll(() => {
  execFileSync(process.execPath, [path.join(import.meta.dirname, "../docs.mjs"), "--out", out]);
  for (const file of readdirSync(out, { recursive: true, encoding: "utf8" }))
    if (file.endsWith(".html")) pages.set(file, readFileSync(path.join(out, file), "utf8"));
});
afterAll(() => rmSync(out, { recursive: true }));

test("the export has a file for each page, and loads no script and nothing from elsewhere", () => {
  expect(pages.size).toBeGreaterThan(50);
  expect(pages.has("index.html") && pages.has("guides/ci/gitlab.html")).toBe(true);
  for (const [file, html] of pages) {
    expect(html, file).not.toMatch(/<script|<form|\son\w+=|(?:src|href)="\//);
    expect(
      [...html.matchAll(/<(?:link|img)[^>]*(?:href|src)="([^"]*)"/g)].filter(([, at = ""]) =>
        /^\w+:/.test(at),
      ),
    ).toEqual([]);
  }
});

test("each link, anchor and picture of the export is in it", () => {
  const missing = [...pages].flatMap(([file, html]) =>
    [...html.matchAll(/(?:href|src)="([^"]*)"/g)].flatMap(([, address = ""]) => {
      if (/^(https?|mailto):/.test(address)) return [];
      const [target = "", anchor] = address.split("#");
      const found = target === "" ? file : path.posix.join(path.posix.dirname(file), target);
      const isThere =
        existsSync(path.join(out, found)) &&
        (anchor === undefined || pages.get(found)?.includes(` id="${decodeURIComponent(anchor)}"`) === true);
      return isThere ? [] : [`${file}: ${address}`];
    }),
  );
  expect(missing).toEqual([]);
});

test("its one style sheet draws these pages, and loads nothing", () => {
  const css = readFileSync(path.join(out, "docs.css"), "utf8");
  expect(css).toContain(".text-lead");
  expect(css).toContain("--blue:");
  expect(css).not.toMatch(/@import|url\((?!"?data:)|@source/);
  expect(css.length).toBeLessThan(100_000);
});
