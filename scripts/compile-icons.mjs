#!/usr/bin/env node
// Takes from simple-icons only the marks that technologies name: the whole package is several megabytes.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const technologies = join(root, "lib/domain/catalog/technologies");
const icons = join(root, "node_modules/simple-icons/icons");
const output = join(root, "components/canvas/icons/generated/brands.json");

const rows = readdirSync(technologies).filter((name) => name.endsWith(".json")).flatMap((name) => JSON.parse(readFileSync(join(technologies, name), "utf8")));
const slugs = [...new Set(rows.flatMap(({ icon }) => icon ?? []))].toSorted();
const missing = slugs.filter((slug) => !existsSync(join(icons, `${slug}.svg`)));
if (missing.length > 0) {
  console.error(`simple-icons has no mark for: ${missing.join(", ")}. Leave "icon" out in lib/domain/catalog/technologies.`);
  process.exit(1);
}

const text = `${JSON.stringify(Object.fromEntries(slugs.map((slug) => [slug, readMark(slug)])))}\n`;
if (!existsSync(output) || readFileSync(output, "utf8") !== text) {
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, text);
}

/** Every mark of simple-icons is one title and one path on a 24 by 24 field. */
function readMark(slug) {
  const found = /<title>([^<]*)<\/title><path d="([^"]*)"\/><\/svg>$/.exec(readFileSync(join(icons, `${slug}.svg`), "utf8").trim());
  if (!found) throw new Error(`simple-icons changed its format: ${slug}.svg`);
  return { title: decode(found[1]), path: found[2] };
}

function decode(title) {
  return title.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
