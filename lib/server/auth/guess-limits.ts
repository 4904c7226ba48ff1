import "server-only";
import { AppError } from "../errors";
import { type Bucket, reserveAttempt, takeBackAttempt } from "./attempts";
import { callerOf } from "./client-address";
import { deviceOf, type Lock } from "./known-device";

const minute = 60;
const forgetSeconds = 15 * minute;
/** Of one device, of one address at one lock, of one session. */
const own = { free: 5, capSeconds: 5 * minute, forgetSeconds };

/** A try at a password or a passphrase. */
export interface Guess {
  readonly lock: Lock;
  readonly caller: string;
  /** The browser that makes it, if it has opened the lock before. */
  readonly device?: string | undefined;
}

export function guessOf(lock: Lock, headers: Headers, now = new Date()): Guess {
  return { lock, caller: callerOf(headers), device: deviceOf(lock, headers, now) };
}

/** Counts a guess before it is evaluated; throws `too-many` if it has to wait. */
export async function reserveGuess(guess: Guess, now = new Date()): Promise<void> {
  await reserveAttempt(bucketsOf(guess), now);
}

/** It was right, and counts for nothing. */
export async function takeBackGuess(guess: Guess): Promise<void> {
  await takeBackAttempt(bucketsOf(guess).map(({ key }) => key));
}

/**
 * A known device has an allowance of its own, so that no stranger can use it up. All unknown devices share one at each lock:
 * 15 guesses in the first minute, then one a minute, from however many addresses. A link has no more limits than these two, so
 * that a fresh one opens at once, whatever is guessed elsewhere.
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
 * A code that comes along with the password is looked at whatever the limits above say, and has its own: who has the password
 * of an account needs a week of guesses from everywhere to meet a code, and its owner waits two seconds.
 * @returns whether it is to be looked at
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

/** Who is signed in guesses within the session: a thief of one keeps out neither its owner elsewhere nor anybody at sign-in. */
export async function guessInSession<T>(sessionId: string, check: () => Promise<T>): Promise<T> {
  const key = `guess:session:${sessionId}`;
  await reserveAttempt([{ key, ...own }], new Date());
  const right = await check();
  await takeBackAttempt([key]);
  return right;
}
