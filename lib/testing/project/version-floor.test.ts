import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/** The first versions without a hole that matters here: among others a way out of the folder, and a first address that any request could set. */
const floors = { next: [16, 4, 6], react: [19, 3, 1], "better-auth": [1, 7, 25] } as const;

// What is installed is what is locked.
const lock = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../../../package-lock.json"), "utf8"),
) as {
  readonly packages: { readonly [place: string]: { readonly version: string } };
};

it.each(Object.entries(floors))("%s is not older than its last known hole", (name, floor) => {
  const version = lock.packages[`node_modules/${name}`]?.version ?? "";
  const parts = version.split(/[.-]/).map(Number);
  const first = floor.findIndex((part, index) => part !== parts[index]);
  expect(first === -1 || (parts[first] ?? 0) > (floor[first] ?? 0), version).toBe(true);
});
