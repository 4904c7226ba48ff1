import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { allCommands } from "@/components/canvas/commands/all-commands";
import { commandGroups } from "@/components/canvas/commands/command";
import { keyText } from "@/components/canvas/commands/keys";
import { wordTables } from "@/components/words/word-tables";
import { notCoveredLines } from "@/lib/server/audit/coverage";
import { commandLinePart } from "./command-line-part";
import { controlsPart } from "./controls-part";
import { frameworksPart } from "./frameworks-part";
import { glossaryPart } from "./glossary-part";
import { incidentsPart } from "./incidents-part";
import { rolesPart } from "./roles-part";
import { scannersPart } from "./scanners-part";
import { shortcutsPart } from "./shortcuts-part";

const docs = path.resolve(import.meta.dirname, "../../../docs");

/** The generated part of each page. `npm run docs` writes them. */
const pages: { readonly [page: string]: () => string | Promise<string> } = {
  "operate/back-up.md": () => notCoveredLines("`").join("\n"),
  "reference/command-line.md": commandLinePart,
  "reference/controls.md": controlsPart,
  "reference/frameworks.md": frameworksPart,
  "reference/glossary.md": () => glossaryPart(wordTables),
  "reference/incidents.md": incidentsPart,
  "reference/roles.md": rolesPart,
  "reference/scanners.md": scannersPart,
  "reference/shortcuts.md": () => shortcutsPart(allCommands, commandGroups, (key) => keyText(key, false)),
};

const part = /(?<=<!-- generated -->\n\n).*?(?=\n\n<!-- end -->)/s;

test.each(Object.entries(pages))("docs/%s holds what the code says", async (page, write) => {
  const file = path.join(docs, page);
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(part);
  const generated = await write();
  await expect(text.replace(part, () => generated)).toMatchFileSnapshot(file);
});
