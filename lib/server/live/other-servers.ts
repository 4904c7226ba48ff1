import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { getDatabase } from "../db";
import { getEnv } from "../env";
import { closeOnShutdown } from "../http/close-on-shutdown";
import { getLog } from "../log";
import { oncePerProcess } from "../process";
import { announceReportsWith, announceWith, deliver, subscribedPipelines, tellOpenedTo } from "./hub";
import { askPresenceWith } from "./presence";
import { createHearingTest, hearingChannel } from "./hearing-test";
import { hearPresence, tellPresence } from "./presence-elsewhere";

const channel = "blueline_pipeline";
const presenceChannel = "blueline_presence";
const reportsChannel = "blueline_reports";
/** In milliseconds; changes on other servers must appear within 5 seconds. */
const pollEvery = 4_500;
const retryAfter = 1_000;
const gatherFor = 25;

/**
 * Several servers on one PostgreSQL hear of each other's commits by LISTEN/NOTIFY. A notification names only
 * the pipeline and its revision; a poll every few seconds catches those lost by a broken connection or a
 * pooler.
 */
export async function listenToOtherServers(): Promise<void> {
  const { dialect, client } = getDatabase();
  if (dialect === "sqlite") return;
  const stopping = new AbortController();
  closeOnShutdown("other-servers", () => stopping.abort());
  announceWith(
    gatherNotices(
      (payloads) =>
        client.$executeRaw`SELECT pg_notify(${channel}, payload) FROM unnest(string_to_array(${payloads.join(",")}, ',')) AS payload`,
    ),
  );
  // Compact JSON contains no line feed, so one can separate two texts.
  const sendPresence = (payloads: readonly string[]) =>
    client.$executeRaw`SELECT pg_notify(${presenceChannel}, payload) FROM unnest(string_to_array(${payloads.join("\n")}, chr(10))) AS payload`;
  askPresenceWith(tellPresence(sendPresence));
  announceReportsWith((pipelineId, of) => {
    const payload = of ? `${pipelineId} ${of}` : pipelineId;
    client.$executeRaw`SELECT pg_notify(${reportsChannel}, ${payload})`.catch(() => undefined);
  });
  tellOpenedTo(gatherOpened((ids) => void pollRevisions(ids).catch(() => undefined)));
  void keepListening(stopping.signal);
  const poll = setInterval(() => void pollRevisions().catch(() => undefined), pollEvery);
  stopping.signal.addEventListener("abort", () => clearInterval(poll));
}

/**
 * One statement for all commits of a moment: a notification takes a lock that all commits of the database
 * share.
 */
function gatherNotices(
  send: (payloads: readonly string[]) => Promise<unknown>,
): (pipelineId: string, revision: number) => void {
  const waiting = new Map<string, number>();
  return (pipelineId, revision) => {
    if (waiting.size === 0) {
      setTimeout(() => {
        const payloads = [...waiting].map(([id, newest]) => `${id} ${newest}`);
        waiting.clear();
        // The poll makes up for a lost notification.
        send(payloads).catch(() => undefined);
      }, gatherFor);
    }
    waiting.set(pipelineId, Math.max(revision, waiting.get(pipelineId) ?? 0));
  };
}

/**
 * The state when a pipeline is opened here is the basis of later polls. After a restart, many are opened at
 * once.
 */
function gatherOpened(look: (ids: readonly string[]) => void): (pipelineId: string) => void {
  const waiting = new Set<string>();
  return (pipelineId) => {
    if (waiting.size === 0) {
      setTimeout(() => {
        const ids = [...waiting];
        waiting.clear();
        look(ids);
      }, gatherFor);
    }
    waiting.add(pipelineId);
  };
}

async function keepListening(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await listenOnce(signal);
    } catch (error) {
      getLog().warn({ event: "listen-lost", name: error instanceof Error ? error.name : typeof error });
    }
    await sleep(retryAfter, undefined, { ref: false });
  }
}

