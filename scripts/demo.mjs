// `npm run demo`: one visitor without an account, for this machine alone, on a database that goes with it.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { serve } from "./serve.mjs";

const host = "127.0.0.1";
const usualPort = 3000;
const prefix = "blueline-demo-";

const { values } = parseArgs({ options: { port: { type: "string" }, open: { type: "boolean" } } });
const port = await choosePort(values.port);
removeLeftFolders();
const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
process.on("exit", () => removeFolder(folder));

const server = await serve({ env: environment(), stdout: "pipe" });
server.stdout?.on("data", (piece) => process.stdout.write(piece));
// Its first line names the address.
if (values.open) server.stdout?.once("data", openBrowser);

/** @param {string | undefined} wanted */
async function choosePort(wanted) {
  const asked = wanted === undefined ? usualPort : Number(wanted);
  if (!Number.isInteger(asked) || asked < 1 || asked > 65_535)
    return fail("--port needs a number up to 65535.");
  const free = await probe(asked);
  if (free !== undefined) return free;
  return wanted === undefined ? probe(0) : fail(`Port ${asked} is in use. Choose another with --port.`);
}

/** @returns {Promise<number | undefined>} undefined: it is in use, or not for this user */
function probe(asked) {
  return new Promise((resolve) => {
    const socket = createServer();
    socket.once("error", () => resolve(undefined));
    socket.listen(asked, host, () => {
      const address = socket.address();
      socket.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}

/** Without the settings of an installation: a demo has its own database, and opens nothing to others. */
function environment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(BLUELINE_(?!READERS$|READER_MEMORY$).*|DATABASE_URL)$/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    BLUELINE_DEMO: "on",
    DATABASE_URL: `file:${path.join(folder, "blueline.db")}`,
    HOST: host,
    PORT: String(port),
    // Not localhost, at which another program may listen by IPv6.
    BLUELINE_URL: `http://${host}:${port}`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  };
}

function openBrowser() {
  const program = process.platform === "darwin" ? "open" : "xdg-open";
  const opening = spawn(program, [`http://${host}:${port}`], { stdio: "ignore", detached: true });
  // Without a desktop there is none: the address is on the screen.
  opening.on("error", () => undefined);
  opening.unref();
}

/** Those of demos that were killed. */
function removeLeftFolders() {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^blueline-demo-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) removeFolder(path.join(tmpdir(), name));
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but belongs to another user.
    return error.code === "EPERM";
  }
}

function removeFolder(place) {
  try {
    rmSync(place, { recursive: true, force: true });
  } catch {
    // It belongs to another user.
  }
}

/** @returns {never} */
function fail(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
