import "server-only";
import { randomUUID } from "node:crypto";
import { operationsBetween } from "@/lib/domain/compare/operations-between";
import { workedExamples } from "@/lib/domain/catalogue/templates/worked-examples";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { requirePipelineAccess, requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { commitOperations } from "../pipeline/commit-operations";
import { createPipeline } from "../pipeline/commands";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { setUpDemo } from "../team/setup";
import { currentSample, earlierSample } from "./earlier-sample";
import { getVisitor } from "./visitor";

/** Makes the visitor and the example company. Throws on a database that has a user: a demo asks for no password. */
export async function startDemo(now = new Date()): Promise<void> {
  const { name, email, password } = getVisitor();
  const member = await setUpDemo(
    { workspace: "Example company", name, email, password },
    daysBefore(now, 29),
  );
  if (member === undefined)
    throw new Error("BLUELINE_DEMO needs an empty database, and this one has users. Use `npm run demo`.");
  await fillWorkspace(
    {
      ...member,
      name,
      email,
      role: "editor",
      sessionId: "",
      confirmedAt: now,
      hasSecondFactor: false,
      isSecondFactorRequired: false,
    },
    now,
  );
}

/** The sample with its history comes first: the demo opens on it. */
async function fillWorkspace(visitor: Viewer, now: Date): Promise<void> {
  const workspace = await requireWorkspaceAccess(visitor, "editor");
  const { id } = await createPipeline(workspace, { document: earlierSample }, daysBefore(now, 28));
  const sample = await requirePipelineAccess(visitor, id, "editor");
  await takeSnapshot(sample, { title: "Before the hotfix build" }, daysBefore(now, 28));
  const operations = operationsBetween(
    pipelineFromDocument(earlierSample),
    pipelineFromDocument(currentSample),
  ).map((body) => ({ ...body, id: randomUUID() }));
  await commitOperations(sample, { clientId: "demo", operations }, daysBefore(now, 7));
  await takeSnapshot(sample, { title: "With the hotfix build" }, daysBefore(now, 7));
  for (const { id: template, name } of workedExamples)
    await createPipeline(workspace, { template, name }, now);
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
}
