import type { ApiProblem } from "@/lib/client/api";
import { err, ok, type Result } from "@/lib/domain/result";
import { callAuth } from "./auth-call";

/** One place where the person is signed in, as the sign-in library lists it. */
export interface Session {
  readonly id: string;
  /** What ends it; never shown. */
  readonly token: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ipAddress?: string | null;
  readonly userAgent?: string | null;
}

export async function listSessions(): Promise<Result<readonly Session[], ApiProblem>> {
  const answer = await callAuth("GET", "/list-sessions");
  if (!answer.ok) return err(answer.error);
  // The library's own answer; whoever is signed out meanwhile gets a refusal above.
  return ok(Array.isArray(answer.value) ? (answer.value as readonly Session[]) : []);
}

const changed = "blueline:sessions-changed";

/** Tells the list on the same page that sessions were ended elsewhere on it. */
export function sessionsChanged(): void {
  dispatchEvent(new Event(changed));
}

export function onSessionsChanged(listener: () => void): () => void {
  addEventListener(changed, listener);
  return () => removeEventListener(changed, listener);
}

const browsers = [
  ["Edge", /\bEdg\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\bFirefox\//],
  ["Chrome", /Chrome\//],
  ["Safari", /\bSafari\//],
] as const;
const systems = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(iPhone|iPad)\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** "Firefox on Linux", as far as the browser says; enough to recognise one's own. */
export function deviceName(userAgent: string | null | undefined): string {
  const find = (names: typeof browsers | typeof systems) => names.find(([, pattern]) => pattern.test(userAgent ?? ""))?.[0];
  const [browser, system] = [find(browsers), find(systems)];
  if (browser === undefined) return "Another program";
  return system === undefined ? browser : `${browser} on ${system}`;
}
