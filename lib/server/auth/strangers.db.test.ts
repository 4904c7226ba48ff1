import { afterAll, beforeEach, expect, it } from "vitest";
import { POST as resetRoute } from "@/app/api/v1/resets/accept/route";
import { POST as redeemRoute } from "@/app/api/v1/shares/[id]/redeem/route";
import { problemSchema } from "@/lib/domain/contract/problem";
import type { WorkProof } from "@/lib/domain/contract/sign-in-work";
import { describeBothDatabases } from "@/lib/testing/databases";
import { makeWorkCheap, solveAsBrowser } from "@/lib/testing/solve-work";
import { aRequest, makeWorkspace, openSession, testPassword } from "@/lib/testing/team";
import { codeFor } from "@/lib/testing/totp";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { runWrite } from "../db";
import { processState } from "../process";
import { createShare } from "../share/create-share";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { createLink } from "../team/access-links";
import { requireSnapshotAccess } from "./access";
import { handleAuthRequest } from "./handle-auth-request";

const strangers = Number(process.env["STRANGERS"] ?? 40);
const rounds = Number(process.env["STRANGER_ROUNDS"] ?? 3);
const isAtLength = process.env["STRANGERS"] !== undefined;
const passphrase = "nine purple kettles";
const minutes = 60_000;

/** From one address per stranger, some at a time. @returns the number of evaluated guesses */
async function attack(crowd: number, guess: (from: string) => Promise<number>): Promise<number> {
  const from = Array.from({ length: crowd }, (_, index) => `198.18.${index >> 8}.${index & 255}`);
  const statuses: number[] = [];
  for (let first = 0; first < from.length; first += 50)
    statuses.push(...(await Promise.all(from.slice(first, first + 50).map(guess))));
  expect(statuses.filter((status) => ![401, 422, 429].includes(status))).toEqual([]);
  return statuses.filter((status) => status !== 429).length;
}

/**
 * As docs/trust/sign-in.md states: the total guesses allowed to unknown devices at one lock, in the time since.
 */
const mostGuesses = (since: number) => 15 + Math.ceil((Date.now() - since) / minutes);

