import { randomBytes } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { GET as metrics } from "@/app/api/metrics/route";
import { GET as list, POST as pipelines } from "@/app/api/v1/pipelines/route";
import { GET as ready } from "@/app/api/ready/route";
import { aPipeline } from "@/lib/testing/builders";
import { describeBothDatabases } from "@/lib/testing/databases";
import { aRequest, makeWorkspace, openSession, signInRequest } from "@/lib/testing/team";
import { handleAuthRequest } from "../auth/handle-auth-request";
import type { DatabaseClient, Dialect } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { getEnv } from "../env";
import { processState } from "../process";

describeBothDatabases("how the server does", ({ database, dialect }) => {
  afterEach(() => {
    processState().draining = false;
    processState().slots.delete("env");
  });

  it("is ready with its database, and not while it stops", async () => {
    const response = await ready();
    expect([response.status, await response.text(), response.headers.get("cache-control")]).toEqual([
      200,
      "ready\n",
      "no-store",
    ]);
    processState().draining = true;
    expect((await ready()).status).toBe(503);
  });

  it("is not ready when the database is away, hangs, is behind, or too many writes wait", async () => {
    const query = vi.spyOn(database().client, "$queryRaw");
    query.mockRejectedValueOnce(new Error("away"));
    expect((await ready()).status).toBe(503);
    query.mockReturnValueOnce(new Promise(() => undefined) as never);
    expect((await ready()).status).toBe(503);
    query.mockResolvedValueOnce([] as never);
    expect((await ready()).status).toBe(503);
    query.mockRestore();
    const pending = vi.spyOn(getDatabase().writes, "pending").mockReturnValue(1000);
    expect((await ready()).status).toBe(503);
    pending.mockRestore();
    expect((await ready()).status).toBe(200);
  });

  it("says why it is not, goes on reading on a full disk, and saves again by itself", async () => {
    const { client } = database();
    const members = await makeWorkspace({ ana: "admin" });
    const cookie = await openSession(members.ana);
    const fill = await fillDisk(client, dialect);
    const context = { params: Promise.resolve({}) };
    const note = randomBytes(5_000).toString("hex");
    const document = Array.from({ length: 50 }, (_, index) => `n${index}`)
      .reduce((pipeline, name) => pipeline.node(name, { note }), aPipeline("Shop"))
      .toDocument();
    const make = () =>
      pipelines(aRequest("POST", "/api/v1/pipelines", { cookie, body: { document } }), context);
    const refused = await make();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([507, "10"]);
    expect(await refused.json()).toMatchObject({
      title: "Server disk full",
      detail: expect.stringContaining("The server's disk is full"),
    });
    if (dialect === "postgresql")
      expect((await handleAuthRequest(signInRequest(members.ana.email))).status).toBe(507);
    // SQLite's pages have room for a few bytes.
    else await runWrite((transaction) => transaction.auditHead.updateMany({ data: { id: 1 } }));
    const notReady = await ready();
    expect([notReady.status, await notReady.text()]).toEqual([
      503,
      "not ready: the disk is full: reading works, saving fails for large changes or for all\n",
    ]);
    expect((await list(aRequest("GET", "/api/v1/pipelines", { cookie }), context)).status).toBe(200);
    await fill.empty();
    await expect.poll(async () => (await ready()).status).toBe(200);
    expect((await make()).status).toBe(201);
  });

  it("gives figures to anyone who has the token, where there is one", async () => {
    const call = (authorization?: string) =>
      metrics(
        new Request(
          "http://localhost:3000/api/metrics",
          authorization === undefined ? {} : { headers: { authorization } },
        ),
      );
    expect(call("Bearer ").status).toBe(404);
    expect(call("Bearer undefined").status).toBe(404);
    processState().slots.set("env", { ...getEnv(), metricsToken: "s3cret" });
    expect([call().status, call("Bearer wrong").status, call("Basic s3cret").status]).toEqual([
      404, 404, 404,
    ]);
    const response = call("Bearer s3cret");
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(
      /^# HELP blueline_commits_total .*\n# TYPE blueline_commits_total counter\nblueline_commits_total \d+\n/,
    );
  });
});

/**
 * SQLite gets no further page, so its error is the real one; PostgreSQL gets a simulated error, at each
 * writing statement.
 */
async function fillDisk(client: DatabaseClient, dialect: Dialect) {
  if (dialect === "sqlite") {
    // The existing pages have little room left.
    await client.$queryRawUnsafe("VACUUM");
    const limit = (pages: number) => client.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`);
    await limit(1);
    return { empty: () => limit(1_000_000) };
  }
  const tables = ["pipeline", "rate_limit", "audit_head", "session", "content"];
  await client.$executeRawUnsafe(
    `CREATE FUNCTION "full_disk"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END; $$`,
  );
  for (const table of tables)
    await client.$executeRawUnsafe(
      `CREATE TRIGGER "full_disk" BEFORE INSERT OR UPDATE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION "full_disk"()`,
    );
  return { empty: () => client.$executeRawUnsafe('DROP FUNCTION "full_disk" CASCADE') };
}
