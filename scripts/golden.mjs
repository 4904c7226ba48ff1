// `npm run golden`: makes outputs of all kinds and compares them, by hashes, with those that were accepted. CONTRIBUTING.md says how it is used.
import path from "node:path";
import { parseArgs } from "node:util";
import { acceptHashes, acceptedHashes } from "./golden/accepted.mjs";
import { showDifferences } from "./golden/against.mjs";
import { compareHashes, hashesIn } from "./golden/hashes.mjs";
import { makeParts, partNames } from "./golden/make-parts.mjs";
import { root } from "./run.mjs";

const { only, named, accept, against, make } = parseArgs({
  options: {
    /** Parts, with commas. */
    only: { type: "string" },
    /** Only things with this in their names. */
    named: { type: "string", default: "" },
    accept: { type: "boolean", default: false },
    against: { type: "string" },
    /** Compares nothing: what --against asks of another state of the code. */
    make: { type: "boolean", default: false },
  },
}).values;
const asked = only === undefined ? partNames : only.split(",");
// Another state of the code may not have a part that there is now.
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
  for (const [name, why] of isUnmade) failures.push(`${part}/${name}: cannot be made: ${why}`);
  if (accept && unmade.length === 0) acceptHashes(part, named, now);
}

console.log(["", ...failures.map((failure) => `FAILED ${failure}`)].join("\n"));
if (!accept && failures.length > 0)
  console.log("To see what became other: --against HEAD. To keep it, where it is wanted: --accept.");
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
