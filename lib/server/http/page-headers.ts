import "server-only";
import { commonHeaders } from "./security-headers";

/** Scripts and styles run only with this answer's nonce; nothing is loaded from, sent to or framed by another site. */
export function contentSecurityPolicy(
  nonce: string,
  development = process.env.NODE_ENV === "development",
): string {
  return [
    "default-src 'none'",
    // The development server evaluates code and talks over a web socket.
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

/** Pages whose address holds, or once held, a secret tell no other page of it. */
const withSecret = /^\/(s|setup|invite|reset)(\/|$)/;

export function pageHeaders(pathname: string, policy: string): Readonly<Record<string, string>> {
  return {
    ...commonHeaders(),
    "content-security-policy": policy,
    "referrer-policy": withSecret.test(pathname) ? "no-referrer" : "same-origin",
  };
}
