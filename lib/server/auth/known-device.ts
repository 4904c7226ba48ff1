import "server-only";
import { getDatabase } from "../db";
import { getEnv } from "../env";
import { readCookie } from "../http/read-cookie";
import { hashSecret } from "./secrets";
import { isTicketFor, newTicket } from "./signed-ticket";

const seconds = 180 * 24 * 60 * 60;

/** The target of a password or a passphrase: an account or a link. */
export interface Lock {
  /** Holds the hash of an e-mail address, because it is the key of a row. */
  readonly key: string;
  /** The one path to which browsers send the cookie of this lock. */
  readonly path: string;
  /** Devices stay known until this changes. */
  readonly secretHash: string;
}

/** The same for an account that does not exist. A new password makes each device unknown. */
export async function lockOfAccount(email: string): Promise<Lock> {
  const account = await getDatabase().client.account.findFirst({
    where: { user: { email: email.toLowerCase() }, providerId: "credential" },
    select: { password: true },
  });
  return {
    key: `account:${hashSecret(email.toLowerCase()).slice(0, 32)}`,
    path: "/api/auth/sign-in",
    secretHash: account?.password ?? "",
  };
}

/** The passphrase of a link never changes. */
export function lockOfLink(shareId: string): Lock {
  return { key: `link:${shareId}`, path: `/api/v1/shares/${shareId}/redeem`, secretHash: "" };
}

/** @returns the id of this browser, if it has opened the lock before */
export function deviceOf(lock: Lock, headers: Headers, now: Date): string | undefined {
  const ticket = readCookie(headers, cookieName(lock));
  return ticket !== undefined && isTicketFor(subjectOf(lock), seconds, ticket, now)
    ? hashSecret(ticket).slice(0, 32)
    : undefined;
}

/** For a browser that opened the lock: its guesses are counted apart from others'. It grants no sign-in. */
export function deviceCookie(lock: Lock, now = new Date()): string {
  const secure = getEnv().secureCookies ? "; Secure" : "";
  const ticket = newTicket(subjectOf(lock), seconds, now);
  return `${cookieName(lock)}=${ticket}; Path=${lock.path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

function subjectOf({ key, secretHash }: Lock): string {
  return `device ${key} ${secretHash}`;
}

/** One per lock, because two people may share a browser. `__Host-` would require the path `/`. */
function cookieName({ key }: Lock): string {
  const prefix = getEnv().secureCookies ? "__Secure-" : "";
  return `${prefix}blueline.device.${hashSecret(key).slice(0, 8)}`;
}
