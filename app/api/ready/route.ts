import { isReady } from "@/lib/server/health/readiness";
import { withApiHeaders } from "@/lib/server/http/security-headers";

export const dynamic = "force-dynamic";

/** 200 where this server should be sent requests, else 503. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return withApiHeaders(
    new Response(ready ? "ready\n" : "not ready\n", {
      status: ready ? 200 : 503,
      headers: { "content-type": "text/plain; charset=utf-8" },
    }),
  );
}
