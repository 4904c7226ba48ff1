import { startPostgresServer } from "@/lib/testing/postgres-server";
import { benchAnalysis } from "./analysis";
import { benchCommits } from "./commits";
import { benchCompare } from "./compare";
import { benchEditorSpeed } from "./editor-speed";
import { benchFairness } from "./fairness";
import { benchFirstLoad } from "./first-load";
import { benchLayout } from "./layout";
import { benchLists } from "./lists";
import { benchMemory } from "./memory";
import { onDatabase } from "./on-database";
import { benchPosture } from "./posture";
import { benchReport } from "./report";
import { benchScan } from "./scan";
import { printTable, type Row } from "./table";
import { benchTimeline } from "./timeline";
import { benchWriters } from "./writers";

/** Names of parts, to run only these: `npm run bench -- commits lists`. */
const asked = process.argv.slice(2);
const postgres = await startPostgresServer();
const onBoth = (bench: Parameters<typeof onDatabase<readonly Row[]>>[2]) => async () => {
  const rows: Row[] = [];
  for (const dialect of ["sqlite", "postgresql"] as const)
    rows.push(...(await onDatabase(dialect, postgres.url, bench)));
  return rows;
};
const parts: { readonly [name: string]: () => Promise<readonly Row[]> } = {
  analysis: benchAnalysis,
  posture: benchPosture,
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
    rows.push(...(await bench()));
  }
} finally {
  await postgres.stop();
}
printTable(rows);
const failed = rows.filter(({ holds }) => !holds).length;
console.log(failed === 0 ? "\nAll bounds hold." : `\n${failed} of ${rows.length} bounds do not hold.`);
process.exit(failed === 0 ? 0 : 1);
