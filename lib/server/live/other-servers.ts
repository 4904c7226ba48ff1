import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { getDatabase } from "../db";
import { getEnv } from "../env";
import { closeOnShutdown } from "../http/close-on-shutdown";
import { getLog } from "../log";
import { oncePerProcess } from "../process";
import { announceReportsWith, announceWith, deliver, subscribedPipelines } from "./hub";
import { askPresenceWith } from "./presence";
import { createHearingTest, hearingChannel } from "./hearing-test";
import { hearPresence, tellPresence } from "./presence-elsewhere";

const channel = "blueline_pipeline";
const presenceChannel = "blueline_presence";
const reportsChannel = "blueline_reports";
/** In milliseconds; what others saved is to be seen within 5 seconds. */
const pollEvery = 4_500;
const retryAfter = 1_000;
const gatherFor = 25;

/**
 * Where several servers share one PostgreSQL, each hears of the others' commits by LISTEN/NOTIFY. A notice says only
 * which pipeline is at which revision; a poll every few seconds finds what a broken connection or a pooler swallowed.
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
  // JSON has no line feed of its own, so one may stand between two texts of it.
  const sendPresence = (payloads: readonly string[]) =>
    client.$executeRaw`SELECT pg_notify(${presenceChannel}, payload) FROM unnest(string_to_array(${payloads.join("\n")}, chr(10))) AS payload`;
  askPresenceWith(tellPresence(sendPresence));
  announceReportsWith((pipelineId, of) => {
    const payload = of ? `${pipelineId} ${of}` : pipelineId;
    client.$executeRaw`SELECT pg_notify(${reportsChannel}, ${payload})`.catch(() => undefined);
  });
  void keepListening(stopping.signal);
  const poll = setInterval(() => void pollRevisions().catch(() => undefined), pollEvery);
  stopping.signal.addEventListener("abort", () => clearInterval(poll));
}

/** One statement for all commits of a moment: a notice takes a lock that all commits of the database share. */
function gatherNotices(
  send: (payloads: readonly string[]) => Promise<unknown>,
): (pipelineId: string, revision: number) => void {
  const waiting = new Map<string, number>();
  return (pipelineId, revision) => {
    if (waiting.size === 0) {
      setTimeout(() => {
        const payloads = [...waiting].map(([id, newest]) => `${id} ${newest}`);
        waiting.clear();
        // One that is lost is made good by the poll.
        send(payloads).catch(() => undefined);
      }, gatherFor);
    }
    waiting.set(pipelineId, Math.max(revision, waiting.get(pipelineId) ?? 0));
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
    // Every time: an error that nobody listens for would end the process.
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
    // What was said while nobody listened is found at once, not at the next poll.
    await pollRevisions();
    await ended;
  } finally {
    signal.removeEventListener("abort", close);
    close();
  }
}

async function pollRevisions(): Promise<void> {
  const ids = subscribedPipelines();
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
  for (const id of known.keys()) if (!ids.includes(id)) known.delete(id);
  await pollReports(ids);
}

/** How many there are and what came of them; a choice that changes none of these numbers is a change of the map. */
async function pollReports(ids: readonly string[]): Promise<void> {
  const rows = await getDatabase().client.evidenceReport.groupBy({
    by: ["pipelineId"],
    where: { pipelineId: { in: [...ids] } },
    _count: true,
    _sum: { waiting: true, held: true, aside: true },
    _max: { uploadedAt: true },
  });
  const known = oncePerProcess("reports-known", () => new Map<string, string>());
  const now = new Map(rows.map(({ pipelineId, ...counts }) => [pipelineId, JSON.stringify(counts)]));
  for (const id of ids) {
    const counts = now.get(id) ?? "";
    if ((known.get(id) ?? counts) !== counts) deliver(id, { type: "reports" });
    known.set(id, counts);
  }
  for (const id of known.keys()) if (!ids.includes(id)) known.delete(id);
}
