import "server-only";
import { addressHeader } from "../auth/client-address";
import { getLog } from "../log";

export interface RefusedPage {
  /** As it was asked for. */
  readonly path: string;
  readonly userId?: string | undefined;
  readonly code: "unauthorized" | "forbidden" | "not-found";
}

/** As the API logs what it refuses: the page, not its address, with who asked and from where. */
export function logRefusedPage({ path, userId, code }: RefusedPage, headers: Headers): void {
  getLog().info({
    event: "page-refused",
    route: routeOf(path),
    userId,
    code,
    address: headers.get(addressHeader) ?? undefined,
  });
}

/** Ids are left out, and what somebody made up in place of one. */
function routeOf(path: string): string {
  return (path.split("?")[0] ?? "").replace(/^\/(pipelines|snapshots|incidents)\/(?!new$)[^/]+/, "/$1/{id}");
}
