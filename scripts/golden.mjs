// `npm run golden [-- --only PART,... --accept --against REF]`: makes outputs of all kinds and compares them, by hashes, with those that were accepted.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { showDifferences } from "./golden/against.mjs";
import { compareHashes, hashesIn, readHashes, writeHashes } from "./golden/hashes.mjs";
import { makeParts, partNames } from "./golden/make-parts.mjs";
import { root } from "./run.mjs";

const { only, accept, against, make } = parseArgs({
  options: {
    only: { type: "string" },
    accept: { type: "boolean", default: false },
    against: { type: "string" },
    // Only makes them: what --against asks of the other state of the code.
    make: { type: "boolean", default: false },
  },
}).values;
const parts = only === undefined ? partNames : only.split(",");
const unknown = parts.filter((part) => !partNames.includes(part));
if (unknown.length > 0 || (accept && against !== undefined)) {
  console.error(
    unknown.length > 0
      ? `There is no part ${unknown.join(", ")}: there are ${partNames.join(", ")}.`
      : "Use --accept or --against, one at a time.",
  );
  process.exit(2);
}

const madeIn = path.join(root, ".cache/golden");
const reports = await makeParts(parts, madeIn);
if (make) process.exit(0);
if (against !== undefined) process.exit(await showDifferences(against, parts, madeIn));

let passed = 0;
let kept = 0;
const failures = [];
for (const part of parts) {
  const { skipped, failures: unmade } = reports.get(part);
  if (skipped !== undefined) {
    console.log(`Skipped ${part}: ${skipped}.`);
    continue;
  }
  failures.push(...unmade.map(({ name, why }) => `${part}/${name}: cannot be made: ${why}`));
  const now = hashesIn(path.join(madeIn, part, "made"));
  const file = path.join(root, "scripts/golden/hashes", `${part}.txt`);
  const before = existsSync(file) ? readHashes(readFileSync(file, "utf8")) : new Map();
  const { same, ...others } = compareHashes(before, now);
  passed += same.length;
  for (const [what, names] of Object.entries(others)) {
    const told = names.filter((name) => !unmade.some((one) => one.name === name));
    if (accept) kept += told.length;
    else failures.push(...told.map((name) => `${part}/${name}: ${what}`));
  }
  if (!accept || unmade.length > 0) continue;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, writeHashes(now));
}

console.log(["", ...failures.map((failure) => `FAILED ${failure}`)].join("\n"));
if (accept) console.log(`${kept} accepted. Say in the commit why.`);
else if (failures.length > 0)
  console.log(
    "What became other: npm run golden -- --against HEAD. Where it is wanted: npm run golden -- --accept.",
  );
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
