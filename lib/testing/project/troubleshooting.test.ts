import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const page = readFileSync(path.join(root, "docs/operate/troubleshooting.md"), "utf8");
const quoted = [...page.matchAll(/^### (.+)$/gm)].map(([, heading = ""]) => heading);

const sources = execFileSync("git", ["ls-files", "-z", "app", "components", "lib", "scripts"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/\.test\.|^lib\/testing\/|\/generated\//.test(file))
  .map((file) => readFileSync(path.join(root, file), "utf8"));

test("the page quotes errors", () => {
  expect(quoted.length).toBeGreaterThan(20);
});

test.each(quoted)("%s is a text of the code", (heading) => {
  const parts = heading
    .split("…")
    .map((part) => part.trim())
    .filter((part) => part.length > 3);
  expect(parts.length).toBeGreaterThan(0);
  expect(sources.some((source) => parts.every((part) => source.includes(part)))).toBe(true);
});
