import "server-only";
import type { AuditEntry } from "@/prisma/generated/sqlite/client";
import type { AuditDetail, AuditEvent, AuditOutcome } from "@/lib/domain/audit/audit-events";
import { canonicalJson, sha256 } from "../catalogue/canonical";
import type { DatabaseTransaction } from "../database/database";
import { type Caller, getCaller } from "../http/caller";
import { getLog } from "../log";

/** Somebody or something, as it is called now: the record keeps it so, whatever it is called later. */
export interface Named {
  readonly id?: string | undefined;
  readonly name: string;
}

export interface Audited {
  readonly event: AuditEvent;
  /** Absent: done. */
  readonly outcome?: AuditOutcome;
  /** Absent: nobody who is known, as with who opens a share. */
  readonly actor?: Named | undefined;
  readonly target?: Named | undefined;
  readonly workspaceId?: string | undefined;
  readonly detail?: AuditDetail;
  /** Absent: who called this process. */
  readonly caller?: Caller;
}

/** The person who is signed in, as the record names them. */
export function actorOf({ userId, name }: { readonly userId: string; readonly name: string }): Named {
  return { id: userId, name };
}

const nobody: Named = { name: "" };
const told = new WeakMap<DatabaseTransaction, AuditEntry[]>();

/** Appends to the security record in the transaction of what it tells of: neither is there without the other. */
export async function recordAudit(
  { event, outcome = "done", actor = nobody, target = nobody, workspaceId, detail = {}, caller }: Audited,
  transaction: DatabaseTransaction,
  now = new Date(),
): Promise<void> {
  // Holds the row until the transaction ends: two that append at once are chained one after the other.
  const head = await transaction.auditHead.update({ where: { id: 1 }, data: { number: { increment: 1 } } });
  const { address, agent } = caller ?? getCaller();
  const content = {
    number: head.number,
    at: now,
    event,
    outcome,
    actorId: actor.id ?? null,
    actor: actor.name,
    targetId: target.id ?? null,
    target: target.name,
    workspaceId: workspaceId ?? null,
    address,
    agent,
    detail: canonicalJson(detail),
    previousHash: head.hash,
  };
  const entry = { ...content, hash: auditHash(content) };
  await transaction.auditEntry.create({ data: entry });
  await transaction.auditHead.update({ where: { id: 1 }, data: { hash: entry.hash } });
  told.set(transaction, [...(told.get(transaction) ?? []), entry]);
}

/** What an entry is hashed over: the RFC 8785 form of all of it, and with it all before it. */
export function auditHash({ at, ...content }: Omit<AuditEntry, "hash">): string {
  const { number, event, outcome, actorId, actor, targetId, target, workspaceId, address, agent } = content;
  const { detail, previousHash } = content;
  return sha256(
    canonicalJson({
      number,
      at: at.toISOString(),
      event,
      outcome,
      actorId,
      actor,
      targetId,
      target,
      workspaceId,
      address,
      agent,
      detail,
      previousHash,
    }),
  );
}

export function recordedIn(transaction: DatabaseTransaction): readonly AuditEntry[] {
  return told.get(transaction) ?? [];
}

/** One line each on standard output, for what collects security events: whatever the log's level, unless it is silent. */
export function tellAudit(entries: readonly AuditEntry[]): void {
  const log = getLog();
  if (entries.length === 0 || log.level === "silent") return;
  const audit = log.child({}, { level: "info" });
  for (const { at, detail, number, event, outcome, actorId, actor, targetId, target, ...rest } of entries)
    audit.info({
      event: "audit",
      number,
      at: at.toISOString(),
      what: event,
      outcome,
      actor: { id: actorId, name: actor },
      target: { id: targetId, name: target },
      // From `canonicalJson`, above.
      detail: JSON.parse(detail) as AuditDetail,
      workspaceId: rest.workspaceId,
      address: rest.address,
      agent: rest.agent,
      hash: rest.hash,
    });
}
