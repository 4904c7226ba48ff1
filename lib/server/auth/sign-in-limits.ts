import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { type Bucket, reserveAttempt, takeBackAttempt } from "./attempts";
import { hashSecret } from "./secrets";

const minute = 60;
const day = 24 * 60 * minute * 1000;
const knownFor = 30 * day;

export type SignInAttempt = { readonly email: string; readonly caller: string };

/**
 * Three brakes: on an account from one address, on an account from everywhere, on an address; and one on the whole server.
 * Where the account signed in before, only the first and the third apply, so that a guesser far away cannot keep its owner out.
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
  await reserveAttempt((await isKnown(attempt, now)) ? here : [...here, ...everywhere], now);
}

/** The password was right: forgets what was counted against the account here, and remembers the address. */
export async function rememberSignIn(attempt: SignInAttempt, now = new Date()): Promise<void> {
  const keys = keysOf(attempt);
  await takeBackAttempt([keys.address, keys.server]);
  await runWrite(async (transaction) => {
    await transaction.rateLimit.deleteMany({ where: { key: { in: [keys.accountHere, keys.account] } } });
    if (attempt.caller !== "unknown") {
      const known = { count: 0, startedAt: now };
      await transaction.rateLimit.upsert({
        where: { key: keys.known },
        create: { key: keys.known, ...known },
        update: known,
      });
    }
    await forgetOldCounts(now, transaction);
  });
}

async function forgetOldCounts(now: Date, transaction: DatabaseTransaction): Promise<void> {
  const before = (milliseconds: number) => ({ startedAt: { lt: new Date(now.getTime() - milliseconds) } });
  await transaction.rateLimit.deleteMany({
    where: { OR: [before(knownFor), { ...before(day), NOT: { key: { startsWith: "sign-in:known:" } } }] },
  });
}

async function isKnown(attempt: SignInAttempt, now: Date): Promise<boolean> {
  const row = await getDatabase().client.rateLimit.findUnique({ where: { key: keysOf(attempt).known } });
  return row !== null && row.startedAt.getTime() + knownFor > now.getTime();
}

/** The table holds no address of a person: a key has the e-mail's hash. */
function keysOf({ email, caller }: SignInAttempt) {
  const account = hashSecret(email.toLowerCase()).slice(0, 32);
  return {
    accountHere: `sign-in:account-here:${account}:${caller}`,
    account: `sign-in:account:${account}`,
    address: `sign-in:address:${caller}`,
    server: "sign-in:server",
    known: `sign-in:known:${account}:${caller}`,
  };
}
