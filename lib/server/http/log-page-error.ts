import "server-only";
import { getLog } from "../log";
import { describeError } from "./describe-error";

/** @param error thrown by a page; Next gives it the digest that the page shows. */
export function logPageError(error: unknown, route: string): void {
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined;
  getLog().error({ event: "page-error", id: digest, route, error: describeError(error) });
}
