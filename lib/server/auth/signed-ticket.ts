import "server-only";
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { getSecret } from "../secret";

/** A text that only this server can create, for one subject and until its end. It is not stored. */
export function newTicket(subject: string, seconds: number, now: Date): string {
  const end = (now.getTime() + seconds * 1000).toString(36);
  const unsigned = `${end}.${randomBytes(16).toString("base64url")}`;
  return `${unsigned}.${signatureOf(subject, unsigned)}`;
}

export function isTicketFor(subject: string, seconds: number, ticket: string, now: Date): boolean {
  const [, unsigned = "", end = "", signature = ""] =
    /^(([0-9a-z]{1,11})\.[\w-]{22})\.([\w-]{43})$/.exec(ticket) ?? [];
  const left = Number.parseInt(end, 36) - now.getTime();
  // An end later than a new ticket's comes from before the clock was set back.
  if (!(left > 0 && left <= seconds * 1000)) return false;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(subject, unsigned)));
}

function signatureOf(subject: string, unsigned: string): string {
  const key = Buffer.from(hkdfSync("sha256", getSecret(), "", "blueline tickets", 32));
  return createHmac("sha256", key).update(`${subject} ${unsigned}`).digest("base64url");
}
