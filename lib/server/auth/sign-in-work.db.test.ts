import { afterAll, beforeEach, expect, it } from "vitest";
import { problemSchema, type SignInWork } from "@/lib/domain/contract/problem";
import type { WorkProof } from "@/lib/domain/contract/sign-in-work";
import { describeDatabases } from "@/lib/testing/databases";
import { makeWorkCheap, solveAsBrowser, solveWork } from "@/lib/testing/solve-work";
import { aRequest, makeWorkspace, testPassword } from "@/lib/testing/team";
import { AppError } from "../errors";
import { processState } from "../process";
import { handleAuthRequest } from "./handle-auth-request";
import { type Guess, reserveGuess } from "./guess-limits";
import { lockOfAccount } from "./known-device";
import { reserveByWaitOrWork } from "./sign-in-work";

const wrong = "not the password";

async function tries(email: string, password: string, { work, from = "2001:db8:ffff::1" }: Sent = {}) {
  const response = await handleAuthRequest(
    aRequest("POST", "/api/auth/sign-in/email", {
      body: { email, password, work },
      headers: { "x-blueline-address": from },
    }),
  );
  const text = await response.text();
  const problem = response.ok ? undefined : problemSchema.parse(JSON.parse(text));
  return { status: response.status, wait: response.headers.get("retry-after"), problem, work: problem?.work };
}

interface Sent {
  readonly work?: WorkProof | undefined;
  readonly from?: string;
}

