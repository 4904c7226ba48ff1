import { withApiHeaders } from "@/lib/server/http/security-headers";

export const dynamic = "force-dynamic";

/** The process is alive; asks nothing of the database. */
export function GET(): Response {
  return withApiHeaders(
    new Response("alive\n", { headers: { "content-type": "text/plain; charset=utf-8" } }),
  );
}
