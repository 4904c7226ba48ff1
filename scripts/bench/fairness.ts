import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { signIn } from "@/lib/testing/api-client";
import { startAppServer } from "@/lib/testing/app-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { bigPipeline } from "./big-pipeline";
import { milliseconds } from "./measure";
import type { Row } from "./table";
import { timeBound } from "./time-bound";

const connections = 24;
/** In milliseconds, how long each is measured. */
const duration = 8_000;
const bounds = { p95: { most: 100, mostTimes: 2.5 }, p99: { most: 300, mostTimes: 5 }, health: 50 } as const;

interface Seen {
  readonly list: readonly number[];
  readonly health: readonly number[];
}

/** Whether one person who asks for a large file again and again, on many connections, keeps others waiting. */
export async function benchFairness(): Promise<readonly Row[]> {
  const scratch = await createScratchDatabase("sqlite", "");
  const server = await startAppServer({ databaseUrl: scratch.url });
  try {
    const [asker, other] = [await signIn(server.url), await signIn(server.url)];
    const rows: Row[] = [];
    for (const nodes of [100, 1_000, 10_000]) {
      const made = await asker.json("POST", "/pipelines", { document: bigPipeline(nodes) });
      const { id } = createdPipelineSchema.parse(made);
      const see = () => seen(server.url, other.cookie);
      // What is counted once, and kept.
      await seen(server.url, other.cookie, 500);
      const idle = await see();
      const ending = new AbortController();
      const path = `/pipelines/${id}/gaps/export`;
      const asking = Array.from({ length: connections }, () =>
        askAgain(`${server.url}${path}`, asker.cookie, ending.signal),
      );
      await sleep(1_000);
      const busy = await see();
      ending.abort();
      await Promise.all(asking);
      rows.push(...rowsOf(nodes, idle, busy));
    }
    return rows;
  } finally {
    await server.stop();
    await scratch.remove();
  }
}

function rowsOf(nodes: number, idle: Seen, busy: Seen): readonly Row[] {
  const [idle95, idle99] = [percentile(idle.list, 95), percentile(idle.list, 99)];
  const [p95, p99] = [percentile(busy.list, 95), percentile(busy.list, 99)];
  // Of the few that are slowest, one more or less is chance: both are measured by the same floor.
  const [usual, slow] = [timeBound(bounds.p95, p95, idle95), timeBound(bounds.p99, p99, idle95)];
  const health = percentile(busy.health, 99);
  return [
    {
      what: `p95 and p99 of another's list while ${connections} connections export the gaps of ${nodes.toLocaleString("en")} nodes`,
      measured: `${milliseconds(p95)} and ${milliseconds(p99)}`,
      bound: `${usual.bound}; ${slow.bound}`,
      beside: `${milliseconds(idle95)} and ${milliseconds(idle99)} while nobody does`,
      holds: usual.holds && slow.holds,
    },
    {
      what: "p99 of /api/health meanwhile",
      measured: milliseconds(health),
      bound: `under ${bounds.health} ms`,
      beside: `${milliseconds(percentile(idle.health, 99))} while nobody does`,
      holds: health < bounds.health,
    },
  ];
}

async function seen(url: string, cookie: string, long = duration): Promise<Seen> {
  const until = performance.now() + long;
  const [list, health]: [number[], number[]] = [[], []];
  const measure = async (path: string, into: number[]) => {
    while (performance.now() < until) {
      const started = performance.now();
      const status = await fetched(`${url}${path}`, cookie);
      if (status !== 200) throw new Error(`${path} answered ${status}.`);
      into.push(performance.now() - started);
      await sleep(20);
    }
  };
  await Promise.all([measure("/pipelines", list), measure("/api/health", health)]);
  return { list, health };
}

async function askAgain(url: string, cookie: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const status = await fetched(url, cookie).catch(() => 0);
    if (status !== 200) await sleep(50);
  }
}

function fetched(url: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers: { cookie }, agent: false }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode ?? 0));
      answer.once("error", reject);
    });
    asked.once("error", reject);
  });
}

function percentile(of: readonly number[], percent: number): number {
  const sorted = of.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Infinity;
}
