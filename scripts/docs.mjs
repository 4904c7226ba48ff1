// `npm run docs`: writes the generated parts of docs. `npm run docs -- --out DIR` writes its pages as HTML
// files instead. Installs what it needs.
import path from "node:path";
import { parseArgs } from "node:util";
import { prepare } from "./install.mjs";
import { bin, root, run } from "./run.mjs";

const { out } = parseArgs({ options: { out: { type: "string" } } }).values;
await prepare(out === undefined ? "test" : "start");
process.exit(
  out === undefined
    ? await run(bin("vitest"), ["run", "--project", "unit", "lib/testing/pages", "-u"])
    : await run(
        process.execPath,
        ["--import", import.meta.resolve("tsx"), "scripts/docs/export-docs.tsx", path.resolve(out)],
        { env: { TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.cli.json") } },
      ),
);
