// `npm run house`: statistics of the layout. It judges nothing; ARCHITECTURE.md states the aims.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./run.mjs";

const tops = ["app", "components", "lib/domain", "lib/client", "lib/server"];
const smallFile = 40;

const files = new Map(
  tops
    .flatMap((top) => productFilesIn(top))
    .map((file) => [file, readFileSync(path.join(root, file), "utf8")]),
);
const importsOf = new Map([...files].map(([file, text]) => [file, importsIn(file, text)]));
const importersOf = new Map([...files.keys()].map((file) => [file, []]));
for (const [file, { found }] of importsOf)
  for (const target of new Set(found)) importersOf.get(target).push(file);

const inside = (folder) => [...files.keys()].filter((file) => file.startsWith(`${folder}/`));
const foldersOf = (top) =>
  [
    ...new Set(
      inside(top).map((file) =>
        file
          .split("/")
          .slice(0, top.split("/").length + 1)
          .join("/"),
      ),
    ),
  ]
    .filter((folder) => !files.has(folder))
    .toSorted();

console.log(
  "folder                            files  lines  median  p90  longest  imports/100 lines  small, one importer beside",
);
for (const top of tops) {
  printRow(top);
  if (top === "components" || top === "lib/domain") for (const folder of foldersOf(top)) printRow(folder);
}

for (const top of ["components", "lib/domain"]) {
  console.log(
    `\nPairs of folders of ${top} that import each other: ${listed(pairsBothWays(foldersOf(top)))}`,
  );
}
console.log(
  `\nCircles of files, types counted: ${listed(findCircles([...files.keys()]).map((circle) => `${circle.length} files around ${circle[0]}`))}`,
);
for (const file of ["lib/domain/posture/analyse.ts", "app/pipelines/[id]/gaps/page.tsx"]) {
  console.log(`Files reached from ${file}: ${reachedFrom(file).size - 1}`);
}

function printRow(folder) {
  const all = inside(folder);
  const lengths = all.map((file) => lineCount(file)).toSorted((a, b) => a - b);
  const lines = lengths.reduce((sum, length) => sum + length, 0);
  const imports = all.reduce((sum, file) => sum + importsOf.get(file).count, 0);
  const small = all.filter((file) => isSmallWithOneImporterBeside(file)).length;
  const cells = [
    lengths.length,
    lines,
    quantile(lengths, 0.5),
    quantile(lengths, 0.9),
    lengths.at(-1),
    ((imports / lines) * 100).toFixed(1),
  ];
  const widths = [6, 7, 8, 5, 9, 19];
  const share = `${small} (${((small / all.length) * 100).toFixed(0)} %)`;
  console.log(
    `${(folder.split("/").length > 1 && !tops.includes(folder) ? `  ${folder}` : folder).padEnd(33)}${cells.map((cell, at) => String(cell).padStart(widths[at])).join("")}${share.padStart(28)}`,
  );
}

function isSmallWithOneImporterBeside(file) {
  const [importer, ...more] = importersOf.get(file);
  return (
    importer !== undefined &&
    more.length === 0 &&
    lineCount(file) <= smallFile &&
    path.dirname(importer) === path.dirname(file)
  );
}

function pairsBothWays(folders) {
  const reaches = (from, to) =>
    inside(from).some((file) => importsOf.get(file).found.some((target) => target.startsWith(`${to}/`)));
  return folders.flatMap((one, at) =>
    folders
      .slice(at + 1)
      .flatMap((other) => (reaches(one, other) && reaches(other, one) ? [`${one} and ${other}`] : [])),
  );
}

/** Strongly connected components of more than one file (Tarjan 1972). */
function findCircles(all) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const circles = [];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    for (const target of importsOf.get(file).found) {
      if (!index.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file), low.get(target)));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) circles.push(circle.toSorted());
  };
  for (const file of all) if (!index.has(file)) visit(file);
  return circles.toSorted((a, b) => b.length - a.length);
}

function reachedFrom(file) {
  const reached = new Set([file]);
  for (const at of reached) for (const target of importsOf.get(at)?.found ?? []) reached.add(target);
  return reached;
}

function productFilesIn(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes("/generated/"))
    .toSorted();
}

/** `count`: all import and re-export statements; `found`: the files of this project that they name. */
function importsIn(file, text) {
  const statements = [...text.matchAll(/^(?:import|export)\b(?:[^;"]*?\bfrom)?\s*"([^"]+)"/gm)].map(
    (match) => match[1],
  );
  const lazy = [...text.matchAll(/\bimport\(\s*"([^"]+)"/g)].map((match) => match[1]);
  return {
    count: statements.length,
    found: [...statements, ...lazy].flatMap((name) => resolve(file, name) ?? []),
  };
}

function resolve(from, name) {
  const base = name.startsWith("@/")
    ? name.slice(2)
    : name.startsWith(".")
      ? path.join(path.dirname(from), name)
      : undefined;
  return base && ["", ".ts", ".tsx"].map((end) => base + end).find((file) => files.has(file));
}

function lineCount(file) {
  return files.get(file).split("\n").length - 1;
}

function quantile(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

function listed(items) {
  return items.length === 0 ? "none" : `${items.length}\n  ${items.join("\n  ")}`;
}
