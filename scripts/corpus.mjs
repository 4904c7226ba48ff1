// `npm run corpus [-- --dir FOLDER] [--details]`: scans real pipelines and compares each with an expert's
// reading of the same files.
import { run } from "./run.mjs";

await import("./prisma-generate.mjs");
process.exit(
  await run(process.execPath, [
    "--conditions=react-server",
    "--import",
    "tsx",
    "scripts/corpus/main.ts",
    ...process.argv.slice(2),
  ]),
);
