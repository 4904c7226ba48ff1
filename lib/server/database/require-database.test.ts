import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { requireDatabase } from "./require-database";

let dataFolder = "";
beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), "blueline-"));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const start = (databaseUrl = `file:${path.join(dataFolder, "blueline.db")}`) =>
  requireDatabase({ databaseUrl, dataFolder });

it("starts without a database, and continues with one", () => {
  expect(() => start()).not.toThrow();
  writeFileSync(path.join(dataFolder, "blueline.db"), "SQLite");
  writeFileSync(path.join(dataFolder, "secret"), "x");
  expect(() => start()).not.toThrow();
});

it("refuses to start beside the secret of a lost database, and names the remedy", () => {
  writeFileSync(path.join(dataFolder, "secret"), "x");
  expect(() => start()).toThrow(/blueline\.db not found.*blueline restore.*or delete .*secret/);
  writeFileSync(path.join(dataFolder, "blueline.db"), "");
  expect(() => start()).toThrow(/blueline\.db is empty/);
  // A database on another server reports its absence itself.
  expect(() => start("postgresql://localhost/blueline")).not.toThrow();
});
