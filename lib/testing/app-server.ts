import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port";

export const testAdmin = {
  name: "Ana Admin",
  email: "ana@example.test",
  password: "correct horse battery staple",
} as const;

export interface AppServer {
  readonly url: string;
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Sends the signal and answers how long the server took to end, in milliseconds, and its exit code. */
  readonly stop: (
    signal?: NodeJS.Signals,
  ) => Promise<{ readonly took: number; readonly code: number | null }>;
}

interface AppServerOptions {
  readonly databaseUrl: string;
  readonly port?: number;
  readonly env?: { readonly [name: string]: string };
  /** Leave out to have the first admin made unattended. */
  readonly withoutAdmin?: boolean;
}

/** Starts the built application as a user would, on a port of its own, and waits until it is ready. */
export async function startAppServer({
  databaseUrl,
  port,
  env = {},
  withoutAdmin = false,
}: AppServerOptions): Promise<AppServer> {
  const chosenPort = port ?? (await freePort());
  const admin = withoutAdmin
    ? {}
    : { BLUELINE_ADMIN_EMAIL: testAdmin.email, BLUELINE_ADMIN_PASSWORD: testAdmin.password };
  const child = spawn(process.execPath, ["scripts/server.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(chosenPort),
      DATABASE_URL: databaseUrl,
      ...admin,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => {
      process.removeListener("exit", kill);
      resolve(code);
    });
  });
  const url = `http://127.0.0.1:${chosenPort}`;
  await waitUntilReady(url, child, () => printed);
  return {
    url,
    process: child,
    output: () => printed,
    stop: async (signal = "SIGTERM") => {
      const started = performance.now();
      child.kill(signal);
      return { code: await ended, took: performance.now() - started };
    },
  };
}

/** In seconds: of a server that hangs, not of one on a busy machine. */
const readyWithin = 90;

async function waitUntilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + readyWithin * 1_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended before it was ready:\n${output()}`);
    const answer = await fetch(`${url}/api/ready`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(50);
  }
  child.kill("SIGKILL");
  throw new Error(`The server was not ready in ${readyWithin} s:\n${output()}`);
}
