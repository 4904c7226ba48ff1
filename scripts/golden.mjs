// `npm run golden`: makes outputs of all kinds and compares their hashes with the accepted ones.
// CONTRIBUTING.md explains its use.
import path from "node:path";
import { parseArgs } from "node:util";
import { acceptHashes, acceptedHashes } from "./golden/accepted.mjs";
import { showDifferences } from "./golden/against.mjs";
import { compareHashes, hashesIn } from "./golden/hashes.mjs";
import { makeParts, partNames } from "./golden/make-parts.mjs";
import { root } from "./run.mjs";

const { only, named, accept, against, make } = parseArgs({
  options: {
    /** Parts, separated by commas. */
    only: { type: "string" },
    /** Only outputs with this in their names. */
    named: { type: "string", default: "" },
    accept: { type: "boolean", default: false },
    against: { type: "string" },
    /** Compares nothing: --against runs this in another state of the code. */
    make: { type: "boolean", default: false },
  },
}).values;
const asked = only === undefined ? partNames : only.split(",");
// Another state of the code may lack a current part.
const parts = asked.filter((part) => partNames.includes(part));
if (!make && parts.length < asked.length) {
  console.error(`Parts are ${partNames.join(", ")}.`);
  process.exit(2);
}

const madeIn = path.join(root, ".cache/golden");
const reports = await makeParts(parts, madeIn, named);
if (make) process.exit(0);
if (against !== undefined) process.exit(await showDifferences(against, { parts, named, madeIn }));

let passed = 0;
const failures = [];
for (const part of parts) {
  const { skipped, failures: unmade } = reports.get(part);
  if (skipped !== undefined) {
    console.log(`Skipped ${part}: ${skipped}.`);
    continue;
  }
  const isUnmade = new Map(unmade.map(({ name, why }) => [name, why]));
  const now = hashesIn(path.join(madeIn, part, "made"));
  const { same, ...others } = compareHashes(acceptedHashes(part, named), now);
  passed += same.length;
  for (const [what, names] of Object.entries(others))
    for (const name of names)
      if (!isUnmade.has(name)) {
        if (accept) console.log(`Accepted ${part}/${name}: ${what}`);
        else failures.push(`${part}/${name}: ${what}`);
      }
  for (const [name, why] of isUnmade) failures.push(`${part}/${name}: failed: ${why}`);
  if (accept && unmade.length === 0) acceptHashes(part, named, now);
}

console.log(["", ...failures.map((failure) => `FAILED ${failure}`)].join("\n"));
if (!accept && failures.length > 0)
  console.log("To see the changes: --against HEAD. To accept intended ones: --accept.");
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
