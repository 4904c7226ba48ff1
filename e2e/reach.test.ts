import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { JSONReport, JSONReportSuite } from "@playwright/test/reporter";
import { describe, expect, it } from "vitest";
import { allCommands } from "@/components/canvas/commands/all-commands";
import { listCommands } from "@/components/canvas/commands/list-commands";

// What scripts/test.mjs has the stories tagged @main leave behind.
const report = readFileSync(path.join(import.meta.dirname, "../.cache/browser-stories.json"), "utf8");
const annotations = (JSON.parse(report) as JSONReport).suites.flatMap(function ofMain(
  suite: JSONReportSuite,
): readonly { type: string; description?: string }[] {
  const stories = suite.specs.filter(({ tags }) => tags.includes("main"));
  return [
    ...stories.flatMap(({ tests }) => tests.flatMap((test) => test.annotations)),
    ...(suite.suites ?? []).flatMap(ofMain),
  ];
});
const noted = (type: string) =>
  new Set(annotations.flatMap((one) => (one.type === type ? [one.description ?? ""] : [])));

describe("the stories of npm test", () => {
  it("open every page", () => {
    const pages = readdirSync(path.join(import.meta.dirname, "../app"), { encoding: "utf8", recursive: true })
      .filter((file) => path.basename(file) === "page.tsx")
      .map((file) => path.posix.join("/", path.dirname(file)))
      // An address is of the page that names most of it: /pipelines/new of no pipeline.
      .toSorted((one, other) => one.split("[").length - other.split("[").length);
    const opened = new Set([...noted("opened")].map((address) => pages.find((page) => isOf(page, address))));
    const missed = pages.filter((page) => !opened.has(page));
    expect(missed, `no story tagged @main opens ${missed.join(", ")}`).toEqual([]);
  });

  it("run every command of the map", () => {
    const ran = noted("ran");
    const missed = [...allCommands, ...listCommands].flatMap(({ id }) => (ran.has(id) ? [] : [id]));
    expect(missed, `no story tagged @main runs ${missed.join(", ")}`).toEqual([]);
  });
});

function isOf(page: string, address: string): boolean {
  // Of any depth, or of none.
  const [above, below] = page.split("/[[...");
  if (below !== undefined) return address === above || address.startsWith(`${above}/`);
  const [parts, given] = [page.split("/"), address.split("/")];
  return (
    parts.length === given.length && parts.every((part, at) => part.startsWith("[") || part === given[at])
  );
}
