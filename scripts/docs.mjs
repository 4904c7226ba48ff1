// `npm run docs`: writes the generated parts of docs. `npm run docs -- --out DIR` writes its pages as HTML
// files instead.
import path from "node:path";
import { parseArgs } from "node:util";
import { bin, root, run } from "./run.mjs";

const { out } = parseArgs({ options: { out: { type: "string" } } }).values;
if (out === undefined)
  process.exit(await run(bin("vitest"), ["run", "--project", "unit", "lib/testing/pages", "-u"]));
const isCompiled = (await run(process.execPath, ["scripts/compile-docs.mjs"])) === 0;
if (!isCompiled) process.exit(1);
process.exit(
  await run(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "scripts/docs/export-docs.tsx", path.resolve(out)],
    { env: { TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.cli.json") } },
  ),
);
