import "server-only";

const base = "http://blueline.invalid";

/** The path to open after sign-in: always a path of this application, whatever the request names. */
export function safePath(wanted: unknown, fallback = "/pipelines"): string {
  if (typeof wanted !== "string" || wanted.length > 2000) return fallback;
  // A second slash or a backslash, also as %5C or %2F, makes some browsers and proxies read a host.
  if (
    !/^\/(?![/\\])/.test(wanted) ||
    /[\\\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]|%5c|^\/%2f|%0[0-9a-f]/iu.test(wanted)
  )
    return fallback;
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : undefined;
  if (url === undefined || url.origin !== base || url.pathname.startsWith("//")) return fallback;
  if (url.pathname === "/api" || url.pathname.startsWith("/api/")) return fallback;
  return url.pathname + url.search + url.hash;
}
