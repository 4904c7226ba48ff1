import { withApiHeaders } from "@/lib/server/http/security-headers";
import { describeMetrics, mayReadMetrics } from "@/lib/server/metrics/describe-metrics";

export const dynamic = "force-dynamic";

export function GET(request: Request): Response {
  if (!mayReadMetrics(request.headers)) return withApiHeaders(new Response(null, { status: 404 }));
  return withApiHeaders(
    new Response(describeMetrics(), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
    }),
  );
}
