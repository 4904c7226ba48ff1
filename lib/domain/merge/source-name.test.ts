import { expect, it } from "vitest";
import { formatImportedRun, importedText, parseImportedRun } from "../activity/imported-run";
import { sourceName } from "./source-name";

it.each([
  ["shop-main", "shop"],
  ["Shop_v1.2.3", "shop"],
  ["shop-0a1b2c3d4e5f", "shop"],
  ["Web shop: ops", "web-shop-ops"],
  ["From files", undefined],
  ["店-main", "店"],
  ["!?", undefined],
])("the folder %s of an archive is %s", (name, source) => {
  expect(sourceName(name, "archive")).toBe(source);
});

it.each([
  ["service-1", "service-1"],
  ["service-2", "service-2"],
  ["Shop v2", "shop-v2"],
  ["shop-main", "shop-main"],
  ["cart-deadbeef", "cart-deadbeef"],
  ["Äpfel", "äpfel"],
  ["A\u0308pfel", "äpfel"],
  ["магазин", "магазин"],
  ["店", "店"],
  ["From files", undefined],
])("what is called %s is %s", (name, source) => {
  expect(sourceName(name)).toBe(source);
});

it("is found again in the log, and a client can't write it", () => {
  const run = { from: "files", source: "shop", first: 3, last: 16 } as const;
  expect(parseImportedRun(formatImportedRun(run))).toEqual(run);
  expect(importedText(run)).toBe("read from a repository, “shop”, by 14 changes");
  const unnamed = { from: "map", first: 1, last: 1 } as const;
  expect(parseImportedRun(formatImportedRun(unnamed))).toEqual(unnamed);
  expect(importedText(unnamed)).toBe("merged another map by 1 change");
  expect(parseImportedRun("tab-1")).toBeUndefined();
});
