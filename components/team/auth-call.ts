import { err, ok, type Result } from "@/lib/domain/result";

export interface AuthFailure {
  /** 0: the server could not be reached. */
  readonly status: number;
  readonly code?: string;
  /** Seconds until trying again can work. */
  readonly retryAfter?: number;
}

/** Calls the sign-in library's own endpoints, which stand beside our API and answer errors in their own form. */
export async function callAuth(path: `/${string}`, body: object = {}): Promise<Result<unknown, AuthFailure>> {
  let response: Response;
  try {
    response = await fetch(`/api/auth${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    return err({ status: 0 });
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return ok(answer);
  const code = codeOf(answer);
  const retryAfter = Number(response.headers.get("retry-after") ?? response.headers.get("x-retry-after"));
  return err({ status: response.status, ...(code !== undefined && { code }), ...(retryAfter > 0 && { retryAfter }) });
}

/** What to tell the person about any failure that has no sentence of its own. */
export function authFailureText({ status, retryAfter }: AuthFailure): string {
  if (status === 0) return "Blueline cannot be reached. Check the connection and try again.";
  if (status === 429) return `Too many tries. Try again ${retryAfter === undefined ? "in a few minutes" : `in ${durationText(retryAfter)}`}.`;
  if (status === 401) return "You are no longer signed in. Sign in again.";
  return "That did not work. Try again; if it fails again, tell whoever runs Blueline.";
}

function durationText(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "1 second" : `${Math.ceil(seconds)} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function codeOf(answer: unknown): string | undefined {
  if (typeof answer !== "object" || answer === null || !("code" in answer)) return undefined;
  return typeof answer.code === "string" ? answer.code : undefined;
}
