import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const folder = path.resolve(import.meta.dirname, "../../server");

// The bundler then refuses to put it in a page; the lint's table is the first wall, this the second.
test("every module of the server says first that it is for the server only", () => {
  const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  expect(modules.length).toBeGreaterThan(50);
  expect(
    modules.filter(
      (file) => !readFileSync(path.join(folder, file), "utf8").startsWith('import "server-only";'),
    ),
  ).toEqual([]);
});
