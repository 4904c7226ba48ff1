import { getEnv } from "@/lib/server/env";
import { defineRoute } from "@/lib/server/http/define-route";
import { describeApi } from "@/lib/server/openapi/describe-api";

export const dynamic = "force-dynamic";

export const GET = defineRoute("GET /openapi.json", async () => Response.json(describeApi(getEnv().url)));