async function listenOnce(signal: AbortSignal): Promise<void> {
  const connection = new pg.Client({
    connectionString: getEnv().databaseUrl,
    application_name: "blueline-listen",
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  const ended = new Promise<void>((resolve) => {
    connection.once("end", resolve);
    // Always: an error without a listener would end the process.
    connection.on("error", () => resolve());
  });
  const close = () => void connection.end().catch(() => undefined);
  signal.addEventListener("abort", close, { once: true });
  const hearing = createHearingTest();
  try {
    await connection.connect();
    connection.on("notification", ({ channel: heardOn, payload }) => {
      if (heardOn === hearingChannel) return hearing.hear(payload ?? "");
      if (heardOn === presenceChannel) return hearPresence(payload ?? "");
      const [pipelineId = "", revision] = (payload ?? "").split(" ");
      if (heardOn === reportsChannel)
        return deliver(pipelineId, { type: "reports", ...(revision === "running" && { of: revision }) });
      deliver(pipelineId, { type: "advanced", revision: Number(revision), events: [] });
    });
    await connection.query(`LISTEN ${channel}`);
    await connection.query(`LISTEN ${presenceChannel}`);
    await connection.query(`LISTEN ${reportsChannel}`);
    await connection.query(`LISTEN ${hearingChannel}`);
    void hearing.run(signal);
    // Finds changes from the time without a connection at once, not at the next poll.
    await pollRevisions();
    await ended;
  } finally {
    signal.removeEventListener("abort", close);
    close();
  }
}

async function pollRevisions(ids = subscribedPipelines()): Promise<void> {
  if (ids.length === 0) return;
  const rows = await getDatabase().client.pipeline.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, revision: true, archivedAt: true, erasures: true },
  });
  const known = oncePerProcess("erasures-known", () => new Map<string, number>());
  for (const { id, revision, archivedAt, erasures } of rows) {
    if ((known.get(id) ?? erasures) < erasures) deliver(id, { type: "erased" });
    known.set(id, erasures);
    deliver(id, archivedAt === null ? { type: "advanced", revision, events: [] } : { type: "archived" });
  }
  keepSubscribed(known);
  await pollBeside(ids);
}

/**
 * Data beside the map: reports, runtime data and dismissals. `xmin` is the last transaction that wrote a row.
 * The count of rows and the sum of their `xmin` change with every write, and no long column is read.
 */
async function pollBeside(ids: readonly string[]): Promise<void> {
  const rows = await getDatabase().client.$queryRaw<
    readonly { readonly id: string; readonly said: string }[]
  >`
    WITH asked AS (SELECT unnest(string_to_array(${ids.join(",")}, ',')) AS id),
    kept AS (
      SELECT "pipelineId" AS id, 1 AS place, xmin FROM "evidence_report" WHERE "pipelineId" IN (SELECT id FROM asked)
      UNION ALL
      SELECT "pipelineId", 2, xmin FROM "running_observation" WHERE "pipelineId" IN (SELECT id FROM asked)
      UNION ALL
      SELECT "pipelineId", 3, xmin FROM "running_dismissal" WHERE "pipelineId" IN (SELECT id FROM asked)
    ),
    counted AS (SELECT id, place, count(*) AS many, sum(xmin::text::bigint) AS written FROM kept GROUP BY id, place)
    SELECT id, string_agg(place || ' ' || many || ' ' || written, ', ' ORDER BY place) AS said FROM counted GROUP BY id`;
  const known = oncePerProcess("beside-known", () => new Map<string, string>());
  const now = new Map(rows.map(({ id, said }) => [id, said]));
  for (const id of ids) {
    const said = now.get(id) ?? "";
    const before = known.get(id) ?? said;
    if (reportsIn(before) !== reportsIn(said)) deliver(id, { type: "reports" });
    if (runningIn(before) !== runningIn(said)) deliver(id, { type: "reports", of: "running" });
    known.set(id, said);
  }
  keepSubscribed(known);
}

const partsOf = (said: string, areReports: boolean) =>
  said
    .split(", ")
    .filter((part) => part.startsWith("1 ") === areReports)
    .join();
const reportsIn = (said: string) => partsOf(said, true);
const runningIn = (said: string) => partsOf(said, false);

function keepSubscribed(known: Map<string, unknown>): void {
  const subscribed = new Set(subscribedPipelines());
  for (const id of known.keys()) if (!subscribed.has(id)) known.delete(id);
}
