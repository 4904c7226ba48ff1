// @module-tag large
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "blueline-install-"));
const disk = path.join(folder, "disk");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What installing needs, as the Dockerfile copies it. */
const needed = [
  "package.json",
  "package-lock.json",
  ".npmrc",
  "scripts/install",
  "scripts/install.mjs",
  "scripts/run.mjs",
];

function copyTo(place: string): string {
  for (const name of needed) cpSync(path.join(root, name), path.join(place, name), { recursive: true });
  return place;
}

/** Installs in a folder, with a registry that nobody can reach. */
function install(place: string, nodeArgs: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, "scripts/install.mjs"], {
    cwd: place,
    encoding: "utf8",
    env: {
      ...process.env,
      npm_config_registry: "http://127.0.0.1:9/",
      npm_config_cache: path.join(folder, "cache"),
      npm_config_fetch_retries: "0",
    },
  });
  return { status, said: stdout + stderr };
}

it("an old Node.js gets the required version, before anything starts", () => {
  const older = `Object.defineProperty(process.versions, "node", { value: "18.20.8" })`;
  expect(
    install(copyTo(path.join(folder, "older")), [
      "--import",
      `data:text/javascript,${encodeURIComponent(older)}`,
    ]),
  ).toEqual({
    status: 1,
    said: "Blueline needs Node.js 20.19 or newer; this is 18.20.8.\n",
  });
});

it("an unreachable registry is named in one sentence, without other output", () => {
  const { status, said } = install(copyTo(path.join(folder, "offline")));
  expect(status).toBe(1);
  expect(said).toMatch(
    /^Installing packages…\nThe npm registry at http:\/\/127\.0\.0\.1:9 can't be reached [^\n]*\n$/,
  );
});

function mounted(...options: readonly string[]): boolean {
  try {
    execFileSync("mount", [...options, disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Only the administrator of a machine may mount a disk. */
describe.skipIf(process.getuid?.() !== 0)("a disk", () => {
  it("that is full, or cannot be written, is told in a sentence before anything is begun", () => {
    execFileSync("mkdir", [disk]);
    if (!mounted("-t", "tmpfs", "-o", "size=4m", "tmpfs")) return;
    try {
      copyTo(disk);
      expect(install(disk).said).toMatch(/^The disk is full: \S+ has \d MB free, [^\n]*\n$/);
      expect(mounted("-o", "remount,ro")).toBe(true);
      expect(install(disk).said).toMatch(/^\S+ can't be written: [^\n]*\n$/);
    } finally {
      execFileSync("umount", [disk]);
    }
  });
});
