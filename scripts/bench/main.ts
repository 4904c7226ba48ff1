import { startPostgresServer } from "@/lib/testing/postgres-server";
import { benchCommits } from "./commits";
import { benchCompare } from "./compare";
import { benchCoverage } from "./coverage";
import { benchEditorSpeed } from "./editor-speed";
import { benchFairness } from "./fairness";
import { benchFirstLoad } from "./first-load";
import { benchLayout } from "./layout";
import { benchLists } from "./lists";
import { timeOf } from "./measure";
import { benchMemory } from "./memory";
import { onDatabase } from "./on-database";
import type { partNames } from "./part-names.mjs";
import { benchPosture } from "./posture";
import { benchReport } from "./report";
import { benchScan } from "./scan";
import { benchShapes } from "./shapes";
import { printTable, type Row } from "./table";
import { benchTimeline } from "./timeline";
import { verdictOf } from "./verdict-of";
import { benchWriters } from "./writers";

/** Names of parts, to run only these. */
const asked = process.argv.slice(2);
const postgres = await startPostgresServer();
const onBoth = (bench: Parameters<typeof onDatabase<readonly Row[]>>[2]) => async () => {
  const rows: Row[] = [];
  for (const dialect of ["sqlite", "postgresql"] as const)
    rows.push(...(await onDatabase(dialect, postgres.url, bench)));
  return rows;
};
const parts: { readonly [name in keyof typeof partNames]: () => Promise<readonly Row[]> } = {
  posture: benchPosture,
  shapes: benchShapes,
  coverage: benchCoverage,
  compare: benchCompare,
  scan: benchScan,
  layout: benchLayout,
  commits: onBoth(benchCommits),
  lists: onBoth(benchLists),
  timeline: onBoth(benchTimeline),
  report: benchReport,
  writers: onBoth(benchWriters),
  fairness: benchFairness,
  memory: benchMemory,
  "first-load": () => benchFirstLoad(postgres.url, process.env["BLUELINE_TEST_BROWSER"]),
  editor: () => benchEditorSpeed(postgres.url, process.env["BLUELINE_TEST_BROWSER"]),
};

const rows: Row[] = [];
try {
  for (const [name, bench] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`Measuring: ${name}…`);
    const took = await timeOf(async () => rows.push(...(await bench())));
    console.log(`  ${(took / 1_000).toFixed(0)} s`);
  }
} finally {
  await postgres.stop();
}
printTable(rows);
const { code, lines } = verdictOf(rows);
console.log(`\n${lines.join("\n")}`);
process.exit(code);
