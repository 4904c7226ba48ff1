import "server-only";
import { commonHeaders } from "./security-headers";

/**
 * Scripts and styles need this answer's nonce; no other site can be loaded from, sent to, or frame the page.
 */
export function contentSecurityPolicy(
  nonce: string,
  development = process.env.NODE_ENV === "development",
): string {
  return [
    "default-src 'none'",
    // The development server evaluates code and uses a web socket.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Pages with a secret in their address, now or before, send no referrer. */
const withSecret = /^\/(s|setup|invite|reset)(\/|$)/;

export function pageHeaders(pathname: string, policy: string): Readonly<Record<string, string>> {
  return {
    ...commonHeaders(),
    "content-security-policy": policy,
    "referrer-policy": withSecret.test(pathname) ? "no-referrer" : "same-origin",
  };
}
