import { spawn } from "node:child_process";
import { buildApp } from "./build.mjs";
import { prepare } from "./install.mjs";
import { root } from "./run.mjs";

/**
 * Installs, generates, builds outdated parts, and starts the server; migrations run as it starts.
 * @param {{ environment?: () => NodeJS.ProcessEnv, stdout?: "inherit" | "pipe" }} [options] `environment` of
 * the server, in place of this process's: asked for right before it starts
 */
export async function serve({ environment = () => process.env, stdout = "inherit" } = {}) {
  await prepare("start", async () => {
    if (!(await buildApp())) process.exit(1);
  });
  // The server's first output overwrites it.
  if (process.stdout.isTTY) process.stdout.write("Starting…\r");
  const server = spawn(process.execPath, ["scripts/server.mjs"], {
    cwd: root,
    // Through the channel, the server notices the end of this process, however it ends, and releases the
    // database.
    stdio: ["inherit", stdout, "inherit", "ipc"],
    env: { ...environment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => server.kill(signal));
  server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  return server;
}
