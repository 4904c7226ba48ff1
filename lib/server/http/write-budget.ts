import "server-only";
import { counted } from "@/lib/domain/words/english";
import { onceInAWhile } from "../audit/once-in-a-while";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { Viewer } from "../auth/viewer";
import { runWrite } from "../db";
import { getEnv } from "../env";
import { AppError } from "../errors";
import { getLog } from "../log";
import { steadyNow } from "../clock";
import { oncePerProcess } from "../process";
import { describeError } from "./describe-error";

/** The writes of one request. */
interface Cost {
  readonly bytes: number;
  readonly operations: number;
}

interface Budget {
  /** The remaining budget; negative after a large request, which can't be split. */
  bytes: number;
  operations: number;
  at: number;
}

const minute = 60_000;
const megabyte = 1024 * 1024;
/** An operation costs time as well as bytes. */
const operationsPerMegabyte = 500;
/** The limit of a pipeline is this many times one person's. */
const pipelineShare = 3;
/** The used share at which an admin is warned. */
const near = 0.8;
const toldAgainAfter = 60 * minute;
/** The number of remembered people and pipelines; a forgotten one restarts with a full budget. */
const mostKnown = 10_000;

/**
 * Charges the write limits per minute of a person and of a pipeline, which refill gradually. The log is
 * permanent, so a loop must not fill the disk. Throws `too-many` with the seconds to wait. Counted per
 * server.
 */
export function spendWrite(
  viewer: Viewer,
  pipelineId: string | undefined,
  cost: Cost,
  now = steadyNow(),
): void {
  const megabytes = getEnv().writeMegabytes;
  if (megabytes === 0) return;
  const person = budgetOf(`person ${viewer.userId}`, megabytes, now);
  const budgets = pipelineId
    ? [person, budgetOf(`pipeline ${pipelineId}`, megabytes * pipelineShare, now)]
    : [person];
  const waits = budgets.map(({ budget, most }) => secondsUntilSome(budget, most));
  const wait = Math.max(...waits);
  if (wait > 0) {
    tellAdmin(viewer, "write-limit-reached", now);
    const seconds = Math.ceil(wait);
    throw new AppError("too-many", {
      detail: `Write limit reached. Retry after ${counted(seconds, "second")}.`,
      retryAfter: seconds,
    });
  }
  for (const { budget } of budgets) {
    budget.bytes -= cost.bytes;
    budget.operations -= cost.operations;
  }
  const isNear = budgets.some(
    ({ budget, most }) =>
      budget.bytes < most.bytes * (1 - near) || budget.operations < most.operations * (1 - near),
  );
  if (isNear) tellAdmin(viewer, "write-limit-near", now);
}

function budgetOf(key: string, megabytes: number, now: number) {
  const known = oncePerProcess("write-budgets", () => new Map<string, Budget>());
  const most = { bytes: megabytes * megabyte, operations: megabytes * operationsPerMegabyte };
  const before = known.get(key) ?? { ...most, at: now };
  const share = (now - before.at) / minute;
  const budget = {
    bytes: Math.min(most.bytes, before.bytes + most.bytes * share),
    operations: Math.min(most.operations, before.operations + most.operations * share),
    at: now,
  };
  known.delete(key);
  known.set(key, budget);
  for (const oldest of known.keys()) {
    if (known.size <= mostKnown) break;
    known.delete(oldest);
  }
  return { budget, most };
}

function secondsUntilSome(budget: Cost, most: Cost): number {
  const until = (left: number, all: number) => (left > 0 ? 0 : ((1 - left) / all) * 60);
  return Math.max(until(budget.bytes, most.bytes), until(budget.operations, most.operations));
}

/** Into the audit log, at most once an hour for each person and limit. */
function tellAdmin(viewer: Viewer, event: "write-limit-near" | "write-limit-reached", now: number): void {
  const told = onceInAWhile("write limit", toldAgainAfter);
  const key = `${event} ${viewer.userId}`;
  if (!told.isFirst(key, now)) return;
  runWrite((transaction) =>
    recordAudit({ event, actor: actorOf(viewer), workspaceId: viewer.workspaceId }, transaction),
  ).catch((error: unknown) => {
    told.forget(key);
    getLog().error({ event: "audit-failed", error: describeError(error) });
  });
}
