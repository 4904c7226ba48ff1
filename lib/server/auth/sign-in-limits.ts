import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { type Bucket, reserveAttempt, takeBackAttempt } from "./attempts";
import { callerOf } from "./client-address";
import { deviceOf } from "./known-device";
import { hashSecret } from "./secrets";

const minute = 60;
const day = 24 * 60 * minute * 1000;
const knownFor = 30 * day;

export interface SignInAttempt {
  readonly email: string;
  readonly caller: string;
  /** What the browser shows that somebody has signed in with it. */
  readonly device?: string | undefined;
}

export function attemptOf(email: string, headers: Headers): SignInAttempt {
  return { email, caller: callerOf(headers), device: deviceOf(headers) };
}

/**
 * Three brakes: on an account from one address, on an account from everywhere, on an address; and one on the whole server.
 * Where the account signed in before, only the first and the third apply, so that a guesser far away cannot keep its owner
 * out. In a browser in which it signed in before, none of them but one of its own: nor can a guesser behind the same address.
 */
export async function reserveSignIn(attempt: SignInAttempt, now = new Date()): Promise<void> {
  const keys = keysOf(attempt);
  const here: readonly Bucket[] = [
    { key: keys.accountHere, free: 5, capSeconds: 5 * minute, forgetSeconds: 15 * minute },
    { key: keys.address, free: 30, capSeconds: minute, forgetSeconds: 15 * minute },
  ];
  const everywhere: readonly Bucket[] = [
    { key: keys.account, free: 10, capSeconds: minute, forgetSeconds: 15 * minute },
    { key: keys.server, free: 300, capSeconds: 1, forgetSeconds: 10 },
  ];
  if (attempt.device !== undefined && (await isKnown(keys.knownDevice, now)))
    return reserveAttempt(
      [{ key: keys.accountInDevice, free: 5, capSeconds: 5 * minute, forgetSeconds: 15 * minute }],
      now,
    );
  await reserveAttempt((await isKnown(keys.known, now)) ? here : [...here, ...everywhere], now);
}

/**
 * A code that comes along with the password is looked at whatever the limits above say, and has its own: who has the password
 * of an account needs a week of guesses from everywhere to meet a code, and its owner waits two seconds.
 * @returns whether it is to be looked at
 */
export async function reserveCode(attempt: SignInAttempt, now = new Date()): Promise<boolean> {
  const { codeHere, code } = keysOf(attempt);
  try {
    await reserveAttempt(
      [
        { key: codeHere, free: 5, capSeconds: 5 * minute, forgetSeconds: 15 * minute },
        { key: code, free: 30, capSeconds: 2, forgetSeconds: 15 * minute },
      ],
      now,
    );
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "too-many") return false;
    throw error;
  }
}

/**
 * The password was right, and the second factor: forgets what was counted against the account here, and remembers the
 * address and the browser.
 */
export async function rememberSignIn(attempt: SignInAttempt, now = new Date()): Promise<void> {
  const keys = keysOf(attempt);
  await takeBackAttempt([keys.address, keys.server]);
  await runWrite(async (transaction) => {
    await transaction.rateLimit.deleteMany({
      where: {
        key: {
          in: [
            keys.accountHere,
            keys.accountInDevice,
            keys.account,
            keys.codeHere,
            keys.code,
            keys.workOnAccount,
          ],
        },
      },
    });
    const known = { count: 0, startedAt: now };
    const remembered = [
      ...(attempt.caller === "unknown" ? [] : [keys.known]),
      ...(attempt.device === undefined ? [] : [keys.knownDevice]),
    ];
    for (const key of remembered)
      await transaction.rateLimit.upsert({ where: { key }, create: { key, ...known }, update: known });
    await forgetOldCounts(now, transaction);
  });
}

async function forgetOldCounts(now: Date, transaction: DatabaseTransaction): Promise<void> {
  const before = (milliseconds: number) => ({ startedAt: { lt: new Date(now.getTime() - milliseconds) } });
  await transaction.rateLimit.deleteMany({
    where: { OR: [before(knownFor), { ...before(day), NOT: { key: { startsWith: "sign-in:known:" } } }] },
  });
}

async function isKnown(key: string, now: Date): Promise<boolean> {
  const row = await getDatabase().client.rateLimit.findUnique({ where: { key } });
  return row !== null && row.startedAt.getTime() + knownFor > now.getTime();
}

/** The table holds no address of a person and nothing that a browser shows: a key has the hash of each. */
export function keysOf({ email, caller, device }: SignInAttempt) {
  const account = hashSecret(email.toLowerCase()).slice(0, 32);
  const browser = device === undefined ? "none" : hashSecret(device).slice(0, 32);
  return {
    accountHere: `sign-in:account-here:${account}:${caller}`,
    accountInDevice: `sign-in:account-device:${account}:${browser}`,
    codeHere: `sign-in:code-here:${account}:${caller}`,
    code: `sign-in:code:${account}`,
    account: `sign-in:account:${account}`,
    address: `sign-in:address:${caller}`,
    server: "sign-in:server",
    workOnAccount: `sign-in:work:account:${account}`,
    workFromAddress: `sign-in:work:address:${caller}`,
    workOnServer: "sign-in:work:server",
    known: `sign-in:known:${account}:${caller}`,
    knownDevice: `sign-in:known:device:${account}:${browser}`,
  };
}
