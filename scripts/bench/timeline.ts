import type { PipelineAccess } from "@/lib/server/auth/access";
import { newRecordId, newSecret } from "@/lib/server/auth/secrets";
import { runWrite } from "@/lib/server/db";
import { getPipelineAndOpenCount } from "@/lib/server/pipeline/queries";
import { fingerprintOf, fingerprintPartsOf } from "@/lib/server/snapshot/fingerprint";
import { readTimeline } from "@/lib/server/snapshot/read-timeline";
import { takeSnapshot } from "@/lib/server/snapshot/take-snapshot";
import { contentBudgets, verifyChain } from "@/lib/server/snapshot/verify-chain";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline } from "@/lib/testing/viewers";
import { bigPipeline } from "./big-pipeline";
import { inPairs, type Middle } from "./measure";
import type { BenchDatabase } from "./on-database";
import { ratioRow } from "./ratio-row";
import type { Row } from "./table";

const [many, few] = [5_000, 100] as const;
const most = 2;
/** Beyond the last page: the last. */
const pages = 9999;

/** The page of very many snapshots, their size on disk, and a proof that the page reads no frozen content. */
export async function benchTimeline({
  dialect,
  database: { client },
  url,
  editor,
}: BenchDatabase): Promise<readonly Row[]> {
  const document = bigPipeline(100);
  const stored = async () =>
    (await client.content.findMany({ select: { bytes: true } })).reduce(
      (sum, { bytes }) => sum + bytes.byteLength,
      0,
    );
  const access = await makePipeline(editor, { document });
  await takeSnapshot(access, { title: "Snapshot 1" });
  const first = await stored();
  await takeSnapshot(access, { title: "Snapshot 2" });
  const more = (await stored()) - first;
  const last = await addSnapshots(client, access, many);
  const row = Buffer.byteLength(JSON.stringify(last));
  const other = await makePipeline(editor, { document });
  await takeSnapshot(other, { title: "Snapshot 1" });
  await addSnapshots(client, other, few);

  // Destroyed data can't have been read.
  const chain = await verifyChain(access, contentBudgets.opening);
  await tamper(dialect, url, "content", `DELETE FROM "content"`);
  const open = (one: PipelineAccess) => () => Promise.all([getPipelineAndOpenCount(one), readTimeline(one)]);
  const newest = await inPairs(16, open(access), open(other));
  const oldest = await inPairs(
    16,
    () => readTimeline(access, pages),
    () => readTimeline(other, pages),
  );
  const { total, points, entries } = await readTimeline(access, pages);
  const isWhole = total === many && entries.at(-1)?.number === 1 && chain.broken.length === 0;
  const pageRow = (what: string, middle: Middle) =>
    ratioRow({
      what: `${what} page of ${many.toLocaleString("en")} snapshots (${dialect})`,
      middle,
      most,
      floor: `of ${few}`,
    });
  return [
    pageRow("the newest", newest),
    pageRow("the oldest", oldest),
    {
      what: `the same pages, what was frozen destroyed (${dialect})`,
      measured: isWhole ? "whole" : "not whole",
      bound: "whole: they read no map",
      beside: `${points.length} points drawn`,
      holds: isWhole,
    },
    {
      what: `storage of a snapshot of 100 nodes (${dialect})`,
      measured: `${kilobytes(first)} of contents, then ${kilobytes(more)} and a row of ${kilobytes(row)} where nothing changed`,
      bound: "no content is stored twice",
      beside: `${kilobytes(chain.contents.bytes)} of contents for ${many} snapshots`,
      holds: more === 0,
    },
  ];
}

/**
 * Rows that continue the chain from the last, up to this number, without contents of their own. @returns the
 * last
 */
async function addSnapshots(
  client: BenchDatabase["database"]["client"],
  { pipelineId }: PipelineAccess,
  count: number,
) {
  let last = await client.snapshot.findFirstOrThrow({
    where: { pipelineId },
    orderBy: { number: "desc" },
  });
  const rows: (typeof last)[] = [];
  for (let number = last.number + 1; number <= count; number++) {
    const takenAt = new Date(last.takenAt.getTime() + 3_600_000);
    const row = { ...last, id: newRecordId(), number, takenAt, title: `Snapshot ${number}` };
    const chained = { ...row, previous: last.fingerprint, salt: newSecret() };
    last = { ...chained, fingerprint: fingerprintOf(fingerprintPartsOf(chained)) };
    rows.push(last);
  }
  for (let from = 0; from < rows.length; from += 500)
    await runWrite((transaction) =>
      transaction.snapshot.createMany({ data: rows.slice(from, from + 500) }).then(() => undefined),
    );
  return last;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
