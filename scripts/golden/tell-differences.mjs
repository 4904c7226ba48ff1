import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../run.mjs";
import { compareHashes, hashesIn } from "./hashes.mjs";

/** The limits of lines, and of their length, for one difference. */
const mostLines = 40;
const widest = 240;

const folder = path.join(root, ".cache/golden-work/differences");

/** Prints the changes, a common one once with all its names. Returns the number of changed outputs. */
export function tellDifferences(parts, old, now) {
  const told = new Map();
  for (const part of parts) {
    const made = [old, now].map((place) => path.join(place, part, "made"));
    const { same: _, ...others } = compareHashes(...made.map(hashesIn));
    for (const [what, names] of Object.entries(others))
      for (const name of names) {
        const lines = what === "changed" ? differenceOf(...made.map((place) => path.join(place, name))) : [];
        const key = `${what}\n${lines.filter((line) => /^[-+]/.test(line)).join("\n")}`;
        const all = told.get(key) ?? { what, lines, names: [] };
        told.set(key, { ...all, names: [...all.names, `${part}/${name}`] });
      }
  }
  for (const { what, lines, names } of told.values()) {
    console.log(`\n${what}: ${names.join("\n         ")}`);
    for (const line of lines.slice(0, mostLines)) console.log(`    ${cut(line)}`);
    if (lines.length > mostLines) console.log(`    and ${lines.length - mostLines} lines more`);
  }
  return [...told.values()].reduce((sum, { names }) => sum + names.length, 0);
}

function differenceOf(before, after) {
  const contents = [before, after].map((file) => readFileSync(file));
  if (contents.some((content) => content.includes(0)))
    return [`${contents.map(({ length }) => length).join(" bytes, now ")} bytes`];
  mkdirSync(folder, { recursive: true });
  const files = contents.map((content, index) => {
    const file = path.join(folder, ["before", "now"][index]);
    // A drawing is one line.
    writeFileSync(file, content.toString().replaceAll("><", ">\n<"));
    return file;
  });
  const { stdout } = spawnSync(
    "git",
    ["diff", "--no-index", "--no-color", "--no-ext-diff", "--unified=1", ...files],
    { encoding: "utf8", maxBuffer: 1 << 30 },
  );
  // Without the names of the two files.
  return stdout.trimEnd().split("\n").slice(4);
}

function cut(line) {
  return line.length > widest ? `${line.slice(0, widest)}…` : line;
}
