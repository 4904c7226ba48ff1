import { Prisma } from "@/prisma/generated/sqlite/client";
import { auditEvents } from "@/lib/domain/audit/audit-events";
import { roles } from "@/lib/domain/contract/roles";
import { shareKinds } from "@/lib/domain/contract/shares";
import { tokenScopes } from "@/lib/domain/contract/token-scopes";
import * as lists from "@/lib/domain/pipeline/document-lists";
import { operationBodySchema } from "@/lib/domain/pipeline/operations";
import { effectiveStatuses } from "@/lib/domain/posture/coverage/effective-status";
import { snapshotSchedules } from "@/lib/domain/snapshot/schedule";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import type { Viewer } from "@/lib/server/auth/viewer";
import type { DatabaseClient } from "@/lib/server/database/database";
import { statementsOf } from "@/lib/server/evidence/report-row";
import { getAssessments } from "@/lib/server/pipeline/assessments";
import { getPipeline } from "@/lib/server/pipeline/queries";

/** Of each kind of thing, all that there can be: what one of a kind is called is in people's databases for ever. */
export const everything = {
  table: Object.keys(Prisma.ModelName),
  operation: operationBodySchema.def.options.flatMap(({ shape }) => shape.type.def.values),
  outcome: ["applied", "superseded"],
  "writer of entries": ["a browser", "policy", "evidence", "import:files", "import:map", "owners", "restore"],
  event: auditEvents,
  role: roles,
  "kind of node": lists.nodeKinds,
  artifact: lists.artifacts,
  environment: lists.environments,
  "kind of zone": lists.zoneKinds,
  "status of a claim": lists.claimStatuses,
  "status that a claim comes to": effectiveStatuses,
  "what waits for a second person": lists.reviewables,
  "state of evidence": ["matched", "held", "older", "waiting", "aside"],
  "state of a control": ["draft", ...lists.ownStates],
  "kind of link": shareKinds,
  "link that": ["works", "is over", "is revoked", "has a passphrase"],
  schedule: snapshotSchedules,
  "snapshot that": ["somebody took", "is automatic", "is thinned"],
  "scope of a token": tokenScopes,
  "token that": ["works", "is over", "is revoked", "is limited", "is of a rule"],
  "link that works once": ["setup", "invitation", "reset", "used", "open"],
  "place of an erasure": ["operation", "document", "content", "snapshot", "audit"],
} satisfies Readonly<Record<string, readonly string[]>>;
export type Kind = keyof typeof everything;

type Held = { readonly [Of in Kind]: ReadonlySet<string> };

export async function whatItHolds(client: DatabaseClient, viewer: Viewer): Promise<Held> {
  const now = new Date();
  const [log, entries, members, reports, versions, shares, tokens, links, snapshots, erased, pipelines] =
    await Promise.all([
      client.pipelineOperation.findMany(),
      client.auditEntry.findMany({ select: { event: true } }),
      client.membership.findMany(),
      client.evidenceReport.findMany(),
      client.ownControlVersion.findMany(),
      client.share.findMany(),
      client.apiToken.findMany(),
      client.accessLink.findMany(),
      client.snapshot.findMany(),
      client.erasedRow.findMany(),
      client.pipeline.findMany(),
    ]);
  const operations = log.map(({ body }) => JSON.parse(body) as { type: string });
  const maps = [];
  for (const { id } of pipelines.filter(({ archivedAt }) => archivedAt === null)) {
    const access = await requirePipelineAccess(viewer, id, "viewer");
    const { document } = await getPipeline(access);
    maps.push({ document, assessments: (await getAssessments(access)).assessments });
  }
  const documents = maps.map(({ document }) => document);
  const stateOf = ({ expiresAt, revokedAt }: { expiresAt: Date; revokedAt: Date | null }) =>
    revokedAt !== null ? "is revoked" : expiresAt > now ? "works" : "is over";
  const set = (found: readonly (string | undefined | false)[]) =>
    new Set(found.flatMap((one) => (typeof one === "string" ? [one] : [])));
  return {
    table: await filledTables(client),
    operation: set(operations.map(({ type }) => type)),
    outcome: set(log.map(({ outcome }) => outcome)),
    "writer of entries": set(log.map(({ clientId }) => writerOf(clientId))),
    event: set(entries.map(({ event }) => event)),
    role: set(members.map(({ role }) => role)),
    "kind of node": set(documents.flatMap(({ nodes }) => nodes.map(({ kind }) => kind))),
    artifact: set(documents.flatMap(({ edges }) => edges.map((edge) => edge.artifact))),
    environment: set(documents.flatMap(({ nodes }) => nodes.map((node) => node.environment))),
    "kind of zone": set(documents.flatMap(({ zones }) => zones.map(({ kind }) => kind))),
    "status of a claim": set(documents.flatMap(({ claims }) => claims.map(({ status }) => status))),
    "status that a claim comes to": set(maps.flatMap((map) => map.assessments.map(({ status }) => status))),
    "what waits for a second person": set(documents.flatMap(({ policy }) => policy?.needsReview ?? [])),
    "state of evidence": set(reports.flatMap((row) => statementsOf(row).map(({ state }) => state.as))),
    "state of a control": set(
      versions.flatMap(({ releasedAt, retiredAt }) => [
        releasedAt === null ? "draft" : "released",
        retiredAt !== null && "retired",
      ]),
    ),
    "kind of link": set(shares.map(({ kind }) => kind)),
    "link that": set(
      shares.flatMap((row) => [stateOf(row), row.passphraseHash !== null && "has a passphrase"]),
    ),
    schedule: set(pipelines.map(({ snapshotSchedule }) => snapshotSchedule)),
    "snapshot that": set(
      snapshots.flatMap(({ period, thinnedAt }) => [
        period === null ? "somebody took" : "is automatic",
        thinnedAt !== null && "is thinned",
      ]),
    ),
    "scope of a token": set(tokens.flatMap(({ scopes }) => JSON.parse(scopes) as string[])),
    "token that": set(
      tokens.flatMap((row) => [
        stateOf(row),
        row.pipelines !== null && "is limited",
        row.ruleId !== null && "is of a rule",
      ]),
    ),
    "link that works once": set(
      links.flatMap(({ purpose, usedAt }) => [purpose, usedAt === null ? "open" : "used"]),
    ),
    "place of an erasure": set(erased.map(({ kind }) => kind)),
  };
}

function writerOf(clientId: string): string {
  const [, writer] = /^(import:\w+|\w+):/.exec(clientId) ?? [];
  return writer ?? (clientId === "policy" || clientId === "evidence" ? clientId : "a browser");
}

async function filledTables(client: DatabaseClient): Promise<ReadonlySet<string>> {
  const filled = new Set<string>();
  for (const name of Object.keys(Prisma.ModelName)) {
    // The client has each model under its name with a small first letter.
    const model = client[`${name[0]?.toLowerCase()}${name.slice(1)}` as "user"];
    if ((await model.count()) > 0) filled.add(name);
  }
  return filled;
}
