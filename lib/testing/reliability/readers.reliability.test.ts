import { execFileSync, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { paymentsDocument } from "../payments-document";
import { type ApiClient, signIn } from "../api-client";
import { type AppServer, startAppServer } from "../app-server";
import { freePort } from "../free-port";
import { createScratchDatabase } from "../scratch-database";

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The processes that a process has started and that still run. */
function childrenOf(pid: number | undefined): readonly number[] {
  try {
    return execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map(Number);
  } catch {
    return [];
  }
}

describe("processes that only read", () => {
  let scratch: Awaited<ReturnType<typeof createScratchDatabase>>;
  let server: AppServer;
  let api: ApiClient;
  let id: string;
  beforeAll(async () => {
    scratch = await createScratchDatabase("sqlite", "");
    server = await startAppServer({ databaseUrl: scratch.url });
    api = await signIn(server.url);
    const made = await api.json("POST", "/pipelines", { document: paymentsDocument });
    ({ id } = createdPipelineSchema.parse(made));
  });
  afterAll(async () => {
    await server.stop();
    await scratch.remove();
  });

  it("answer pages and files, and have written what a page keeps on the side", async () => {
    const page = await api.call("GET", "/pipelines");
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("Payments")]);
    const file = await api.call("GET", `/pipelines/${id}/gaps/export`);
    expect(file.headers.get("content-disposition")).toContain("payments-api-gaps");
    expect(await file.text()).toMatch(/^"Stage","Where"/);
    const { pipelines } = (await api.json("GET", "/pipelines")) as {
      readonly pipelines: readonly { readonly tools: readonly string[] }[];
    };
    expect(pipelines[0]?.tools).not.toEqual([]);
  });

  it("go behind the one that writes with all of their threads", async () => {
    const niceness = (pid: number | undefined) => [
      ...new Set(
        execFileSync("ps", ["-L", "-o", "ni=", "-p", String(pid)], { encoding: "utf8" }).match(/-?\d+/g),
      ),
    ];
    const readers = childrenOf(server.process.pid);
    expect(readers.length).toBeGreaterThan(0);
    // Once they have started.
    await expect.poll(() => readers.map(niceness)).toEqual(readers.map(() => ["10"]));
    expect(niceness(server.process.pid)).not.toContain("10");
  });

  it("give everybody a turn, however many one person asks for at once", async () => {
    const other = await signIn(server.url);
    let answered = 0;
    // Twice what is open of one person at once; more may wait for longer than anybody is kept, where the machine has other work.
    const asked = Array.from({ length: 12 }, async () => {
      const answer = await api.call("GET", `/pipelines/${id}/threats`);
      await answer.arrayBuffer();
      answered += 1;
      return answer.status;
    });
    const list = await other.call("GET", "/pipelines");
    await list.arrayBuffer();
    expect([list.status, answered < 12]).toEqual([200, true]);
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
  });

  it("tell who asks for too much to come back later, in words", async () => {
    const answers = await Promise.all(
      Array.from({ length: 80 }, async () => {
        const answer = await api.call("GET", `/api/v1/pipelines/${id}/posture`);
        return { status: answer.status, after: answer.headers.get("retry-after"), text: await answer.text() };
      }),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.length - refused.length).toBeGreaterThan(30);
    expect(refused[0]).toEqual({ status: 503, after: "5", text: expect.stringContaining("busy") });
  });

  it("are started again when one ends, and nothing else ends with it", async () => {
    const before = childrenOf(server.process.pid);
    expect(before.length).toBeGreaterThanOrEqual(2);
    for (const pid of before) process.kill(pid, "SIGKILL");
    const pushed = await api.call("PATCH", `/api/v1/pipelines/${id}`, { owner: "Platform", tags: [] });
    expect(pushed.ok).toBe(true);
    const page = await api.call("GET", `/pipelines/${id}`);
    expect(page.status).toBe(200);
    expect(childrenOf(server.process.pid).some((pid) => before.includes(pid))).toBe(false);
    expect(server.output()).toContain('"event":"reader-ended"');
  });

  it("end with the process that started them, however that ends", async () => {
    const other = await createScratchDatabase("sqlite", "");
    const doomed = await startAppServer({ databaseUrl: other.url });
    const readers = childrenOf(doomed.process.pid);
    expect(readers.length).toBeGreaterThanOrEqual(2);
    await doomed.stop("SIGKILL");
    for (let tries = 0; tries < 400 && readers.some(isAlive); tries++) await sleep(50);
    expect(readers.filter(isAlive)).toEqual([]);
    await other.remove();
  });

  it("end, as the server does, with `npm start`, however that ends", async () => {
    const other = await createScratchDatabase("sqlite", "");
    const port = await freePort();
    const starter = spawn(process.execPath, ["scripts/start.mjs"], {
      env: { ...process.env, PORT: String(port), DATABASE_URL: other.url },
      stdio: "ignore",
    });
    const isReady = () =>
      fetch(`http://127.0.0.1:${port}/api/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
    const [started = 0] = childrenOf(starter.pid);
    expect(childrenOf(started).length).toBeGreaterThanOrEqual(2);
    starter.kill("SIGKILL");
    await expect.poll(() => isAlive(started)).toBe(false);
    await other.remove();
  }, 90_000);

  it("are not needed: the process that writes answers all where there are none", async () => {
    const other = await createScratchDatabase("sqlite", "");
    const alone = await startAppServer({ databaseUrl: other.url, env: { BLUELINE_READERS: "0" } });
    const page = await (await signIn(alone.url)).call("GET", "/pipelines");
    expect([page.status, childrenOf(alone.process.pid)]).toEqual([200, []]);
    await alone.stop();
    await other.remove();
  });
});
