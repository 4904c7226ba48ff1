import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export function bin(name) {
  return path.join(root, "node_modules/.bin", name);
}

/**
 * Runs a command in the project's folder, its output shown; answers its exit code.
 * @param {{ env?: object, quiet?: boolean, hear?: (piece: Buffer) => void }} options `hear`: is given the output in place of showing it
 */
export function run(command, args = [], { env = {}, quiet = false, hear } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: quiet ? "ignore" : hear ? ["ignore", "pipe", "pipe"] : "inherit",
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: "1",
        CHECKPOINT_DISABLE: "1",
        DO_NOT_TRACK: "1",
        ...env,
      },
    });
    if (hear) for (const stream of [child.stdout, child.stderr]) stream.on("data", hear);
    child.on("error", () => resolve(127));
    // Once all that it said is heard.
    child.on("close", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

export async function must(what, command, args, options) {
  const code = await run(command, args, options);
  if (code === 0) return;
  console.error(`${what} failed (exit code ${code}).`);
  process.exit(1);
}
