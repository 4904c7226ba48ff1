import { readdirSync, readFileSync } from "node:fs";
import type { AppServer } from "../app-server";

/** What the server's process holds in memory now; only Linux tells, elsewhere it is 0. */
export function residentMegabytes(server: AppServer): number {
  if (process.platform !== "linux") return 0;
  const status = readFileSync(`/proc/${server.process.pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

export async function peakMegabytes(server: AppServer, work: () => Promise<unknown>): Promise<number> {
  let peak = residentMegabytes(server);
  const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes(server))), 20);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return Math.max(peak, residentMegabytes(server));
}

/** How many files and connections the server's process has open; only Linux tells, elsewhere it is 0. */
export function openFiles(server: AppServer): number {
  return process.platform === "linux" ? readdirSync(`/proc/${server.process.pid}/fd`).length : 0;
}
