import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./free-port";
import { findPostgresBinaries, postgresAccount } from "./postgres-binaries";

export type PostgresServer = {
  /** Of its maintenance database, as superuser. */
  readonly url: string;
  stop(): Promise<void>;
};

/** Starts a PostgreSQL of its own, on a free port of this machine and in a temporary folder. It forgets everything when it stops. */
export async function startPostgresServer(
  options: { readonly packaged?: boolean } = {},
): Promise<PostgresServer> {
  const account = postgresAccount();
  const folder = mkdtempSync(path.join(tmpdir(), "blueline-postgres-"));
  const binaries = findPostgresBinaries(folder, options);
  const data = path.join(folder, "data");
  const password = randomBytes(16).toString("hex");
  const passwordFile = path.join(folder, "password");
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== undefined)
    for (const owned of [folder, data, passwordFile]) chownSync(owned, account.uid, account.gid);

  const initialise = [
    "-D",
    data,
    "-U",
    "blueline",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
  ];
  execFileSync(path.join(binaries, "initdb"), initialise, {
    ...account,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });

  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "max_connections=200",
  ];
  const server = spawn(
    path.join(binaries, "postgres"),
    ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...account,
      cwd: folder,
      stdio: "ignore",
    },
  );
  // SIGQUIT ends it at once, and with it its own children; nothing in it is worth keeping.
  const stopAtExit = () => {
    server.kill("SIGQUIT");
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once("exit", stopAtExit);

  const url = `postgresql://blueline:${password}@127.0.0.1:${port}/postgres`;
  async function stop() {
    process.removeListener("exit", stopAtExit);
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    await waitUntilReady(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const connection = new pg.Client({ connectionString: url });
    try {
      await connection.connect();
      return;
    } catch (error) {
      if (server.exitCode !== null || performance.now() > deadline)
        throw new Error("PostgreSQL did not start.", { cause: error });
      await sleep(50);
    } finally {
      await connection.end().catch(() => undefined);
    }
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGQUIT");
  await exited;
}
