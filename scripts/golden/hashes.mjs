import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const line = /^([0-9a-f]{20}) {2}(.+)$/;

/** The files below a folder, by name, each with the hash of its content. */
export function hashesIn(folder) {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    : [];
  return new Map(
    names
      .map((name) => [name.replaceAll(path.sep, "/"), hashOf(readFileSync(path.join(folder, name)))])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function hashOf(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 20);
}

/** One line per output, so that two people's changes conflict only on the same output. */
export function writeHashes(hashes) {
  return [...hashes].map(([name, hash]) => `${hash}  ${name}\n`).join("");
}

/** @param {string} text from `writeHashes` @returns {Map<string, string>} */
export function readHashes(text) {
  return new Map(
    text
      .split("\n")
      .filter((one) => one !== "")
      .map((one) => {
        const [, hash, name] = line.exec(one) ?? [];
        if (name === undefined) throw new Error(`Not a hash with its name: ${one}`);
        return [name, hash];
      }),
  );
}

/**
 * The change of each output.
 * @param {ReadonlyMap<string, string>} before
 * @param {ReadonlyMap<string, string>} now
 */
export function compareHashes(before, now) {
  const names = [...new Set([...before.keys(), ...now.keys()])].toSorted();
  const of = (wanted) => names.filter((name) => wanted(before.get(name), now.get(name)));
  return {
    same: of((a, b) => a === b),
    changed: of((a, b) => a !== undefined && b !== undefined && a !== b),
    new: of((a) => a === undefined),
    gone: of((_a, b) => b === undefined),
  };
}
