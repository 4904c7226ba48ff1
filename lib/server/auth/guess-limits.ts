import "server-only";
import { AppError } from "../errors";
import { type Bucket, reserveAttempt, takeBackAttempt } from "./attempts";
import { callerOf } from "./client-address";
import { deviceOf, type Lock } from "./known-device";

const minute = 60;
const forgetSeconds = 15 * minute;
/** Limits per device, per address and lock, and per session. */
const own = { free: 5, capSeconds: 5 * minute, forgetSeconds };

/** A guess at a password or a passphrase. */
export interface Guess {
  readonly lock: Lock;
  readonly caller: string;
  /** The guessing browser, if it opened the lock before. */
  readonly device?: string | undefined;
}

export function guessOf(lock: Lock, headers: Headers, now = new Date()): Guess {
  return { lock, caller: callerOf(headers), device: deviceOf(lock, headers, now) };
}

/** Counts a guess before it is evaluated; throws `too-many` if it must wait. */
export async function reserveGuess(guess: Guess, now = new Date()): Promise<void> {
  await reserveAttempt(bucketsOf(guess), now);
}

/** The guess was right and is not counted. */
export async function takeBackGuess(guess: Guess): Promise<void> {
  await takeBackAttempt(bucketsOf(guess).map(({ key }) => key));
}

/**
 * A known device has its own allowance, so that outsiders can't use it up. All unknown devices share one per
 * lock: 15 guesses in the first minute, then one a minute, from however many addresses. A link has only these
 * two limits, so that a fresh one opens at once, whatever is guessed elsewhere.
 */
function bucketsOf({ lock, caller, device }: Guess): readonly Bucket[] {
  if (device !== undefined) return [{ key: `guess:device:${device}`, ...own }];
  const atLock: readonly Bucket[] = [
    { key: `guess:here:${lock.key}:${caller}`, ...own },
    { key: `guess:everywhere:${lock.key}`, free: 10, capSeconds: minute, forgetSeconds },
  ];
  if (lock.key.startsWith("link:")) return atLock;
  return [
    ...atLock,
    { key: `guess:address:${caller}`, free: 30, capSeconds: minute, forgetSeconds },
    { key: "guess:server", free: 300, capSeconds: 1, forgetSeconds: 10 },
  ];
}

/**
 * A code sent with the password is evaluated whatever the limits above, and has its own. An attacker with the
 * password needs a week of guesses from everywhere to hit a code; the owner waits two seconds.
 * @returns whether to evaluate it
 */
export async function reserveCode(guess: Guess, now = new Date()): Promise<boolean> {
  try {
    await reserveAttempt(codeBucketsOf(guess), now);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "too-many") return false;
    throw error;
  }
}

export async function takeBackCode(guess: Guess): Promise<void> {
  await takeBackAttempt(codeBucketsOf(guess).map(({ key }) => key));
}

function codeBucketsOf({ lock, caller, device }: Guess): readonly Bucket[] {
  if (device !== undefined) return [{ key: `guess:code-device:${device}`, ...own }];
  return [
    { key: `guess:code-here:${lock.key}:${caller}`, ...own },
    { key: `guess:code:${lock.key}`, free: 30, capSeconds: 2, forgetSeconds },
  ];
}

/**
 * A signed-in person guesses within the session: a session thief can't lock out the owner elsewhere, or other
 * sign-ins.
 */
export async function guessInSession<T>(sessionId: string, check: () => Promise<T>): Promise<T> {
  const key = `guess:session:${sessionId}`;
  await reserveAttempt([{ key, ...own }], new Date());
  const right = await check();
  await takeBackAttempt([key]);
  return right;
}
