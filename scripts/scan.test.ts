// @module-tag large
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { readingPackages } from "./bundle-scan-command.mjs";

const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "blueline-scan-clone-"));
const clone = path.join(folder, "clone");
const shop = path.join(folder, "shop");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

mkdirSync(shop);
writeFileSync(path.join(shop, "Dockerfile"), "FROM node:22\n");
for (const file of filesOfProject()) cpSync(path.join(root, file), path.join(clone, file));

/** Without packages and generated files, as after `git clone`. */
function filesOfProject(): readonly string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const places = [
    "lib",
    "components",
    "scripts",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "tsconfig.json",
  ];
  return execFileSync("git", [...args, ...places], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((file) => file !== "");
}

/** With a registry that nobody can reach. */
function scan(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(clone, "scripts/scan.mjs"), ...args],
    {
      cwd: clone,
      encoding: "utf8",
      env: {
        ...process.env,
        INIT_CWD: folder,
        npm_config_registry: "http://127.0.0.1:9/",
        npm_config_cache: path.join(folder, "cache"),
        npm_config_fetch_retries: "0",
      },
    },
  );
  return { status, said: stdout + stderr };
}

it("without packages and a registry, ends and says why", () => {
  const { status, said } = scan("shop");
  expect([status, said]).toEqual([1, expect.stringContaining("registry")]);
});

it("with the packages that reading needs and no other, writes the page where npm was called", () => {
  for (const name of readingPackages) {
    const place = path.join(clone, "node_modules", name);
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(path.join(root, "node_modules", name), place);
  }
  const { status, said } = scan("shop", "--html", "shop.html");
  expect([status, said]).toEqual([0, expect.stringContaining("Wrote shop.html.")]);
  expect(readFileSync(path.join(folder, "shop.html"), "utf8")).toContain("<h1>shop</h1>");
});
