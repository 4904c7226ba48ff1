import { getEnv } from "@/lib/server/env";
import { defineRoute } from "@/lib/server/http/define-route";
import { describeApi } from "@/lib/server/openapi/describe-api";
import { oncePerProcess } from "@/lib/server/process";

export const dynamic = "force-dynamic";

// Public, and slow to generate.
const describe = () => oncePerProcess("openapi", () => JSON.stringify(describeApi(getEnv().url)));

export const GET = defineRoute(
  "GET /openapi.json",
  async () => new Response(describe(), { headers: { "content-type": "application/json; charset=utf-8" } }),
);
