import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { signIn } from "@/lib/testing/api-client";
import { startAppServer } from "@/lib/testing/app-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { bigPipeline } from "./big-pipeline";
import { layeredPipeline } from "./layered-pipeline";
import { milliseconds, times } from "./measure";
import { shapedPipeline, shapeNames } from "./shaped-pipeline";
import type { Row } from "./table";

const connections = 24;
/** In milliseconds, the duration of each measurement. */
const duration = 6_000;
/** Relative to the idle 95th percentile; among the few slowest, one more or less is chance. */
const most = { p95: 2.5, p99: 5, health: 5 } as const;

interface Seen {
  readonly list: readonly number[];
  readonly health: readonly number[];
}

/** Whether one person's repeated requests for a large file, on many connections, delay others. */
export async function benchFairness(): Promise<readonly Row[]> {
  const scratch = await createScratchDatabase("sqlite", "");
  const server = await startAppServer({ databaseUrl: scratch.url });
  try {
    const [asker, other] = [await signIn(server.url), await signIn(server.url)];
    const rows: Row[] = [];
    const largest = layeredPipeline(2_000);
    const maps = [
      ...[100, 1_000, 2_000].map((nodes) => ({
        what: `${nodes.toLocaleString("en")} nodes`,
        document: bigPipeline(nodes),
      })),
      ...shapeNames.map((shape) => ({
        what: `2,000 nodes in ${shape}`,
        document: shapedPipeline(shape, largest),
      })),
    ];
    for (const { what, document } of maps) {
      const made = await asker.json("POST", "/pipelines", { document });
      const { id } = createdPipelineSchema.parse(made);
      const see = () => seen(server.url, other.cookie);
      // Work done once and cached.
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
      rows.push(...rowsOf(what, idle, busy));
    }
    return rows;
  } finally {
    await server.stop();
    await scratch.remove();
  }
}

function rowsOf(what: string, idle: Seen, busy: Seen): readonly Row[] {
  return [
    rowOf(
      `p95 and p99 of another's list while ${connections} connections export the gaps of ${what}`,
      [idle.list, busy.list],
      most.p95,
      most.p99,
    ),
    rowOf("p95 and p99 of /api/health meanwhile", [idle.health, busy.health], most.health, most.health * 2),
  ];
}

function rowOf(
  what: string,
  [idle, busy]: readonly [readonly number[], readonly number[]],
  most95: number,
  most99: number,
): Row {
  const floor = percentile(idle, 95);
  const [p95, p99] = [percentile(busy, 95), percentile(busy, 99)];
  return {
    what,
    measured: `${times(p95 / floor)} and ${times(p99 / floor)} (${milliseconds(p95)} and ${milliseconds(p99)})`,
    bound: `at most ${most95} and ${most99} times`,
    beside: `p95 of ${milliseconds(floor)} while nobody does; middle ${milliseconds(percentile(idle, 50))}, then ${milliseconds(percentile(busy, 50))}`,
    holds: p95 <= floor * most95 && p99 <= floor * most99,
  };
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
