import "server-only";
import { getEnv } from "../env";

export function commonHeaders(): Readonly<Record<string, string>> {
  return {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(getEnv().secureCookies ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/** An API answer is never a page: opened as one, it may load and run nothing. */
function apiHeaders(): Readonly<Record<string, string>> {
  return {
    ...commonHeaders(),
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  };
}

export function withApiHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(apiHeaders())) {
    // A handler may add values of its own, such as no-transform beside no-store.
    if (!response.headers.has(name) || name === "x-content-type-options") response.headers.set(name, value);
  }
  return response;
}
