import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { signIn } from "../api-client";
import { type AppServer, startAppServer } from "../app-server";
import { createScratchDatabase, type ScratchDatabase } from "../scratch-database";
import { expectKept, expectWholeChains } from "./expect-kept";
import { newPipeline, openStream } from "./pipelines";
import { type Pooler, startPooler } from "./pooler";
import { PushLedger } from "./push-ledger";

const pushes = Number(process.env["POOLER_PUSHES"] ?? 1);
const name = "Payments API";
/** In milliseconds: what others have saved is seen within 5 seconds. */
const longest = 5_000;

let pooler: Pooler | undefined;
let scratch: ScratchDatabase;
const servers: AppServer[] = [];

beforeAll(async () => {
  pooler = await startPooler(inject("postgresUrl"));
  if (pooler === undefined)
    return console.log("Skipped: a pooler in transaction mode is tried where pgbouncer is installed.");
  scratch = await createScratchDatabase("postgresql", inject("postgresUrl"));
  const databaseUrl = pooler.through(scratch.url);
  const env = { BLUELINE_SECRET: "only for tests, and at least 32 characters long" };
  for (let started = 0; started < 2; started++) servers.push(await startAppServer({ databaseUrl, env }));
});

afterAll(async () => {
  if (pooler === undefined) return;
  await Promise.all(servers.map((server) => server.stop("SIGKILL")));
  await pooler.stop();
  await scratch.remove();
});

it(
  "two servers behind a pooler that swallows notices say so, and miss nothing of each other",
  async ({ skip }) => {
    const [here, there] = servers;
    if (here === undefined || there === undefined) return skip();
    const api = await signIn(here.url);
    const id = await newPipeline(api, name);
    const reader = await openStream(api, id, { after: 0 });
    const ledger = new PushLedger();
    const waits: number[] = [];
    for (let pushed = 0; pushed < pushes; pushed++) {
      const since = performance.now();
      expect(await ledger.send(api.at(there.url), id, "elsewhere")).toBe("acknowledged");
      const operations = ledger.pushes.reduce((sum, { push }) => sum + push.operations.length, 0);
      await reader.until(({ events }) => events.length === operations, 20_000);
      waits.push(performance.now() - since);
    }
    await reader.close();
    const longestWait = Math.max(...waits);
    expect(longestWait).toBeLessThan(longest);
    for (const { output } of [here, there])
      await expect.poll(output).toContain('"event":"notices-not-delivered"');
    await expectKept(api, ledger, id, name);
    await expectWholeChains(scratch.url);
    console.log(
      `through a pooler in transaction mode: ${pushes} pushes, missed 0, seen after ${Math.round(longestWait)} ms at most`,
    );
  },
  60_000 + pushes * 6_000,
);