describeDatabases("work in place of waiting", ({ database }) => {
  let waiting: string[] = [];
  beforeEach(async () => {
    waiting = makeWorkCheap();
    await database().client.rateLimit.deleteMany();
  });
  afterAll(() => processState().slots.delete("sign-in-work"));

  /**
   * The state after some minutes of guesses from changing prefixes: a new address would wait for most of a
   * minute.
   */
  async function guessFromChangingPrefixes(email: string): Promise<void> {
    const lock = await lockOfAccount(email);
    for (let prefix = 1; prefix <= 9; prefix += 1)
      await reserveGuess({ lock, caller: `2001:db8:0:${prefix}::/64` });
    await holdBack(`guess:everywhere:${lock.key}`);
  }

  async function holdBack(key: string): Promise<void> {
    const blockedUntil = new Date(Date.now() + 55_000);
    const row = { count: 40, startedAt: new Date(), blockedUntil };
    await database().client.rateLimit.upsert({ where: { key }, create: { key, ...row }, update: row });
  }

  async function workAskedOf(email: string, from?: string): Promise<SignInWork> {
    const { status, wait, work } = await tries(email, wrong, { ...(from && { from }) });
    expect([status, Number(wait) > 1]).toEqual([429, true]);
    if (work === undefined) throw new Error("No work was asked for.");
    return work;
  }

  it("lets the right password in at once, at a new address, while others guess from changing prefixes", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    await guessFromChangingPrefixes(ana.email);
    const { work, ...refused } = await tries(ana.email, testPassword);
    expect(refused).toMatchObject({ status: 429, problem: { type: "urn:blueline:problem:too-many" } });
    if (work === undefined) throw new Error("No work was asked for.");
    expect(work).toMatchObject({ difficulty: 6, cost: 2, seconds: 600 });
    expect((await tries(ana.email, testPassword, { work: solveAsBrowser(work) })).status).toBe(200);
    // It was no guess, so the price stays the same.
    const counts = await database().client.rateLimit.findMany({
      where: { key: { in: ["guess:work:address:2001:db8:ffff:0::/64", "guess:work:server"] } },
    });
    expect(counts.map(({ count }) => count)).toEqual([0, 0]);
  });

  it("refuses a wrong one as ever and makes the next work dearer, for a known and an unknown account alike", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const answers = [];
    for (const email of [ana.email, "nobody@example.com"]) {
      const free = await tries(email, wrong);
      await guessFromChangingPrefixes(email);
      const difficulties = [];
      for (let guess = 0; guess < 2; guess += 1) {
        const asked = await workAskedOf(email);
        difficulties.push(asked.difficulty);
        expect(await tries(email, wrong, { work: solveWork(asked) })).toEqual(free);
      }
      answers.push({ free, difficulties });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ free: { status: 401 }, difficulties: [6, 7] });
  });

  it("never asks for more than a browser does in some minutes, and for the first again after a quarter of an hour", async () => {
    const email = "cara@one.example";
    const lock = await lockOfAccount(email);
    await holdBack(`guess:everywhere:${lock.key}`);
    const row = { key: `guess:work:${lock.key}`, count: 1000, startedAt: new Date() };
    await database().client.rateLimit.create({ data: row });
    expect((await workAskedOf(email)).difficulty).toBe(12);
    await database().client.rateLimit.update({
      where: { key: row.key },
      data: { startedAt: new Date(Date.now() - 15 * 60_000) },
    });
    expect((await workAskedOf(email)).difficulty).toBe(6);
  });

  it("costs a guesser who only waits nothing of the owner's: the price grows by wrong passwords with work alone", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    await guessFromChangingPrefixes(ana.email);
    for (let guess = 0; guess < 3; guess += 1) await tries(ana.email, wrong, { from: `192.0.2.${guess}` });
    const asked = await workAskedOf(ana.email);
    expect(asked.difficulty).toBe(6);
    expect((await tries(ana.email, wrong, { work: solveWork(asked) })).status).toBe(401);
    const dearer = await workAskedOf(ana.email);
    expect(dearer.difficulty).toBe(7);
    expect((await tries(ana.email, testPassword, { work: solveWork(dearer) })).status).toBe(200);
    // A right one refunds its own work, and makes no guess cheaper.
    expect((await workAskedOf(ana.email, "2001:db8:eeee::1")).difficulty).toBe(7);
  });

  it("checks a solution once, even if it arrives twice at the same moment", async () => {
    const email = "dora@one.example";
    await guessFromChangingPrefixes(email);
    // Worth more than required, so that the higher price after the first does not refuse the second.
    const work = solveWork({ ...(await workAskedOf(email)), difficulty: 9 });
    const both = await Promise.all([tries(email, wrong, { work }), tries(email, wrong, { work })]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([401, 429]));
    expect((await tries(email, wrong, { work })).status).toBe(429);
  });

  it("accepts a solution only for its account, unforged, and with the currently required zero bits", async () => {
    const [email, other] = ["eve@one.example", "finn@one.example"];
    await guessFromChangingPrefixes(email);
    await guessFromChangingPrefixes(other);
    const work = solveWork(await workAskedOf(email));
    expect((await tries(other, wrong, { work })).status).toBe(429);
    const forged = work.challenge.replace(/^\w/, (first) => (first === "a" ? "b" : "a"));
    expect((await tries(email, wrong, { work: { ...work, challenge: forged } })).status).toBe(429);
    // Two challenges from while the price was low: the first makes the second worth too little.
    const collected = solveWork(await workAskedOf(email));
    expect((await tries(email, wrong, { work })).status).toBe(401);
    expect((await tries(email, wrong, { work: collected })).status).toBe(429);
    expect((await workAskedOf(email)).difficulty).toBe(7);
    // A wrong solution is checked only once, too.
    const nonsense = { ...solveWork(await workAskedOf(email)), nonce: "nonsense" };
    expect((await tries(email, wrong, { work: nonsense })).status).toBe(429);
  });

  it("takes a solution for ten minutes", async () => {
    const email = "gil@one.example";
    const guess: Guess = { lock: await lockOfAccount(email), caller: "2001:db8:ffff:0::/64" };
    await guessFromChangingPrefixes(email);
    const asked = [await workAskedOf(email), await workAskedOf(email)];
    const [inTime, late] = asked.map((work) => solveWork({ ...work, difficulty: 8 }));
    const comesAfter = async (seconds: number, work: WorkProof | undefined) => {
      const now = new Date(Date.now() + seconds * 1000);
      await database().client.rateLimit.update({
        where: { key: `guess:everywhere:${guess.lock.key}` },
        data: { blockedUntil: new Date(now.getTime() + 30_000) },
      });
      return reserveByWaitOrWork(guess, work, now).catch((error: unknown) =>
        error instanceof AppError ? error.code : error,
      );
    };
    expect(await comesAfter(500, inTime)).toBe(true);
    expect(await comesAfter(601, late)).toBe("too-many");
  });

  it("gets dearer for an address by every tenth wrong password, whatever the account, and for no other address", async () => {
    const [from, elsewhere] = ["198.51.100.7", "198.51.100.8"];
    await holdBack(`guess:address:${from}`);
    await holdBack(`guess:address:${elsewhere}`);
    const row = { key: `guess:work:address:${from}`, count: 8, startedAt: new Date() };
    await database().client.rateLimit.create({ data: row });
    for (const email of ["eight@two.example", "nine@two.example"]) {
      const asked = await workAskedOf(email, from);
      expect(asked.difficulty).toBe(6);
      expect(
        await reserveByWaitOrWork({ lock: await lockOfAccount(email), caller: from }, solveWork(asked)),
      ).toBe(true);
    }
    expect((await workAskedOf("ten@two.example", from)).difficulty).toBe(7);
    expect((await workAskedOf("ten@two.example", elsewhere)).difficulty).toBe(6);
  });

  it("checks what one address sends in four turns at most, and takes the same again once there is room", async () => {
    const email = "hal@one.example";
    const from = "203.0.113.5";
    await guessFromChangingPrefixes(email);
    const work = solveWork(await workAskedOf(email, from));
    waiting.push(from, from, from, from);
    expect(await tries(email, wrong, { work, from })).toMatchObject({ status: 503, wait: "1" });
    waiting.length = 0;
    expect((await tries(email, wrong, { work, from })).status).toBe(401);
  });
});
