import "server-only";
import { addressHeader } from "../auth/client-address";
import { getLog } from "../log";

export interface RefusedPage {
  /** The requested path. */
  readonly path: string;
  readonly userId?: string | undefined;
  readonly code: "unauthorized" | "forbidden" | "not-found";
}

/** Logs a refused page like a refused API call: the page, not its address, with the caller and the origin. */
export function logRefusedPage({ path, userId, code }: RefusedPage, headers: Headers): void {
  getLog().info({
    event: "page-refused",
    route: routeOf(path),
    userId,
    code,
    address: headers.get(addressHeader) ?? undefined,
  });
}

/** Leaves out ids, and made-up texts in their place. */
function routeOf(path: string): string {
  return (path.split("?")[0] ?? "").replace(/^\/(pipelines|snapshots|incidents)\/(?!new$)[^/]+/, "/$1/{id}");
}
