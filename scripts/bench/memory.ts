import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { type ApiClient, signIn } from "@/lib/testing/api-client";
import { type AppServer, startAppServer } from "@/lib/testing/app-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { bigPipeline } from "./big-pipeline";
import type { Row } from "./table";

const [stalled, downloads] = [200, 24] as const;
const limit = { megabytes: 1024, back: 1.2 } as const;
/** In milliseconds: unread answers are dropped after half of it. */
const rest = 60_000;

/**
 * The memory of all processes of the server while some people do not read their answers, and others download
 * the largest ones.
 */
export async function benchMemory(): Promise<readonly Row[]> {
  // Only Linux reports memory with shared pages counted once.
  if (process.platform !== "linux") return [];
  const scratch = await createScratchDatabase("sqlite", "");
  const server = await startAppServer({
    databaseUrl: scratch.url,
    env: {
      BLUELINE_READERS: "1",
      BLUELINE_READER_MEMORY: "448",
      NODE_OPTIONS: "--max-old-space-size=160",
    },
  });
  try {
    // Turns are fair between people: the stalled reader is one, the downloader another.
    const [api, sleeper] = [await signIn(server.url), await signIn(server.url)];
    const made = await api.json("POST", "/pipelines", { document: bigPipeline(2_000) });
    const path = `/api/v1/pipelines/${createdPipelineSchema.parse(made).id}/posture?view=whole`;
    // Data that each worker makes once and caches.
    for (const one of [api, sleeper]) await take(one, path);
    await sleep(5_000);
    const before = held(server);
    const processes = processesOf(server).toSorted().join(" ");
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, held(server))), 250);
    const sockets = Array.from({ length: stalled }, () => askAndStall(sleeper, path));
    const answers = await Promise.all(Array.from({ length: downloads }, () => takePatiently(api, path)));
    for (const socket of sockets) socket.destroy();
    clearInterval(watch);
    const since = performance.now();
    let after = held(server);
    for (; after > before * limit.back && performance.now() - since < rest; after = held(server))
      await sleep(1_000);
    const rested = (performance.now() - since) / 1_000;
    const isSame = processesOf(server).toSorted().join(" ") === processes;
    const whole = answers.filter((bytes) => bytes > 1_000_000).length;
    return [
      {
        what: `all processes, with ${stalled} readers who do not read and ${downloads} downloads of the posture of 2,000 nodes`,
        measured: `${most.toFixed(0)} MB at most, ${whole} whole, ${isSame ? "none" : "some"} started again`,
        bound: `under ${limit.megabytes} MB, ${downloads} whole, none started again`,
        beside: `${before.toFixed(0)} MB before`,
        holds: most < limit.megabytes && whole === downloads && isSame,
      },
      {
        what: "what they hold when all have gone",
        measured: `${after.toFixed(0)} MB after ${rested.toFixed(0)} s`,
        bound: `at most ${limit.back} times what it was, within a minute`,
        beside: `${before.toFixed(0)} MB before`,
        holds: after <= before * limit.back,
      },
    ];
  } finally {
    await server.stop();
    await scratch.remove();
  }
}

function processesOf({ process: { pid } }: AppServer): readonly string[] {
  return [
    String(pid),
    ...execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
      .trim()
      .split("\n"),
  ];
}

/** In megabytes: the proportional set size of the server and its workers. */
function held(server: AppServer): number {
  return processesOf(server).reduce((sum, pid) => {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
      return sum + Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
    } catch {
      // It ended in between.
      return sum;
    }
  }, 0);
}

/** @returns the number of bytes; none if refused */
async function take(api: ApiClient, path: string): Promise<number> {
  const answer = await api.call("GET", path);
  const bytes = (await answer.arrayBuffer()).byteLength;
  return answer.ok ? bytes : 0;
}

/** A caller who obeys Retry-After. */
async function takePatiently(api: ApiClient, path: string): Promise<number> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const bytes = await take(api, path).catch(() => 0);
    if (bytes > 0) return bytes;
    await sleep(2_000);
  }
  return 0;
}

function askAndStall({ url, cookie }: ApiClient, path: string): Socket {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined);
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`);
  return socket;
}
