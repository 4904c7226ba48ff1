import "server-only";
import type { AuditEntry } from "@/prisma/generated/sqlite/client";
import type { AuditDetail, AuditEvent, AuditOutcome } from "@/lib/domain/audit/audit-events";
import { canonicalJson, sha256 } from "../catalogue/canonical";
import type { DatabaseTransaction } from "../database/database";
import { type Caller, getCaller } from "../http/caller";
import { getLog } from "../log";

/** The actor or object with its current name: the entry keeps this name after a rename. */
export interface Named {
  readonly id?: string | undefined;
  readonly name: string;
}

export interface Audited {
  readonly event: AuditEvent;
  /** Absent: done. */
  readonly outcome?: AuditOutcome;
  /** Absent: unknown, as for a visitor of a share. */
  readonly actor?: Named | undefined;
  readonly target?: Named | undefined;
  readonly workspaceId?: string | undefined;
  readonly detail?: AuditDetail;
  /** Absent: the caller of this process. */
  readonly caller?: Caller;
}

/** The signed-in person, as the audit log names them. */
export function actorOf({ userId, name }: { readonly userId: string; readonly name: string }): Named {
  return { id: userId, name };
}

const nobody: Named = { name: "" };
const told = new WeakMap<DatabaseTransaction, AuditEntry[]>();

/** Appends to the audit log in the same transaction as the change: both are stored, or neither. */
export async function recordAudit(
  { event, outcome = "done", actor = nobody, target = nobody, workspaceId, detail = {}, caller }: Audited,
  transaction: DatabaseTransaction,
  now = new Date(),
): Promise<void> {
  // Locks the row until the transaction ends, so that concurrent entries are chained one after the other.
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

/**
 * The hashed content of an entry: the RFC 8785 form of the whole entry, including the hash of the previous
 * one.
 */
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

/** One line each on standard output, for a collector of security events: at every log level except silent. */
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