function cookiesIn(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

describeBothDatabases("a crowd of strangers", ({ database }) => {
  beforeEach(async () => {
    if (!isAtLength) makeWorkCheap();
    await database().client.rateLimit.deleteMany();
  });
  afterAll(() => processState().slots.delete("sign-in-work"));

  it(
    "keeps no browser that has opened a link before from opening it again, and no new one from a fresh link",
    async () => {
      const { ana } = await makeViewers({ ana: "editor" });
      const { id: snapshot } = await takeSnapshot(await makePipeline(ana), { title: "Audit", note: "" });
      const access = await requireSnapshotAccess(ana, snapshot, "editor");
      const share = async () => {
        const show = { owners: false, notes: false, evidence: false, hosts: false };
        const { id, url } = await createShare(access, { show, passphrase });
        return { id, secret: url.split("#")[1] ?? "" };
      };
      const open = async (
        { id, secret }: Awaited<ReturnType<typeof share>>,
        {
          said = passphrase,
          from = "192.0.2.9",
          cookie,
        }: { said?: string; from?: string; cookie?: string } = {},
      ) =>
        redeemRoute(
          aRequest("POST", `/api/v1/shares/${id}/redeem`, {
            body: { secret, passphrase: said },
            cookie,
            headers: { "x-blueline-address": from },
          }),
          { params: Promise.resolve({ id }) },
        );
      const link = await share();
      const cookie = cookiesIn(await open(link));
      const known: number[] = [];
      const fresh: number[] = [];
      const start = Date.now();
      let guesses = 0;
      for (let round = 0; round < rounds; round += 1) {
        guesses += await attack(Math.ceil(strangers / 2), async (from) => {
          const { status } = await open(link, { said: `guess ${round}`, from });
          return status;
        });
        // From an address that also guesses: the cookie decides.
        known.push((await open(link, { from: "198.18.0.1", cookie })).status);
        fresh.push((await open(await share(), { from: `203.0.113.${round}` })).status);
      }
      expect(known).toEqual(known.map(() => 204));
      expect(fresh).toEqual(fresh.map(() => 204));
      expect(guesses).toBeLessThanOrEqual(mostGuesses(start));
    },
    20 * minutes,
  );

  it(
    "keeps no owner out of their account: neither in a known browser, nor in a new one by work or by a reset link",
    async () => {
      const { ana } = await makeWorkspace({ ana: "viewer" });
      const signIn = async (
        password: string,
        from: string,
        { cookie, work }: { cookie?: string; work?: WorkProof } = {},
      ) =>
        handleAuthRequest(
          aRequest("POST", "/api/auth/sign-in/email", {
            body: { email: ana.email, password, work },
            cookie,
            headers: { "x-blueline-address": from },
          }),
        );
      const cookie = cookiesIn(await signIn(testPassword, "192.0.2.9"));
      const known: number[] = [];
      const fresh: number[] = [];
      const longest: number[] = [];
      const start = Date.now();
      let guesses = 0;
      for (let round = 0; round < rounds; round += 1) {
        guesses += await attack(strangers, async (from) => {
          const { status } = await signIn(`guess ${round}`, from);
          return status;
        });
        known.push((await signIn(testPassword, "198.18.0.1", { cookie })).status);
        const began = Date.now();
        let answer = await signIn(testPassword, `203.0.113.${round}`);
        if (answer.status === 429) {
          const { work } = problemSchema.parse(await answer.json());
          if (work === undefined) throw new Error("No work was asked for.");
          answer = await signIn(testPassword, `203.0.113.${round}`, { work: solveAsBrowser(work) });
        }
        fresh.push(answer.status);
        longest.push(Date.now() - began);
      }
      expect(known).toEqual(known.map(() => 200));
      expect(fresh).toEqual(fresh.map(() => 200));
      expect(Math.max(...longest)).toBeLessThan(2 * minutes);
      expect(guesses).toBeLessThanOrEqual(mostGuesses(start));

      // The state after some minutes of it.
      await database().client.rateLimit.updateMany({
        where: { key: { startsWith: "guess:everywhere:" } },
        data: { count: 100, blockedUntil: new Date(Date.now() + minutes) },
      });
      const { url } = await runWrite((transaction) => createLink("reset", ana, new Date(), transaction));
      const password = "another horse on a roof";
      const reset = await resetRoute(
        aRequest("POST", "/api/v1/resets/accept", {
          body: { secret: url.split("#")[1], password },
          headers: { "x-blueline-address": "203.0.113.99" },
        }),
        { params: Promise.resolve({}) },
      );
      expect((await signIn(password, "203.0.113.99")).status).toBe(429);
      expect((await signIn(password, "203.0.113.99", { cookie: cookiesIn(reset) })).status).toBe(200);
      // The new password makes the known browsers unknown.
      expect((await signIn("a guess", "203.0.113.98", { cookie })).status).toBe(429);
    },
    20 * minutes,
  );

  it("guesses no first code of an app with a session: the fifth wrong one waits, and keeps no other session waiting", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const [here, there] = [await openSession(ana), await openSession(ana)];
    const post = (path: string, body: object, cookie: string) =>
      handleAuthRequest(aRequest("POST", `/api/auth/second-factor${path}`, { body, cookie }));
    const { totpURI } = (await (await post("/begin", { password: testPassword }, here)).json()) as {
      readonly totpURI: string;
    };
    const statuses: number[] = [];
    for (let guess = 0; guess < 8; guess += 1)
      statuses.push((await post("/finish", { code: "000000" }, there)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    expect((await post("/finish", { code: await codeFor(totpURI) }, here)).status).toBe(200);
  });
});
