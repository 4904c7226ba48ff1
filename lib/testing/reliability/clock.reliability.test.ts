import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { createdSnapshotSchema } from "@/lib/domain/contract/snapshots";
import { createdShareSchema } from "@/lib/domain/contract/shares";
import { type ApiClient, signIn } from "../api-client";
import { dialects } from "../databases";
import { describeApp } from "./describe-app";
import { expectKept, expectWholeChains } from "./expect-kept";
import { addPerson } from "./people";
import { newPipeline, openStream } from "./pipelines";
import { preloadOf } from "./preload-of";
import { PushLedger, startWriter, untilAnswered } from "./push-ledger";

const asked = process.env["CLOCK_JUMPS"];
const jumps = Number(asked ?? 2);
const writers = 4;
const name = "Payments API";
const hour = 3600;
const day = 24 * hour;
/** In seconds: no wait after a wrong password may be longer. */
const longestWait = 300;

const preload = preloadOf(["faketime", "-f", "+0"]);
const folder = mkdtempSync(path.join(tmpdir(), "blueline-clock-"));
const clock = path.join(folder, "clock");
writeFileSync(clock, "+0");

/** Sets the server's clock so many seconds before or after ours, and waits until it goes by it. */
async function setClock(url: string, seconds: number): Promise<void> {
  const setting = `${seconds < 0 ? "" : "+"}${seconds}`;
  if (readFileSync(clock, "utf8") === setting) return;
  // Replaced at once: the server must not find it half written.
  writeFileSync(`${clock}.next`, setting);
  renameSync(`${clock}.next`, clock);
  const off = async () => {
    const { headers } = await fetch(`${url}/api/ready`);
    return Math.abs(Date.parse(headers.get("date") ?? "") - Date.now() - seconds * 1000);
  };
  await expect.poll(off).toBeLessThan(5000);
}

if (preload === undefined) console.log("Skipped: a clock that jumps is tried where faketime is installed.");
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(preload === undefined)("with a clock of its own", () => {
  describeApp(
    "a server whose clock jumps",
    (app) => {
      it(
        `puts what people do in the order in which it came, ${jumps} jumps over, and goes on sending it`,
        async () => {
          await setClock(app.url(), 2 * day);
          // Made when the clock was furthest ahead: its end comes after all that follows.
          const api = await signIn(app.url());
          const id = await newPipeline(api, name);
          const reader = await openStream(api, id, { after: 0 });
          const ledger = new PushLedger();
          const stops = Array.from({ length: writers }, (_, index) =>
            startWriter(ledger, api, id, `writer-${index}`),
          );
          for (let jump = 0; jump < jumps; jump++) {
            await setClock(app.url(), [-2 * day, 2 * day, 0, -1, hour][jump % 5] ?? 0);
            // Nothing that waits for a time waits for the clock.
            await untilAnswered(ledger, 3 * writers);
          }
          await Promise.all(stops.map((stop) => stop()));
          expect(ledger.unanswered).toEqual([]);
          const operations = ledger.pushes.reduce((sum, { push }) => sum + push.operations.length, 0);
          await reader.until(({ events }) => events.length === operations, 5000);
          expect(reader.isOver).toBe(false);
          expect(reader.revisions).toEqual(Array.from({ length: operations }, (_, index) => index + 1));
          await reader.close();
          await setClock(app.url(), 0);
          await expectKept(api, ledger, id, name);
          expect(await expectWholeChains(app.databaseUrl())).toBe(operations);
          console.log(`${app.dialect}: ${jumps} jumps of the clock, ${operations} operations in order`);
        },
        60_000 + jumps * 15_000,
      );

      it("ends sessions and links when their time is over, and none before", async () => {
        await setClock(app.url(), 0);
        const maker = await signIn(app.url());
        const [idle, used] = [await signIn(app.url()), await signIn(app.url())];
        const share = await shareUntil(maker, new Date(Date.now() + day * 1000));
        const statusOf = async (api: ApiClient) => (await api.call("GET", "/api/v1/pipelines")).status;

        await setClock(app.url(), 11 * hour);
        expect(await statusOf(used)).toBe(200);
        const [opened, cookie] = await share.open();
        expect([opened, await share.isShown(cookie)]).toEqual([204, true]);
        // Its end is moved beside what it asked for.
        await sleep(500);
        await setClock(app.url(), 13 * hour);
        expect([await statusOf(idle), await statusOf(used)]).toEqual([401, 200]);
        // A link stays open for an hour.
        expect(await share.isShown(cookie)).toBe(false);
        const [again, later] = await share.open();
        expect([again, await share.isShown(later)]).toEqual([204, true]);
        await setClock(app.url(), 2 * day);
        expect([await statusOf(idle), await statusOf(used)]).toEqual([401, 401]);
        expect([(await share.open())[0], await share.isShown(later)]).toEqual([404, false]);
      });

      it("makes nobody wait longer than it would have, where it is set back", async () => {
        await setClock(app.url(), 0);
        const eve = await addPerson(await signIn(app.url()), "viewer");
        const guess = async () => {
          const response = await fetch(`${app.url()}/api/auth/sign-in/email`, {
            method: "POST",
            headers: { "content-type": "application/json", origin: app.url() },
            body: JSON.stringify({ email: eve.email, password: "not the password" }),
          });
          return { status: response.status, wait: Number(response.headers.get("retry-after") ?? 0) };
        };
        await setClock(app.url(), 2 * day);
        let heard = await guess();
        for (let attempt = 0; attempt < 20 && heard.status !== 429; attempt++) heard = await guess();
        expect(heard.status).toBe(429);
        expect(heard.wait).toBeLessThanOrEqual(longestWait);
        await setClock(app.url(), -2 * day);
        // As if nobody waited: one that lasted as long as the jump would be two days.
        heard = await guess();
        expect(heard.status).not.toBe(429);
        for (let attempt = 0; attempt < 5 && heard.status !== 429; attempt++) heard = await guess();
        expect(heard.wait).toBeLessThanOrEqual(longestWait);
        expect((await signIn(app.url())).cookie).not.toBe("");
        await setClock(app.url(), 0);
      });
    },
    asked === undefined ? ["sqlite"] : dialects,
    {
      LD_PRELOAD: preload ?? "",
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_NO_CACHE: "1",
      // As with a real clock, what counts the time that passes goes on.
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
  );
});

async function shareUntil(api: ApiClient, end: Date) {
  const pipelineId = await newPipeline(api, "Shared pipeline");
  const snapshot = createdSnapshotSchema.parse(
    await api.json("POST", `/pipelines/${pipelineId}/snapshots`, { title: "Now" }),
  );
  const { id, url } = createdShareSchema.parse(
    await api.json("POST", `/snapshots/${snapshot.id}/shares`, {
      expiresAt: end.toISOString().slice(0, 10),
      show: { owners: false, notes: false, evidence: false, hosts: false },
    }),
  );
  const secret = new URL(url).hash.slice(1);
  return {
    async open(): Promise<readonly [number, string]> {
      const response = await fetch(`${api.url}/api/v1/shares/${id}/redeem`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: api.url },
        body: JSON.stringify({ secret }),
      });
      return [response.status, response.headers.getSetCookie()[0]?.split(";")[0] ?? ""];
    },
    async isShown(cookie: string): Promise<boolean> {
      const response = await fetch(`${api.url}/s/${id}`, { headers: { cookie } });
      return (await response.text()).includes("Shared pipeline");
    },
  };
}
