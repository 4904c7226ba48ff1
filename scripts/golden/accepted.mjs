import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../run.mjs";
import { readHashes, writeHashes } from "./hashes.mjs";

function fileOf(part) {
  return path.join(root, "scripts/golden/hashes", `${part}.txt`);
}

/** The accepted hashes of a part, of the outputs with this in their names. */
export function acceptedHashes(part, named) {
  const file = fileOf(part);
  const all = existsSync(file) ? readHashes(readFileSync(file, "utf8")) : new Map();
  return new Map([...all].filter(([name]) => name.includes(named)));
}

/** Stores the hashes of the outputs with this in their names; others stay. */
export function acceptHashes(part, named, hashes) {
  const others = [...acceptedHashes(part, "")].filter(([name]) => !name.includes(named));
  mkdirSync(path.dirname(fileOf(part)), { recursive: true });
  writeFileSync(fileOf(part), writeHashes([...others, ...hashes].toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
