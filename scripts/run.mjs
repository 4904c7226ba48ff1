import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

export function bin(name) {
  return path.join(root, "node_modules/.bin", name);
}

/**
 * Runs a command in the project's folder and shows its output; returns its exit code.
 * @param {{ env?: object, hear?: (piece: Buffer) => void }} options `hear`: receives the output instead
 */
export function run(command, args = [], { env = {}, hear } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: hear ? ["ignore", "pipe", "pipe"] : "inherit",
    env: withoutCallsHome(env),
  });
  if (hear) for (const stream of [child.stdout, child.stderr]) stream.on("data", hear);
  return ended(child);
}

/**
 * Runs a command without showing its output; returns its exit code and output. If this process ends, so do
 * the command and its children.
 */
export async function runKept(command, args, { env = {}, cwd = root } = {}) {
  const child = spawn(command, args, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: withoutCallsHome(env),
    // A group of its own, which can be ended as one.
    detached: true,
  });
  const end = () => child.pid && process.kill(-child.pid, "SIGTERM");
  const stop = () => process.exit(1);
  process.on("exit", end);
  for (const signal of stopSignals) process.on(signal, stop);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (said += piece));
  const code = await ended(child);
  process.off("exit", end);
  for (const signal of stopSignals) process.off(signal, stop);
  return { code, said };
}

function ended(child) {
  return new Promise((resolve) => {
    child.on("error", () => resolve(127));
    // After all its output has arrived.
    child.on("close", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

function withoutCallsHome(env) {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", DO_NOT_TRACK: "1", ...env };
}
