import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { describeBothDatabases } from "@/lib/testing/databases";
import { EventReader } from "@/lib/testing/event-reader";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { getEnv } from "../env";
import { getLog } from "../log";
import { commitOperations } from "../pipeline/commit-operations";
import { processState } from "../process";
import { streamPipeline } from "./event-stream";
import { announceWith } from "./hub";
import { listenToOtherServers } from "./other-servers";

const cuts = Number(process.env["LISTEN_CUTS"] ?? 2);

describeBothDatabases("several servers on one database", ({ database, dialect, url }) => {
  let access: PipelineAccess;
  let reader: EventReader;
  const { slots } = processState();

  /** Commits as another server does: its hub is not ours. */
  async function pushElsewhere(announces: boolean) {
    const ours = ["event-hub", "document-cache"].map((name) => [name, slots.get(name)] as const);
    for (const [name] of ours) slots.delete(name);
    let payload = "";
    announceWith((pipelineId, revision) => {
      payload = `${pipelineId} ${revision}`;
    });
    await commitOperations(access, {
      clientId: "elsewhere",
      operations: [{ id: randomUUID(), type: "pipeline.changed", set: { name: "x" } }],
    });
    for (const [name, value] of ours) slots.set(name, value);
    if (announces) await database().client.$executeRaw`SELECT pg_notify('blueline_pipeline', ${payload})`;
  }

  beforeEach(async () => {
    slots.set("env", { ...getEnv(), databaseUrl: url() });
    const { ana } = await makeViewers({ ana: "editor" });
    access = await makePipeline(ana);
    await listenToOtherServers();
    reader = new EventReader(
      streamPipeline({ access, after: 0, revision: 0, signal: new AbortController().signal }),
    );
  });

  afterEach(async () => {
    await reader.close();
    const closers = slots.get("close-on-shutdown");
    if (closers instanceof Map) for (const close of closers.values()) await close();
    for (const name of ["env", "event-hub"]) slots.delete(name);
  });

  if (dialect === "sqlite") {
    it("do not exist where the database is a file", () => {
      expect(slots.get("close-on-shutdown")).not.toHaveProperty("other-servers");
    });
    return;
  }

  const reportsHeard = ({ others }: EventReader) =>
    others.filter((one) => one.startsWith("event: reports")).length;
  const aReport = () => ({
    id: newRecordId(),
    pipelineId: access.pipelineId,
    digest: "sha256:0",
    name: "trivy.json",
    size: 1,
    format: "trivy",
    tool: "Trivy",
    effective: "2026-11-01",
    summary: "",
    warnings: "[]",
    subjects: "[]",
    statements: "[]",
    waiting: 1,
    held: 0,
    aside: 0,
    uploadedAt: new Date(),
    uploadedById: access.viewer.userId,
  });

  it("hear of each other's commits at once", async () => {
    // The listener connects while we wait.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await pushElsewhere(true);
    await reader.until(({ events }) => events.length === 1, 2000);
    expect(reader.events).toMatchObject([{ id: 1, data: { clientId: "elsewhere" } }]);
  });

  it("hear that reports changed, and find it within seconds where the notice was lost", async () => {
    const { client } = database();
    // The listener connects while we wait.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await client.$executeRaw`SELECT pg_notify('blueline_reports', ${access.pipelineId})`;
    await reader.until((one) => reportsHeard(one) === 1, 2000);
    await client.$executeRaw`SELECT pg_notify('blueline_reports', ${`${access.pipelineId} running`})`;
    await reader.until(({ others }) => others.includes("event: running\ndata: {}"), 2000);
    await client.evidenceReport.create({ data: aReport() });
    await reader.until((one) => reportsHeard(one) === 2, 12_000);
  }, 20_000);

  it("find each change of reports and of what runs where the notice was lost", async () => {
    const { client } = database();
    const { pipelineId, workspaceId, viewer } = access;
    const report = aReport();
    const [id, at, byId] = [newRecordId(), new Date(), viewer.userId];
    const read = { format: "kubernetes", source: "", fileName: "pods.json", fileHash: "" };
    const facts = { containers: 0, repositories: 0, said: "{}", facts: new Uint8Array(), factsHash: "" };
    const observation = { id, workspaceId, pipelineId, at, byId, ...read, ...facts };
    const dismissal = { pipelineId, findingKey: "x", basis: "", reason: "known", byId, at };
    const dismissed = { pipelineId_findingKey: { pipelineId, findingKey: "x" } };
    const changes = [
      () => client.evidenceReport.create({ data: report }),
      () => client.evidenceReport.update({ where: { id: report.id }, data: { statements: "[{}]" } }),
      () => client.runningObservation.create({ data: observation }),
      () => client.runningObservation.update({ where: { id }, data: { said: `{"place":"ci"}` } }),
      () => client.runningDismissal.create({ data: dismissal }),
      () => client.runningDismissal.update({ where: dismissed, data: { reason: "moved" } }),
      () => client.runningDismissal.delete({ where: dismissed }),
      () => client.runningObservation.delete({ where: { id } }),
    ];
    // The listener connects while we wait, and sees what is there.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const heard = (event: string) => reader.others.filter((one) => one.startsWith(event)).length;
    for (const [index, change] of changes.entries()) {
      const event = index < 2 ? "event: reports" : "event: running";
      const before = heard(event);
      await change();
      // It polls as soon as it listens again.
      await client.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'blueline-listen' AND datname = current_database()`;
      await reader.until(() => heard(event) > before, 12_000);
    }
  }, 90_000);

  it("find what changed between the opening of a pipeline and the next look, where the notice was lost", async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const other = await makePipeline(access.viewer);
    const opened = new EventReader(
      streamPipeline({ access: other, after: 0, revision: 0, signal: new AbortController().signal }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await database().client.evidenceReport.create({
      data: { ...aReport(), pipelineId: other.pipelineId },
    });
    await opened.until((one) => reportsHeard(one) === 1, 12_000);
    expect(reportsHeard(reader)).toBe(0);
    await opened.close();
  }, 20_000);

  it("find the changes of a lost notification within seconds", async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await pushElsewhere(false);
    await reader.until(({ events }) => events.length === 1, 7000);
  });

  it(
    `listen again after their connection was cut, ${cuts} times over`,
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      for (let cut = 1; cut <= cuts; cut++) {
        await database().client
          .$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'blueline-listen' AND datname = current_database()`;
        // A commit before it listens again reaches everyone, too.
        await pushElsewhere(true);
        await reader.until(({ events }) => events.length === cut, 7000);
      }
      expect(reader.events.map(({ id }) => id)).toEqual(
        Array.from({ length: cuts }, (_, index) => index + 1),
      );
    },
    20_000 + cuts * 8_000,
  );

  it("say in the log that notices are swallowed, as by a pooler, and that they come again", async () => {
    const { default: pg } = await import("pg");
    const said = [vi.spyOn(getLog(), "warn"), vi.spyOn(getLog(), "info")] as const;
    const tells = (event: string) => expect.objectContaining({ event });
    const ask = Reflect.get(pg.Client.prototype, "query") as (sql: string) => unknown;
    // Accepts LISTEN and does nothing, without an error.
    const pooler = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
      this: InstanceType<typeof pg.Client>,
      ...given: readonly unknown[]
    ) {
      const [sql, ...rest] = given;
      const passed = typeof sql === "string" && sql.startsWith("LISTEN ") ? "SELECT 1" : sql;
      return Reflect.apply(ask, this, [passed, ...rest]) as undefined;
    });
    const cut = () =>
      database().client
        .$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'blueline-listen' AND datname = current_database()`;
    try {
      // The first one has connected by then.
      await new Promise((resolve) => setTimeout(resolve, 500));
      await cut();
      await vi.waitFor(() => expect(said[0]).toHaveBeenCalledWith(tells("notices-not-delivered")), 10_000);
      pooler.mockRestore();
      await cut();
      await vi.waitFor(() => expect(said[1]).toHaveBeenCalledWith(tells("notices-delivered")), 10_000);
    } finally {
      pooler.mockRestore();
      for (const spy of said) spy.mockRestore();
    }
  });

  it("announce what they commit, together with what else is committed at that moment", async () => {
    const heard: string[] = [];
    const { default: pg } = await import("pg");
    const listener = new pg.Client({ connectionString: url() });
    await listener.connect();
    listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
    await listener.query("LISTEN blueline_pipeline");
    const push = () =>
      commitOperations(access, {
        clientId: "c",
        operations: [{ id: randomUUID(), type: "pipeline.changed", set: { name: "x" } }],
      });
    await Promise.all(Array.from({ length: 5 }, push));
    await reader.until(({ events }) => events.length === 5);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await listener.end();
    expect(heard.at(-1)).toBe(`${access.pipelineId} 5`);
    expect(heard.length).toBeLessThanOrEqual(5);
  });
});
