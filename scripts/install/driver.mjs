import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { must } from "./failure.mjs";
import { installInto, lock } from "./packages.mjs";
import { root } from "../run.mjs";

const name = "better-sqlite3";
const binary = `node_modules/${name}/build/Release/better_sqlite3.node`;
const folder = path.join(root, ".cache/driver");
/** The same for as long as what is compiled, and what it is compiled for, is. */
export const driverKey = createHash("sha256")
  .update(
    JSON.stringify([
      lock.packages[`node_modules/${name}`],
      process.versions.modules,
      process.platform,
      process.arch,
    ]),
  )
  .digest("hex");
const kept = path.join(folder, `${driverKey}.node`);

/**
 * Has SQLite's driver be there, the one package that is compiled where it cannot be downloaded: on one core, and for longer than
 * all others are installed. So it is made in a folder of its own, beside them, and kept when they are installed again.
 */
export async function makeDriver() {
  if (existsSync(kept)) return;
  rmSync(folder, { recursive: true, force: true });
  await installInto(folder, [name]);
  await must(
    "Compiling SQLite's driver",
    "npm",
    ["rebuild", name, "--ignore-scripts=false", "--loglevel=error"],
    {
      cwd: folder,
      // SQLite is one file of 9 MB: with -O3 it takes half as long again.
      env: { JOBS: "max", CFLAGS: `${process.env.CFLAGS ?? ""} -O2` },
    },
  );
  renameSync(path.join(folder, binary), kept);
  rmSync(path.join(folder, "node_modules"), { recursive: true });
}

/** Puts the driver among the packages. */
export function placeDriver() {
  const place = path.join(root, binary);
  mkdirSync(path.dirname(place), { recursive: true });
  copyFileSync(kept, `${place}.new`);
  // Whole under its name, whatever ends this.
  renameSync(`${place}.new`, place);
  // Its sources (10 MB) are compiled in a folder of their own.
  rmSync(path.join(root, `node_modules/${name}/deps`), { recursive: true, force: true });
}
