import "server-only";
import { scrypt } from "node:crypto";
import { Mutex } from "async-mutex";
import type { SignInWork } from "@/lib/domain/contract/problem";
import {
  leadingZeroBits,
  workHashBytes,
  type WorkProof,
  workShape,
} from "@/lib/domain/contract/sign-in-work";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { oncePerProcess } from "../process";
import { takeBackAttempt } from "./attempts";
import { type Guess, reserveGuess } from "./guess-limits";
import { hashSecret } from "./secrets";
import { isTicketFor, newTicket } from "./signed-ticket";

const minute = 60;
const challengeSeconds = 10 * minute;
/** 64 tries: 2 to 4 seconds in a browser. */
const firstDifficulty = 6;
/** 4,096 tries: 2 to 4 minutes there, about as long as the longest wait. */
const mostDoublings = 6;
const mostWaiting = 100;
const mostWaitingFromAddress = 4;
const usedPrefix = "guess:work-used:";

/** Wrong passwords sent with work make the next work dearer: this many double the price. */
interface Toll {
  readonly key: string;
  readonly each: number;
  /** Quiet time after which the count restarts. */
  readonly forgetSeconds: number;
}

/**
 * Like `reserveGuess`, but work replaces the wait, so that others' guesses lock out no one. A refusal names
 * the required work. Attempts that waited do not raise the price.
 * @returns whether work let it through
 */
export async function reserveByWaitOrWork(
  guess: Guess,
  proof: WorkProof | undefined,
  now = new Date(),
): Promise<boolean> {
  try {
    await reserveGuess(guess, now);
    return false;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "too-many") throw error;
    if (proof !== undefined && (await acceptWork(guess, proof, now))) return true;
    const { detail, retryAfter } = error;
    throw new AppError("too-many", { detail, retryAfter, work: await workFor(guess, now) });
  }
}

/** The password was right, so the work was no guess and does not raise the price. */
export async function takeBackWork(guess: Guess): Promise<void> {
  await takeBackAttempt(tollsOf(guess).map(({ key }) => key));
}

async function workFor(guess: Guess, now: Date): Promise<SignInWork> {
  const tolls = tollsOf(guess);
  const rows = await getDatabase().client.rateLimit.findMany({
    where: { key: { in: tolls.map(({ key }) => key) } },
  });
  const counts = tolls.map((toll) =>
    countNow(
      toll,
      now,
      rows.find(({ key }) => key === toll.key),
    ),
  );
  return {
    challenge: newTicket(subjectOf(guess), challengeSeconds, now),
    difficulty: difficultyOf(tolls, counts),
    cost: checks().cost,
    seconds: challengeSeconds,
  };
}

/**
 * Cheap checks come first: whether the challenge is ours, for this account, and in time. Each challenge is
 * checked only once, right or wrong, so a flood of wrong answers needs a new challenge for each.
 */
async function acceptWork(guess: Guess, proof: WorkProof, now: Date): Promise<boolean> {
  if (!isTicketFor(subjectOf(guess), challengeSeconds, proof.challenge, now)) return false;
  const zeros = await inTurn(guess.caller, async () =>
    (await useChallenge(proof.challenge, now)) ? leadingZeroBits(await hashOf(proof)) : 0,
  );
  return countWork(guess, zeros, now);
}

/** Nothing is stored for a challenge until it is answered. */
function subjectOf({ lock }: Guess): string {
  return `work ${lock.key}`;
}

/** @returns whether it was unused until now */
async function useChallenge(challenge: string, now: Date): Promise<boolean> {
  const key = `${usedPrefix}${hashSecret(challenge).slice(0, 32)}`;
  const expired = new Date(now.getTime() - challengeSeconds * 1000);
  return runWrite(async (transaction) => {
    // This locks the row until the transaction ends.
    const { count } = await transaction.rateLimit.upsert({
      where: { key },
      create: { key, count: 1, startedAt: now },
      update: { count: { increment: 1 } },
    });
    await transaction.rateLimit.deleteMany({
      where: { key: { startsWith: usedPrefix }, startedAt: { lt: expired } },
    });
    return count === 1;
  });
}

/** The running check, and the cost of one try, which a test lowers. */
interface Checks {
  readonly cost: number;
  readonly turns: Mutex;
  /** The address of each waiting check. */
  readonly waiting: string[];
}

function checks(): Checks {
  return oncePerProcess("sign-in-work", () => ({ cost: 2 ** 13, turns: new Mutex(), waiting: [] }));
}

/** One at a time: a check takes 30 ms of one core, and a flood must not occupy a second core. */
async function inTurn<T>(caller: string, check: () => Promise<T>): Promise<T> {
  const { turns, waiting } = checks();
  const fromHere = waiting.filter((other) => other === caller).length;
  if (waiting.length >= mostWaiting || fromHere >= mostWaitingFromAddress)
    throw new AppError("unavailable", {
      detail: "Too many sign-ins are being checked. Send the same request again.",
      retryAfter: 1,
    });
  waiting.push(caller);
  try {
    return await turns.runExclusive(check);
  } finally {
    waiting.splice(waiting.indexOf(caller), 1);
  }
}

function hashOf({ challenge, nonce }: WorkProof): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(nonce, challenge, workHashBytes, { N: checks().cost, ...workShape }, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });
}

/**
 * The current price applies, not the one when the challenge was issued, so challenges can't be collected
 * while they are cheap. The price has a maximum: a caller overtaken by others' work pays it once and is let
 * through.
 */
async function countWork(guess: Guess, zeros: number, now: Date): Promise<boolean> {
  const tolls = tollsOf(guess);
  return runWrite(async (transaction) => {
    const counts: number[] = [];
    for (const toll of tolls) {
      const { key } = toll;
      // An update that changes nothing is a lock on both databases.
      const row = await transaction.rateLimit.upsert({
        where: { key },
        create: { key, count: 0, startedAt: now },
        update: { count: { increment: 0 } },
      });
      counts.push(countNow(toll, now, row));
    }
    if (zeros < difficultyOf(tolls, counts)) return false;
    for (const [index, { key }] of tolls.entries()) {
      const count = (counts[index] ?? 0) + 1;
      await transaction.rateLimit.update({ where: { key }, data: { count, startedAt: now } });
    }
    return true;
  });
}

/** In the order of their keys, so that two transactions never deadlock. */
function tollsOf({ lock, caller }: Guess): readonly Toll[] {
  return [
    { key: `guess:work:${lock.key}`, each: 1, forgetSeconds: 15 * minute },
    { key: `guess:work:address:${caller}`, each: 10, forgetSeconds: 15 * minute },
    { key: "guess:work:server", each: 100, forgetSeconds: minute },
  ];
}

interface Count {
  readonly count: number;
  readonly startedAt: Date;
}

function countNow({ forgetSeconds }: Toll, now: Date, row: Count | undefined): number {
  // Both ways, because a clock that was set back leaves times in the future.
  const quiet = Math.abs(now.getTime() - (row?.startedAt.getTime() ?? 0));
  return row === undefined || quiet >= forgetSeconds * 1000 ? 0 : row.count;
}

function difficultyOf(tolls: readonly Toll[], counts: readonly number[]): number {
  const doublings = tolls.map(({ each }, index) => Math.floor((counts[index] ?? 0) / each));
  return firstDifficulty + Math.min(mostDoublings, Math.max(...doublings));
}
