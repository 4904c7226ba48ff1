import "server-only";
import { getEnv } from "../env";
import { AppError } from "../errors";

/**
 * Refuses a change that another site's page sends with this person's cookie. Browsers report the origin of a
 * request; only a caller without a cookie, such as a script that signs in, may omit it.
 */
export function requireSameOrigin(headers: Headers, origins: readonly string[] = getEnv().origins): void {
  if (!isSameOrigin(headers, origins))
    throw new AppError("forbidden", { detail: "This request came from another site." });
}

function isSameOrigin(headers: Headers, origins: readonly string[]): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site === "same-origin") return true;
  // For the browser, one loopback name calling the other is cross-site, but both are ours.
  if (origin !== null) return origins.includes(origin);
  return site === null && !headers.has("cookie");
}
