import { defineRoute } from "@/lib/server/http/define-route";
import { limitCaller } from "@/lib/server/http/limit-caller";
import { setUp } from "@/lib/server/team/setup";

export const POST = defineRoute("POST /setup", async ({ request, body }) => {
  await limitCaller(request.headers, "setup");
  await setUp(body);
});
