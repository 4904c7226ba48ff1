import { expect, it } from "vitest";
import { describeDatabases } from "@/lib/testing/databases";
import { makeWorkspace, signInRequest, testPassword } from "@/lib/testing/team";
import { AppError } from "../errors";
import { reserveAttempt } from "./attempts";
import { type Guess, guessOf, reserveCode, reserveGuess } from "./guess-limits";
import { handleAuthRequest } from "./handle-auth-request";
import { deviceCookie, lockOfAccount } from "./known-device";

const start = Date.parse("2026-11-24T12:00:00Z");

/** Guesses once a second for 15 minutes, and counts those that reach the password check. */
async function guessesThrough(email: string, callerAt: (second: number) => string): Promise<number> {
  const lock = await lockOfAccount(email);
  let through = 0;
  for (let second = 0; second < 15 * 60; second += 1) {
    const taken = await tries({ lock, caller: callerAt(second) }, second);
    if (taken) through += 1;
  }
  return through;
}

async function guessAt(email: string, caller: string): Promise<Guess> {
  return { lock: await lockOfAccount(email), caller };
}

async function tries(guess: Guess, second: number): Promise<boolean> {
  try {
    await reserveGuess(guess, new Date(start + second * 1000));
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "too-many" && (error.retryAfter ?? 0) > 0) return false;
    throw error;
  }
}

describeDatabases("sign-in limits", ({ database }) => {
  it("lets at most 30 guesses on an account through in 15 minutes from one address, and its owner elsewhere in", async () => {
    expect(await guessesThrough("ana@one.example", () => "198.51.100.7")).toBeLessThanOrEqual(30);
    expect(await tries(await guessAt("ana@one.example", "203.0.113.9"), 901)).toBe(true);
  }, 60_000);

  it("lets at most 30 through from 200 addresses, and the owner in on a known device", async () => {
    const email = "ben@one.example";
    const lock = await lockOfAccount(email);
    const cookie = deviceCookie(lock, new Date(start - 1000));
    expect(await guessesThrough(email, (second) => `198.51.100.${second % 200}`)).toBeLessThanOrEqual(30);
    const owner = guessOf(lock, new Headers({ cookie }), new Date(start));
    expect(await tries(owner, 899)).toBe(true);
    expect(await tries({ ...owner, device: undefined }, 899)).toBe(false);
  }, 60_000);

  it("knows a browser by a cookie of this account alone, unforged, for 180 days and until a new password", async () => {
    const lock = await lockOfAccount("fay@one.example");
    const [cookie = ""] = deviceCookie(lock, new Date(start)).split(";");
    const days = (count: number) => new Date(start + count * 24 * 60 * 60 * 1000);
    const knows = (at = lock, shown = cookie, now = days(179)) =>
      guessOf(at, new Headers({ cookie: shown }), now).device !== undefined;
    expect(knows()).toBe(true);
    expect(knows(lock, cookie, days(180))).toBe(false);
    expect(knows(lock, cookie.replace(/=\w/, "=zz"))).toBe(false);
    expect(knows({ ...lock, secretHash: "another" })).toBe(false);
    const other = await lockOfAccount("gus@one.example");
    const [otherName = ""] = deviceCookie(other).split("=");
    expect(knows(other, `${otherName}=${cookie.split("=")[1]}`)).toBe(false);
  });

  it("counts a known browser's guesses too: five, then one in five minutes at last", async () => {
    const guess = { ...(await guessAt("hana@one.example", "198.51.100.248")), device: "a-browser" };
    let through = 0;
    for (let second = 0; second < 15 * 60; second += 1) if (await tries(guess, second)) through += 1;
    expect(through).toBe(14);
    expect(await tries({ ...guess, device: "another" }, 900)).toBe(true);
  });

  it("never locks: after the longest wait an attempt is taken again", async () => {
    const attempt = await guessAt("cara@one.example", "198.51.100.250");
    for (let second = 0; second < 100; second += 1) await tries(attempt, second);
    expect(await tries(attempt, 100)).toBe(false);
    expect(await tries(attempt, 100 + 301)).toBe(true);
  });

  it("waits at most that long after a clock was set back by days", async () => {
    const attempt = await guessAt("dora@one.example", "198.51.100.249");
    const ahead = 2 * 24 * 60 * 60;
    for (let second = 0; second < 100; second += 1) await tries(attempt, ahead + second);
    expect(await tries(attempt, ahead + 100)).toBe(false);
    expect(await tries(attempt, 100)).toBe(true);
    // Guesses from there are slowed as before.
    expect(await tries(attempt, 101)).toBe(false);
    expect(await tries(attempt, 101 + 301)).toBe(true);
  });

  it("looks at 60 codes on an account in a minute from 200 addresses, and at one from its owner after two seconds", async () => {
    const lock = await lockOfAccount("eve@one.example");
    let looked = 0;
    for (let guess = 0; guess < 600; guess += 1) {
      const attempt = { lock, caller: `198.51.100.${guess % 200}` };
      if (await reserveCode(attempt, new Date(start + guess * 100))) looked += 1;
    }
    expect(looked).toBeLessThanOrEqual(60);
    const owner = { lock, caller: "203.0.113.11" };
    expect(await reserveCode(owner, new Date(start + 62_500))).toBe(true);
  });

  it("slows an address that tries many accounts", async () => {
    let through = 0;
    for (let guess = 0; guess < 100; guess += 1)
      if (await tries(await guessAt(`${guess}@two.example`, "198.51.100.251"), 2000)) through += 1;
    expect(through).toBe(30);
  });

  it("counts attempts at the same moment one by one", async () => {
    const bucket = { key: "test:parallel", free: 5, capSeconds: 60, forgetSeconds: 900 };
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, () => reserveAttempt([bucket], new Date(start))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(await database().client.rateLimit.findUnique({ where: { key: bucket.key } })).toMatchObject({
      count: 5,
    });
  });

  it("answers 429 with Retry-After for a known and an unknown account alike", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const answers = [];
    for (const [email, address] of [
      [ana.email, "192.0.2.77"],
      ["nobody@example.com", "192.0.2.78"],
    ] as const) {
      const statuses = [];
      for (let guess = 0; guess < 7; guess += 1) {
        const response = await handleAuthRequest(signInRequest(email, "not the password", address));
        statuses.push([response.status, response.headers.has("retry-after")]);
      }
      answers.push(statuses);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.map(([status]) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    // The owner, elsewhere, is let in meanwhile.
    expect((await handleAuthRequest(signInRequest(ana.email, testPassword, "192.0.2.79"))).status).toBe(200);
  });

  it("keeps no e-mail address", async () => {
    const rows = await database().client.rateLimit.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => key.includes("@"))).toEqual([]);
  });
});
