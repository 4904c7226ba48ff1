import { defineRoute } from "@/lib/server/http/define-route";
import { limitCaller } from "@/lib/server/http/limit-caller";
import { acceptReset } from "@/lib/server/team/resets";

export const POST = defineRoute("POST /resets/accept", async ({ request, body }) => {
  await limitCaller(request.headers, "reset");
  await acceptReset(body);
});
