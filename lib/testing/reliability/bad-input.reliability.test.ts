import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemSchema } from "@/lib/domain/contract/problem";
import { createDatabase } from "@/lib/server/database/create-database";
import { ApiClient } from "../api-client";
import { testAdmin } from "../app-server";
import { databaseState } from "../authorisation/database-state";
import { describeApp, type RunningApp } from "./describe-app";
import { hostileRequests } from "./hostile-requests";
import { peakMegabytes, residentMegabytes } from "./memory";
import { newPipeline } from "./pipelines";
import { pour, sendRaw } from "./send-raw";

/** What an answer never shows: a place in the code, a path of the machine, a query. */
const inside =
  /node_modules|\.next|\bat .+:\d+|\/(?:home|root|tmp|work|usr|srv)\/|\bSELECT\b|\bINSERT\b|prisma|sqlite|postgres/i;
const known = hostileRequests("a".repeat(25)).map(({ what }) => what);

async function stateOf(app: RunningApp): Promise<string> {
  const database = createDatabase(app.databaseUrl(), { readOnly: true });
  try {
    return await databaseState(database);
  } finally {
    await database.close();
  }
}

describeApp("a server that is sent nonsense", (app) => {
  let pipelineId = "";
  let before = "";
  let pid: number | undefined;
  beforeAll(async () => {
    pipelineId = await newPipeline(app.admin());
    // What a list shows of a pipeline is worked out at the first listing after a change, and kept.
    await app.admin().call("GET", "/api/v1/pipelines");
    before = await stateOf(app);
    ({ pid } = app.server().process);
  });

  afterAll(async () => {
    expect(await stateOf(app)).toBe(before);
    expect((await app.admin().call("GET", "/api/ready")).status).toBe(200);
    expect(app.server().process.pid).toBe(pid);
    const log = app.server().output();
    expect(log).not.toMatch(/"level":(?:50|60|"error"|"fatal")|"status":5\d\d|Unhandled|Error:/);
    const token = /session_token=([^.;%]+)/.exec(app.admin().cookie)?.[1] ?? "";
    expect(token).not.toBe("");
    for (const secret of [testAdmin.password, token]) expect(log).not.toContain(secret);
  });

  it.each(known)("says what is wrong with %s", async (what) => {
    const hostile = hostileRequests(pipelineId).find((one) => one.what === what);
    if (hostile === undefined) throw new Error("There is no such request.");
    const { status, headers, text } = await sendRaw(app.admin(), hostile);
    expect(status).toBe(hostile.status);
    expect(text).not.toMatch(inside);
    // Node itself answers a head that is too large, before anything of ours.
    if (status === 431) return;
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "content-type": "application/problem+json; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
    if (hostile.method === "HEAD") return;
    const problem = problemSchema.parse(JSON.parse(text));
    expect(problem.status).toBe(status);
    if (hostile.field !== undefined) expect(problem.errors?.map(({ path }) => path)).toContain(hostile.field);
  });

  if (app.dialect === "postgresql") return;

  describe("without end", () => {
    const paths = [
      ["a route that takes documents", "/api/v1/pipelines"],
      ["a route that takes little", "/api/v1/invitations"],
    ] as const;

    it.each(paths)(
      "stops reading 200 MB of junk for %s, whether its length is said or not",
      async (_what, path) => {
        await pour(app.admin(), path, 200);
        const idle = residentMegabytes(app.server());
        const poured = { unsaid: { status: 0, sent: 0 }, said: { status: 0, sent: 0 } };
        const most = await peakMegabytes(app.server(), async () => {
          poured.unsaid = await pour(app.admin(), path, 200);
          poured.said = await pour(app.admin(), path, 200, { "content-length": String(200 * 1024 * 1024) });
          await sleep(100);
        });
        const { unsaid, said } = poured;
        expect([unsaid.status, said.status]).toEqual([413, 413]);
        expect(said.sent).toBeLessThan(20);
        console.log(
          `${path}: ${unsaid.sent} MB taken where the length was not said, ${said.sent} where it was; the server grew by ${(most - idle).toFixed(0)} MB`,
        );
        expect(most - idle).toBeLessThan(60);
      },
    );

    it("takes nothing from somebody who is not signed in", async () => {
      const { status, sent } = await pour(new ApiClient(app.url(), ""), "/api/v1/pipelines", 200);
      expect(status).toBe(401);
      expect(sent).toBeLessThan(20);
    });

    it("serves others while 50 send a byte at a time", async () => {
      const { hostname, port } = new URL(app.url());
      const slow = Array.from({ length: 50 }, () => connect({ host: hostname, port: Number(port) }));
      for (const socket of slow) {
        socket.on("error", () => undefined);
        socket.write(
          `POST /api/v1/pipelines HTTP/1.1\r\nhost: x\r\ncookie: ${app.admin().cookie}\r\norigin: ${app.url()}\r\ncontent-type: application/json\r\ncontent-length: 500000\r\n\r\n`,
        );
      }
      const drip = setInterval(() => slow.forEach((socket) => socket.write("[")), 50);
      await sleep(500);
      const since = performance.now();
      for (let turn = 0; turn < 10; turn++)
        expect((await app.admin().call("GET", "/api/v1/pipelines")).status).toBe(200);
      expect(performance.now() - since).toBeLessThan(5000);
      clearInterval(drip);
      for (const socket of slow) socket.destroy();
    });

    // Node looks for requests that take too long every half minute.
    it.runIf(process.env["SLOW_BODIES"])("gives up on a body that takes more than a minute", async () => {
      const { hostname, port } = new URL(app.url());
      const socket = connect({ host: hostname, port: Number(port) });
      let answer = "";
      socket.on("error", () => undefined);
      socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
      socket.write(
        `POST /api/v1/pipelines HTTP/1.1\r\nhost: x\r\ncookie: ${app.admin().cookie}\r\norigin: ${app.url()}\r\ncontent-type: application/json\r\ncontent-length: 500000\r\n\r\n`,
      );
      const drip = setInterval(() => socket.write(" "), 500);
      const closed = await Promise.race([
        new Promise((resolve) => socket.once("close", () => resolve("closed"))),
        sleep(110_000),
      ]);
      clearInterval(drip);
      expect(closed).toBe("closed");
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    });
  });
});
