import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { getDatabase } from "../db";
import { getEnv } from "../env";
import { closeOnShutdown } from "../http/close-on-shutdown";
import { getLog } from "../log";
import { announceWith, deliver, subscribedPipelines } from "./hub";

const channel = "blueline_pipeline";
const pollEvery = 5_000;
const retryAfter = 1_000;

/**
 * Where several servers share one PostgreSQL, each hears of the others' commits by LISTEN/NOTIFY. A notice says only
 * which pipeline is at which revision; a poll every few seconds finds what a broken connection or a pooler swallowed.
 */
export async function followOtherServers(): Promise<void> {
  const { dialect, client } = getDatabase();
  if (dialect === "sqlite") return;
  const stopping = new AbortController();
  closeOnShutdown("other-servers", () => stopping.abort());
  announceWith((pipelineId, revision) => {
    const payload = `${pipelineId} ${revision}`;
    void client.$executeRaw`SELECT pg_notify(${channel}, ${payload})`.catch(() => undefined);
  });
  void keepListening(stopping.signal);
  const poll = setInterval(() => void pollRevisions().catch(() => undefined), pollEvery);
  stopping.signal.addEventListener("abort", () => clearInterval(poll));
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

/** Resolves when the connection ends. */
async function listenOnce(signal: AbortSignal): Promise<void> {
  const connection = new pg.Client({ connectionString: getEnv().databaseUrl, application_name: "blueline-listen" });
  const ended = new Promise<void>((resolve) => {
    connection.once("end", resolve);
    connection.once("error", () => resolve());
  });
  const close = () => void connection.end().catch(() => undefined);
  signal.addEventListener("abort", close, { once: true });
  try {
    await connection.connect();
    connection.on("notification", ({ payload }) => {
      const [pipelineId = "", revision] = (payload ?? "").split(" ");
      deliver(pipelineId, { type: "advanced", revision: Number(revision), events: [] });
    });
    await connection.query(`LISTEN ${channel}`);
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
  const rows = await getDatabase().client.pipeline.findMany({ where: { id: { in: [...ids] } }, select: { id: true, revision: true, archivedAt: true } });
  for (const { id, revision, archivedAt } of rows) deliver(id, archivedAt === null ? { type: "advanced", revision, events: [] } : { type: "archived" });
}
