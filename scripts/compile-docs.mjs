#!/usr/bin/env node
// Compiles the pages of docs for the product: one JSON file with their trees, and the pictures that they
// show, named by content.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { docTree, textOf } from "./docs/doc-tree.mjs";

const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), ".."));
const docs = join(root, "docs");
const pictures = new Map();

const files = readdirSync(docs, { recursive: true, encoding: "utf8" })
  // Decisions explain the code to its developers.
  .filter((file) => file.endsWith(".md") && !file.startsWith("contribute/decisions/"))
  .toSorted();
const index = files.indexOf("README.md");
if (index === -1) throw new Error("docs/README.md is missing: it is the first page and names the order.");
const trees = new Map(
  files.map((file) => [file, docTree(readFileSync(join(docs, file), "utf8"), { file, pathOf, picture })]),
);
write();

/** The address of a page below /docs: that of the index is empty. */
function pathOf(file) {
  if (!files.includes(file)) return undefined;
  return file === "README.md" ? "" : file.replace(/\.md$/, "");
}

function picture(file) {
  const content = readFileSync(join(docs, file));
  if (!file.endsWith(".png")) throw new Error(`docs/${file}: a picture of a page must be a PNG.`);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const name = `${file
    .split("/")
    .at(-1)
    .replace(/\.png$/, "")}-${hash}.png`;
  pictures.set(name, content);
  // Of the header: without them the page would jump once the picture is there.
  return { src: name, width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

/** In the order of the index; a page that it doesn't name follows the page, or the last page, of its folder. */
function inOrder() {
  const linked = [...new Set(["", ...linksIn(trees.get("README.md"))])];
  const rank = (path) => {
    const at = linked.indexOf(path);
    if (at !== -1) return at;
    const folder = path.slice(0, path.lastIndexOf("/"));
    const near = linked.indexOf(folder);
    return (near === -1 ? linked.findLastIndex((one) => one.startsWith(`${folder}/`)) : near) + 0.5;
  };
  return files
    .map((file) => ({ file, path: pathOf(file) }))
    .toSorted((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1));
}

function linksIn(nodes) {
  return nodes.flatMap((node) => {
    if (typeof node === "string") return [];
    if (node.to !== undefined) return [node.to];
    return linksIn([...node.children, ...(node.rows ?? []).flat(2)]);
  });
}

function write() {
  const pages = inOrder().map(({ file, path }) => {
    const [heading, ...body] = trees.get(file);
    if (heading?.tag !== "h1") throw new Error(`docs/${file} must begin with its title, as # in Markdown.`);
    return { path, title: textOf([heading]), body };
  });
  writeIfChanged(join(root, "lib/server/docs/generated/pages.json"), `${JSON.stringify(pages)}\n`);
  const folder = join(root, "public/pictures");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!pictures.has(name)) rmSync(join(folder, name));
  for (const [name, content] of pictures) writeIfChanged(join(folder, name), content);
}

/** An unchanged file keeps its time, so that watchers and compilers do not run again. */
function writeIfChanged(file, content) {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
