#!/usr/bin/env node
// Takes from simple-icons only the marks that technologies name, one file each: the browser fetches only the
// visible ones.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const technologies = join(root, "lib/domain/catalogue/technologies");
const icons = join(root, "node_modules/simple-icons/icons");
const output = join(root, "public/brands");

const rows = readdirSync(technologies)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(join(technologies, name), "utf8")));
const slugs = [...new Set(rows.flatMap(({ icon }) => icon ?? []))].toSorted();
const missing = slugs.filter((slug) => !existsSync(join(icons, `${slug}.svg`)));
if (missing.length > 0) {
  console.error(
    `simple-icons has no mark for: ${missing.join(", ")}. Remove "icon" in lib/domain/catalogue/technologies.`,
  );
  process.exit(1);
}

mkdirSync(output, { recursive: true });
for (const name of readdirSync(output))
  if (!slugs.includes(name.replace(/\.svg$/, ""))) rmSync(join(output, name));
for (const slug of slugs) {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path id="mark" d="${readPath(slug)}"/></svg>\n`;
  const file = join(output, `${slug}.svg`);
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

/** Every mark of simple-icons is one title and one path on a 24 by 24 field. */
function readPath(slug) {
  const found = /<title>[^<]*<\/title><path d="([^"]*)"\/><\/svg>$/.exec(
    readFileSync(join(icons, `${slug}.svg`), "utf8").trim(),
  );
  if (!found) throw new Error(`simple-icons changed its format: ${slug}.svg`);
  return found[1];
}
