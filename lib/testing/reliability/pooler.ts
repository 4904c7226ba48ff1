import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../free-port";
import { postgresAccount } from "../postgres-binaries";

export interface Pooler {
  /** The same database by way of the pooler. */
  readonly through: (databaseUrl: string) => string;
  readonly stop: () => Promise<void>;
}

/** PgBouncer in transaction mode before a PostgreSQL. @returns undefined where it is not installed */
export async function startPooler(postgresUrl: string): Promise<Pooler | undefined> {
  const account = postgresAccount();
  const folder = mkdtempSync(path.join(tmpdir(), "blueline-pooler-"));
  const settings = path.join(folder, "pgbouncer.ini");
  const { hostname, port, username, password } = new URL(postgresUrl);
  const ownPort = await freePort();
  writeFileSync(
    settings,
    `[databases]
* = host=${hostname} port=${port} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ownPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 20
max_client_conn = 200
ignore_startup_parameters = extra_float_digits,idle_in_transaction_session_timeout,options
`,
    { mode: 0o600 },
  );
  if (account !== undefined)
    for (const owned of [folder, settings]) chownSync(owned, account.uid, account.gid);
  const pooler = spawn("pgbouncer", ["-q", settings], { ...account, cwd: folder, stdio: "ignore" });
  const kill = () => pooler.kill("SIGKILL");
  process.once("exit", kill);
  const ended = new Promise<void>((resolve) => {
    pooler.once("exit", () => resolve());
    pooler.once("error", () => resolve());
  });
  const stop = async () => {
    process.removeListener("exit", kill);
    pooler.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      once(pooler, "spawn"),
      once(pooler, "error").then(([error]) => Promise.reject(error)),
    ]);
  } catch {
    await stop();
    return undefined;
  }
  return {
    through: (databaseUrl) => {
      const url = new URL(databaseUrl);
      url.port = String(ownPort);
      return url.href;
    },
    stop,
  };
}
