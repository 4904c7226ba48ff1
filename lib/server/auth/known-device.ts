import "server-only";
import { getEnv } from "../env";
import { readCookie } from "../http/read-cookie";

const seconds = 180 * 24 * 60 * 60;

function cookieName(): string {
  return getEnv().secureCookies ? "__Host-blueline.device" : "blueline.device";
}

/** By what a browser shows that somebody signed in with it before; it signs nobody in. */
export function deviceOf(headers: Headers): string | undefined {
  const value = readCookie(headers, cookieName());
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

export function deviceCookie(device: string): string {
  const secure = getEnv().secureCookies ? "; Secure" : "";
  return `${cookieName()}=${device}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
