import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { newRecordId, newSecret } from "@/lib/server/auth/secrets";
import { runWrite } from "@/lib/server/db";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";
import { getPipelineAndOpenCount } from "@/lib/server/pipeline/queries";
import { fingerprintOf, fingerprintPartsOf } from "@/lib/server/snapshot/fingerprint";
import { readTimeline } from "@/lib/server/snapshot/read-timeline";
import { takeSnapshot } from "@/lib/server/snapshot/take-snapshot";
import { contentBudgets, verifyChain } from "@/lib/server/snapshot/verify-chain";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline } from "@/lib/testing/viewers";
import { bigPipeline } from "./big-pipeline";
import { milliseconds, takeTurns } from "./measure";
import type { BenchDatabase } from "./on-database";
import type { Row } from "./table";

const snapshots = 5000;
const bound = 300;
/** More than there are: the last. */
const pages = 9999;

/** The page of very many snapshots, what one takes on the disk, and that none of it reads what was frozen. */
export async function benchTimeline({
  dialect,
  database,
  url,
  editor,
}: BenchDatabase): Promise<readonly Row[]> {
  const access = await makePipeline(editor, { document: bigPipeline(100) });
  const workspace = await requireWorkspaceAccess(editor, "viewer");
  const { client } = database;
  const stored = async () =>
    (await client.content.findMany({ select: { bytes: true } })).reduce(
      (sum, { bytes }) => sum + bytes.byteLength,
      0,
    );
  await takeSnapshot(access, { title: "Snapshot 1" });
  const first = await stored();
  await takeSnapshot(access, { title: "Snapshot 2" });
  const more = (await stored()) - first;

  let last = await client.snapshot.findFirstOrThrow({
    where: { pipelineId: access.pipelineId },
    orderBy: { number: "desc" },
  });
  const rows: (typeof last)[] = [];
  for (let number = 3; number <= snapshots; number++) {
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
  const row = Buffer.byteLength(JSON.stringify(last));

  // What is destroyed cannot have been read.
  const chain = await verifyChain(access, contentBudgets.opening);
  await tamper(dialect, url, "content", `DELETE FROM "content"`);
  const took = await takeTurns(
    {
      newest: () => Promise.all([getPipelineAndOpenCount(access), readTimeline(access)]),
      oldest: () => readTimeline(access, pages),
      chain: () => verifyChain(access, 0),
      list: () => listPipelines(workspace),
    },
    15,
  );
  const { total, points, entries } = await readTimeline(access, pages);
  const isWhole = total === snapshots && entries.at(-1)?.number === 1;
  const slowest = Math.max(took.newest, took.oldest);
  return [
    {
      what: `timeline of 5,000 snapshots, what they froze destroyed (${dialect})`,
      measured: isWhole ? milliseconds(slowest) : "not whole",
      bound: `under ${bound} ms`,
      beside: `${points.length} points drawn; ${milliseconds(took.chain)} to verify the chain of all rows, ${milliseconds(took.list)} for the list of pipelines`,
      holds: isWhole && slowest < bound && chain.broken.length === 0,
    },
    {
      what: `storage of a snapshot of 100 nodes (${dialect})`,
      measured: `${kilobytes(first)} of contents, then ${kilobytes(more)} and a row of ${kilobytes(row)} where nothing changed`,
      bound: "no content is stored twice",
      beside: `${kilobytes(chain.contents.bytes)} of contents for ${snapshots} snapshots`,
      holds: more === 0,
    },
  ];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
