import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { must, orEnd } from "./failure.mjs";
import { root, runKept } from "../run.mjs";

const quietly = ["--no-audit", "--no-fund", "--loglevel=error"];
// Where there is no network, that is said after some seconds: npm's own patience is more than a minute.
const soon = ["--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];
const manifest = read("package.json");
export const lock = read("package-lock.json");

/** By which Next resizes pictures, and `images` of next.config.js has it do nothing of that: 20 MB. */
const resizer = /^node_modules\/(?:sharp$|@img\/)/;

/** Installs everything, as it is locked. */
export function installAll() {
  // Also where NODE_ENV says production.
  return npm(["ci", "--include=dev"]);
}

/** Installs what is not there yet, and leaves the rest as it is. */
export function installMissing() {
  return npm(["install", "--include=dev", "--no-save"]);
}

/**
 * Installs dependencies as they are locked into a folder of their own, without what only tests and lint need. `npm ci --omit=dev`
 * would bring half of that along: what may be a dependency of another package, such as vitest, it takes for one.
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
  // This registry has its packages elsewhere: it is asked where.
  if (code !== 0 && /\bE404\b/.test(said)) {
    write(folder, "package-lock.json", lockWith(needed));
    return npm(["ci"], folder);
  }
  return orEnd("Installing packages", { code, said });
}

function withoutResizer([place, entry]) {
  return [place, { ...entry, optionalDependencies: { ...entry.optionalDependencies, sharp: undefined } }];
}

/** Where registries have a package, so that npm need not ask about each first, which takes it as long again. It puts the registry's own name in. */
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
