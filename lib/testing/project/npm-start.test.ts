import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stands for the server: says its process id, and ends when it is asked to. */
const server = `
setInterval(() => undefined, 1000);
process.on("SIGTERM", () => process.exit(0));
process.stdout.write("pid " + process.pid + "\\n");
`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it("a service manager that ends `npm start` ends the server, and leaves nothing behind", async () => {
  const { scripts } = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, "../../../package.json"), "utf8"),
  );
  mkdirSync(path.join(folder, "scripts"));
  writeFileSync(path.join(folder, "scripts/start.mjs"), server);
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ name: "started", scripts: { start: scripts.start } }),
  );
  const npm = spawn("npm", ["start"], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  npm.stdout.on("data", (part) => (said += String(part)));
  await expect.poll(() => /pid \d+/.test(said), { timeout: 30_000 }).toBe(true);
  const pid = Number(/pid (\d+)/.exec(said)?.[1]);
  try {
    expect(isAlive(pid)).toBe(true);
    npm.kill("SIGTERM");
    await once(npm, "exit");
    await expect.poll(() => isAlive(pid)).toBe(false);
  } finally {
    if (isAlive(pid)) process.kill(pid, "SIGKILL");
  }
});
