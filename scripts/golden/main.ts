// Writes the golden outputs below .cache/golden: `main.ts PART...`. Run by scripts/golden.mjs.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeAnswers } from "./answers";
import { makeCorpus } from "./corpus";
import { makeExports } from "./exports";
import { makePages } from "./pages";
import type { Keep, Part } from "./part";
import { makeOpenApi } from "./openapi";
import { makePostures } from "./postures";
import { readable } from "./readable";
import { makeRights } from "./rights";

const parts: { readonly [name: string]: Part } = {
  corpus: makeCorpus,
  exports: makeExports,
  postures: makePostures,
  answers: makeAnswers,
  openapi: makeOpenApi,
  rights: makeRights,
  pages: makePages,
};

/** Only outputs with this in their names are made. */
const named = process.env["GOLDEN_NAMED"] ?? "";

for (const name of process.argv.slice(2)) {
  const started = performance.now();
  const part = parts[name];
  if (!part) throw new Error(`Unknown part ${name}.`);
  const folder = path.join(".cache/golden", name);
  rmSync(folder, { recursive: true, force: true });
  const failures: { name: string; why: string }[] = [];
  let made = 0;
  const keep: Keep = async (thing, make) => {
    if (!thing.includes(named)) return;
    try {
      const file = path.join(folder, "made", thing);
      const content = readable(await make());
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      made += 1;
    } catch (error) {
      failures.push({ name: thing, why: error instanceof Error ? error.message : String(error) });
    }
  };
  const done = await part(keep);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "report.json"), JSON.stringify({ ...done, failures }));
  console.log(`${name}: ${made} made in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
