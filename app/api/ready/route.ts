import { notReadyReason } from "@/lib/server/health/readiness";
import { withApiHeaders } from "@/lib/server/http/security-headers";

export const dynamic = "force-dynamic";

/** 200 if this server accepts requests; if not, 503 with the reason. */
export async function GET(): Promise<Response> {
  const reason = await notReadyReason();
  return withApiHeaders(
    new Response(reason === undefined ? "ready\n" : `not ready: ${reason}\n`, {
      status: reason === undefined ? 200 : 503,
      headers: { "content-type": "text/plain; charset=utf-8" },
    }),
  );
}
