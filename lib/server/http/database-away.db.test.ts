import { afterEach, expect, it } from "vitest";
import { GET as events } from "@/app/api/v1/pipelines/[id]/events/route";
import { POST as operations } from "@/app/api/v1/pipelines/[id]/operations/route";
import { describeBothDatabases } from "@/lib/testing/databases";
import { freePort } from "@/lib/testing/free-port";
import { aRequest, makeWorkspace, openSession, signInRequest } from "@/lib/testing/team";
import { handleAuthRequest } from "../auth/handle-auth-request";
import { newRecordId } from "../auth/secrets";
import { createDatabase } from "../database/create-database";
import { createLog } from "../log";
import { processState } from "../process";
import { databaseAwayCode } from "./database-away";

describeBothDatabases("a database that is away", ({ database, dialect }) => {
  afterEach(() => {
    processState().slots.set("database", database());
    processState().slots.delete("log");
  });

  it("is told as such to a person who is signed in, as to one who is not, and to the log with its code", async () => {
    const { ana } = await makeWorkspace({ ana: "editor" });
    const cookie = await openSession(ana);
    const away = createDatabase(`postgresql://blueline:hunter2@127.0.0.1:${await freePort()}/blueline`);
    const lines: string[] = [];
    processState().slots.set("database", away);
    processState().slots.set("log", createLog("info", { write: (line) => void lines.push(line) }));
    const context = { params: Promise.resolve({ id: newRecordId() }) };
    const answers = [
      await operations(aRequest("POST", "/api/v1/pipelines/x/operations", { cookie, body: {} }), context),
      await events(aRequest("GET", "/api/v1/pipelines/x/events?after=0", { cookie }), context),
      await handleAuthRequest(aRequest("GET", "/api/auth/list-sessions", { cookie })),
      await handleAuthRequest(signInRequest(ana.email)),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
      expect(await answer.json()).toMatchObject({ detail: "The database does not answer. Try again." });
    }
    const requests = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "request");
    expect(requests.map(({ status, code, database: why }) => [status, code, why])).toEqual(
      Array.from({ length: 4 }, () => [503, "unavailable", "P1001"]),
    );
    // For a refusal, also the origin.
    expect(requests.at(-1)).toMatchObject({ address: "192.0.2.1" });
    expect(lines.join("")).not.toContain("hunter2");
    await away.close();
  });

  it("is recognised when it goes in the middle of a query", async () => {
    if (dialect === "sqlite") return;
    const { client } = database();
    const asleep = client.$queryRaw`SELECT pg_sleep(30), 'asleep'`.catch(databaseAwayCode);
    const wake = () =>
      client.$queryRaw<
        unknown[]
      >`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%asleep%' AND pid <> pg_backend_pid()`;
    await expect.poll(async () => (await wake()).length).toBeGreaterThan(0);
    expect(await asleep).toBe("57P01");
  });
});
