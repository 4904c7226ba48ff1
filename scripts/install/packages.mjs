import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { must, orEnd } from "./failure.mjs";
import { root, runKept } from "../run.mjs";

const quietly = ["--no-audit", "--no-fund", "--loglevel=error"];
// Without a network, fail within seconds: npm's default is more than a minute.
const soon = ["--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];
const manifest = read("package.json");
export const lock = read("package-lock.json");

/** Next resizes pictures with it, and `images` of next.config.js turns that off: 20 MB. */
const resizer = /^node_modules\/(?:sharp$|@img\/)/;

/** Installs everything, as locked. */
export function installAll() {
  // Even if NODE_ENV is production.
  return npm(["ci", "--include=dev"]);
}

/** Installs missing packages, and leaves the rest unchanged. */
export function installMissing() {
  return npm(["install", "--include=dev", "--no-save"]);
}

/**
 * Installs locked dependencies into a folder of their own, without those only for tests and lint. `npm ci
 * --omit=dev` would include half of them: it counts optional peer dependencies, such as vitest.
 */
export async function installInto(folder, names = Object.keys(manifest.dependencies)) {
  const { name, version, dependencies, allowScripts } = manifest;
  const own = {
    name,
    version,
    dependencies: Object.fromEntries(names.map((one) => [one, dependencies[one]])),
    allowScripts,
  };
  const needed = Object.entries(lock.packages)
    .filter(([place, { dev, devOptional }]) => place !== "" && !dev && !devOptional && !resizer.test(place))
    .map(withoutResizer);
  const lockWith = (packages) => ({ ...lock, packages: { "": own, ...Object.fromEntries(packages) } });
  mkdirSync(folder, { recursive: true });
  write(folder, "package.json", own);
  copyFileSync(path.join(root, ".npmrc"), path.join(folder, ".npmrc"));
  write(folder, "package-lock.json", lockWith(needed.map(withAddress)));
  const { code, said } = await runKept("npm", npmArgs(["ci", "--replace-registry-host=always"]), {
    cwd: folder,
  });
  // This registry stores its packages elsewhere, so ask for the address.
  if (code !== 0 && /\bE404\b/.test(said)) {
    write(folder, "package-lock.json", lockWith(needed));
    return npm(["ci"], folder);
  }
  return orEnd("Installing packages", { code, said });
}

function withoutResizer([place, entry]) {
  return [place, { ...entry, optionalDependencies: { ...entry.optionalDependencies, sharp: undefined } }];
}

/**
 * Package addresses of registries, so that npm need not look up each one, which doubles the time. npm inserts
 * the registry's own name.
 */
function withAddress([place, entry]) {
  const name = entry.name ?? place.split("node_modules/").pop();
  const resolved = `https://registry.invalid/${name}/-/${name.split("/").pop()}-${entry.version}.tgz`;
  return [place, { ...entry, resolved }];
}

function npm(args, cwd = root) {
  return must("Installing packages", "npm", npmArgs(args), { cwd });
}

function npmArgs(args) {
  return [...args, ...quietly, ...soon];
}

function read(file) {
  return JSON.parse(readFileSync(path.join(root, file), "utf8"));
}

function write(folder, file, content) {
  writeFileSync(path.join(folder, file), JSON.stringify(content));
}
