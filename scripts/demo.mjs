// `npm run demo`: one visitor without an account, for this machine alone, on a database that goes with it.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { serve } from "./serve.mjs";

const host = "127.0.0.1";
const usualPort = 3000;

const { values } = parseArgs({ options: { port: { type: "string" }, open: { type: "boolean" } } });
const port = await choosePort(values.port);
// Not localhost, at which another program may listen by IPv6.
const address = `http://${host}:${port}`;
const isQuiet = process.env.LOG_LEVEL === undefined;

const server = await serve({ environment, stdout: "pipe" });
if (server.stdout) createInterface({ input: server.stdout }).on("line", passOn);

function passOn(line) {
  // The audit log is in the log at every level, and of no use to a visitor.
  if (isQuiet && line.startsWith('{"level":"info"')) return;
  process.stdout.write(`${line}\n`);
  if (values.open && line.includes(address)) openBrowser();
}

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
      const bound = socket.address();
      socket.close(() => resolve(typeof bound === "object" ? bound?.port : undefined));
    });
  });
}

/** Without the settings of an installation: a demo has its own database, and opens nothing to others. */
function environment() {
  const folder = makeFolder();
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(BLUELINE_(?!READERS$|READER_MEMORY$).*|DATABASE_URL)$/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    BLUELINE_DEMO: "on",
    DATABASE_URL: `file:${path.join(folder, "blueline.db")}`,
    HOST: host,
    PORT: String(port),
    BLUELINE_URL: address,
    ...(isQuiet ? { LOG_LEVEL: "warn" } : {}),
  };
}

function openBrowser() {
  const program = process.platform === "darwin" ? "open" : "xdg-open";
  const opening = spawn(program, [address], { stdio: "ignore", detached: true });
  // Without a desktop there is none: the address is on the screen.
  opening.on("error", () => undefined);
  opening.unref();
}

/** It goes with this process. The server has ended by then. */
function makeFolder() {
  removeLeftFolders();
  const folder = mkdtempSync(path.join(tmpdir(), `blueline-demo-${process.pid}-`));
  process.on("exit", () => removeFolder(folder));
  return folder;
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
