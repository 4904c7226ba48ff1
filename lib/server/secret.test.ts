import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readOrMakeSecret } from "./secret";

let parent = "";
let dataFolder = "";

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), "blueline-secret-"));
  dataFolder = path.join(parent, "data");
});
afterEach(() => rmSync(parent, { recursive: true }));

it("is made once and kept, for the owner's eyes only", () => {
  const secret = readOrMakeSecret({ secret: undefined, dataFolder });
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(readOrMakeSecret({ secret: undefined, dataFolder })).toBe(secret);
  expect(readdirSync(dataFolder)).toEqual(["secret"]);
  expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(dataFolder, "secret")).mode & 0o777).toBe(0o600);
});

it("is the environment's when that has one, and then no file is made", () => {
  const secret = "0123456789abcdef0123456789abcdef";
  expect(readOrMakeSecret({ secret, dataFolder })).toBe(secret);
  expect(readdirSync(parent)).toEqual([]);
});

it("is not replaced when the file is damaged", () => {
  readOrMakeSecret({ secret: undefined, dataFolder });
  writeFileSync(path.join(dataFolder, "secret"), "");
  expect(() => readOrMakeSecret({ secret: undefined, dataFolder })).toThrow("too short");
});
