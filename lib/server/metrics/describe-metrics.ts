import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { getDatabase } from "../db";
import { getEnv } from "../env";
import { openStreams } from "../live/stream-places";
import { type Counter, counters, countOf } from "./counters";

/** Whether the caller may read the metrics: only with the token, and never if none is set. */
export function mayReadMetrics(headers: Headers, token = getEnv().metricsToken): boolean {
  if (token === undefined) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(headers.get("authorization") ?? ""), digest(`Bearer ${token}`));
}

export function describeMetrics(): string {
  // The keys are those of the table.
  const counted = (Object.keys(counters) as Counter[]).map((counter) =>
    metric("counter", `${counter}_total`, counters[counter], countOf(counter)),
  );
  const gauges = [
    metric("gauge", "streams", "Pages that follow changes now.", openStreams()),
    metric("gauge", "writes_pending", "Writes that run or wait.", getDatabase().writes.pending()),
    metric("gauge", "memory_bytes", "Resident memory.", process.memoryUsage().rss),
    metric("gauge", "uptime_seconds", "Seconds since the start.", Math.round(process.uptime())),
  ];
  return [...counted, ...gauges].join("");
}

function metric(type: "counter" | "gauge", name: string, help: string, value: number): string {
  return `# HELP blueline_${name} ${help}\n# TYPE blueline_${name} ${type}\nblueline_${name} ${value}\n`;
}
