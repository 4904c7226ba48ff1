import "server-only";
import * as z from "zod";
import { sharedComparisonSchema } from "@/lib/domain/snapshot/shared-comparison";
import { sharedCopySchema } from "@/lib/domain/snapshot/shared-copy";
import { frozenPostureSchema } from "@/lib/domain/contract/posture";
import { keptStatementSchema, subjectsSchema } from "@/lib/domain/evidence/kept-report";
import { eraseText, writingsOf } from "@/lib/domain/erase/erase-text";
import { documentSchema } from "@/lib/domain/pipeline/document-schemas";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { operationSchema } from "@/lib/domain/pipeline/operations";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { auditHash } from "../audit/record-audit";
import { canonicalJson, sha256 } from "../catalogue/canonical";
import { freezeContent, inflateText, thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { AppError } from "../errors";
import { sealedReport } from "../evidence/seal-report";
import { freezeDocument } from "../pipeline/checkpoints";
import { operationHash } from "../pipeline/operation-hash";
import { fingerprintOf, fingerprintPartsOf } from "../snapshot/fingerprint";
import type { Tombstone, Tombstones } from "./tombstones";

export interface Work {
  readonly database: DatabaseTransaction;
  readonly text: string;
  readonly before: Tombstones;
  /** Only searches: writes nothing. */
  readonly isTrial: boolean;
}

const page = 200;

/** The changes in a pipeline's log. */
export async function eraseOperations(
  { database, text, isTrial }: Work,
  pipelineId: string,
): Promise<readonly Tombstone[]> {
  const rows: Tombstone[] = [];
  for (let after = 0; ;) {
    const entries = await database.pipelineOperation.findMany({
      where: { pipelineId, revision: { gt: after }, ...bodyWith(text) },
      orderBy: { revision: "asc" },
      take: page,
    });
    for (const entry of entries) {
      // Ids are generated, so a match in one is a coincidence.
      const { id, ...operation } = JSON.parse(entry.body) as { readonly id: string };
      const erased = eraseText(operation, text);
      if (erased === operation) continue;
      requireFit(operationSchema, { ...erased, id });
      const body = canonicalJson({ ...erased, id });
      const { revision, hash: was } = entry;
      rows.push({
        kind: "operation",
        key: `${pipelineId} ${revision}`,
        was,
        now: operationHash({ ...entry, body }),
      });
      if (!isTrial)
        await database.pipelineOperation.update({
          where: { pipelineId_revision: { pipelineId, revision } },
          data: { body },
        });
    }
    const last = entries.at(-1);
    if (last === undefined) return rows;
    after = last.revision;
  }
}

/** The documents stored beside the log. */
export async function eraseDocuments(
  { database, text, before, isTrial }: Work,
  pipelineId: string,
): Promise<readonly Tombstone[]> {
  const rows: Tombstone[] = [];
  const checkpoints = await database.pipelineCheckpoint.findMany({
    where: { pipelineId },
    select: { revision: true },
  });
  for (const { revision } of checkpoints) {
    const where = { pipelineId_revision: { pipelineId, revision } };
    const { document } = await database.pipelineCheckpoint.findUniqueOrThrow({ where });
    const written = await inflateText(document);
    const value = JSON.parse(written) as PipelineDocument;
    const erased = eraseText(value, text);
    if (erased === value) continue;
    requireFit(documentSchema, erased);
    const frozen = await freezeDocument(pipelineFromDocument(erased));
    const [key, hash] = [`${pipelineId} ${revision}`, sha256(written)];
    const was = before.originalOf("document", key, hash) ?? hash;
    rows.push({ kind: "document", key, was, now: frozen.hash });
    if (!isTrial) await database.pipelineCheckpoint.update({ where, data: { document: frozen.bytes } });
  }
  return rows;
}

const frozenSchema = z.union([documentSchema, frozenPostureSchema, sharedCopySchema, sharedComparisonSchema]);

/** The frozen content of snapshots and links. */
export async function eraseContents(
  { database, text, isTrial }: Work,
  hashes: ReadonlySet<string>,
): Promise<readonly Tombstone[]> {
  const rows: Tombstone[] = [];
  for (const hash of hashes) {
    const content = await database.content.findUnique({ where: { hash } });
    const written = content === null ? undefined : await thawContent(content);
    if (written === undefined) continue;
    const value: unknown = JSON.parse(written);
    const erased = eraseText(value, text);
    if (erased === value) continue;
    requireFit(frozenSchema, erased);
    const frozen = await freezeContent(erased);
    rows.push({ kind: "content", key: hash, was: hash, now: frozen.hash });
    if (!isTrial)
      await database.content.update({
        where: { hash },
        data: { bytes: frozen.bytes, erasedHash: frozen.hash },
      });
  }
  return rows;
}

/** The titles and notes of snapshots. */
export async function eraseSnapshots(
  { database, text, isTrial }: Work,
  pipelineId: string,
): Promise<readonly Tombstone[]> {
  const rows: Tombstone[] = [];
  for (const row of await database.snapshot.findMany({ where: { pipelineId } })) {
    const told = { title: row.title, note: row.note, summary: row.summary };
    const erased = eraseText(told, text);
    if (erased === told) continue;
    const now = fingerprintOf(fingerprintPartsOf({ ...row, ...erased }));
    rows.push({ kind: "snapshot", key: row.id, was: row.fingerprint, now });
    if (!isTrial) await database.snapshot.update({ where: { id: row.id }, data: erased });
  }
  return rows;
}

/** Names and details in the audit log. */
export async function eraseAudit(
  { database, text, isTrial }: Work,
  workspaceId: string,
): Promise<readonly Tombstone[]> {
  const rows: Tombstone[] = [];
  // Locks the row, so that no entry is appended or expires meanwhile.
  if (!isTrial) await database.auditHead.update({ where: { id: 1 }, data: { id: 1 } });
  for (let after = 0; ;) {
    const entries = await database.auditEntry.findMany({
      where: { OR: [{ workspaceId }, { workspaceId: null }], number: { gt: after } },
      orderBy: { number: "asc" },
      take: page,
    });
    for (const entry of entries) {
      const { number, hash, actor, target, agent, detail } = entry;
      // The digest of an earlier erasure is generated, so it can't contain a pasted text.
      const { digest, ...details } = JSON.parse(detail) as Readonly<Record<string, string>>;
      const told = { actor, target, agent, details: Object.values(details) };
      const erased = eraseText(told, text);
      if (erased === told) continue;
      const named = Object.keys(details).map((name, index) => [name, erased.details[index]] as const);
      const data = {
        actor: erased.actor,
        target: erased.target,
        agent: erased.agent,
        detail: canonicalJson({ ...Object.fromEntries(named), ...(digest === undefined ? {} : { digest }) }),
      };
      rows.push({ kind: "audit", key: String(number), was: hash, now: auditHash({ ...entry, ...data }) });
      if (!isTrial) await database.auditEntry.update({ where: { number }, data });
    }
    const last = entries.at(-1);
    if (last === undefined) return rows;
    after = last.number;
  }
}

/** The reasons of earlier erasures, which are in no chain. */
export async function eraseReasons({ database, text, isTrial }: Work, workspaceId: string): Promise<void> {
  for (const { id, reason } of await database.erasure.findMany({ where: { workspaceId, isOpen: false } })) {
    const erased = eraseText(reason, text);
    if (!isTrial && erased !== reason)
      await database.erasure.update({ where: { id }, data: { reason: erased } });
  }
}

/**
 * The list's figures and the work items of a pipeline: stored beside the log, and rebuilt from it.
 * @returns whether they contained the text
 */
export async function eraseRow({ database, text, isTrial }: Work, id: string): Promise<boolean> {
  const { name, owner, tags, summary, parents } = await database.pipeline.findUniqueOrThrow({
    where: { id },
    select: { name: true, owner: true, tags: true, summary: true, parents: true },
  });
  const parsed = (json: string | null) => (json === null ? null : (JSON.parse(json) as unknown));
  const told = { name, owner, tags: parsed(tags), summary: parsed(summary), parents: parsed(parents) };
  const erased = eraseText(told, text);
  if (!isTrial && erased !== told)
    await database.pipeline.update({
      where: { id },
      data: {
        name: erased.name,
        owner: erased.owner,
        tags: JSON.stringify(erased.tags),
        summary: JSON.stringify(erased.summary),
        parents: erased.parents === null ? null : JSON.stringify(erased.parents),
      },
    });
  return erased !== told;
}

/** The subjects of comment threads: ids that are also in the log. @returns whether one contained the text */
export async function eraseThreads({ database, text, isTrial }: Work, pipelineId: string): Promise<boolean> {
  let isFound = false;
  for (let after = ""; ;) {
    const rows = await database.commentThread.findMany({
      where: { pipelineId, id: { gt: after } },
      orderBy: { id: "asc" },
      take: page,
      select: { id: true, node: true, control: true, edge: true },
    });
    for (const { id, ...about } of rows) {
      const erased = eraseText(about, text);
      if (erased === about) continue;
      isFound = true;
      if (!isTrial)
        await database.commentThread.update({ where: { pipelineId_id: { pipelineId, id } }, data: erased });
    }
    const last = rows.at(-1);
    if (last === undefined) return isFound;
    after = last.id;
  }
}

const reportTextsSchema = z.object({
  warnings: z.array(z.string()),
  subjects: subjectsSchema,
  statements: z.array(keptStatementSchema),
});

/** The content of scanner reports, stored beside the log. @returns whether it contained the text */
export async function eraseReports({ database, text, isTrial }: Work, pipelineId: string): Promise<boolean> {
  let isFound = false;
  for (let after = ""; ;) {
    const rows = await database.evidenceReport.findMany({
      where: { pipelineId, id: { gt: after } },
      orderBy: { id: "asc" },
      take: page,
    });
    for (const row of rows) {
      const { id, name, tool, version, summary } = row;
      const lists = {
        warnings: JSON.parse(row.warnings) as unknown,
        subjects: JSON.parse(row.subjects) as unknown,
        statements: JSON.parse(row.statements) as unknown,
      };
      const told = { name, tool, version, summary, lists };
      const erased = eraseText(told, text);
      if (erased === told) continue;
      requireFit(reportTextsSchema, erased.lists);
      isFound = true;
      const json = Object.fromEntries(
        Object.entries(erased.lists).map(([field, list]) => [field, JSON.stringify(list)]),
      );
      const { lists: _, ...texts } = erased;
      if (!isTrial)
        await database.evidenceReport.update({
          where: { id },
          data: sealedReport(row, { ...texts, ...json }),
        });
    }
    const last = rows.at(-1);
    if (last === undefined) return isFound;
    after = last.id;
  }
}

/** Narrows the read rows if the text has only one spelling and no pattern characters. */
function bodyWith(text: string) {
  return writingsOf(text).length === 1 && !text.includes("_") ? { body: { contains: text } } : {};
}

/** A text of Blueline's own, such as the name of a status, can't be erased. */
export function requireFit(schema: z.core.$ZodType, value: unknown): void {
  if (!z.safeParse(schema, value).success) throw ownWord();
}

export function ownWord(): AppError {
  return new AppError("invalid", {
    errors: [{ path: "text", message: "is a word that Blueline itself uses, and can't be erased" }],
  });
}
