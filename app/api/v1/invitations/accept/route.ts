import { defineRoute } from "@/lib/server/http/define-route";
import { limitCaller } from "@/lib/server/http/limit-caller";
import { acceptInvitation } from "@/lib/server/team/invitations";

export const POST = defineRoute("POST /invitations/accept", async ({ request, body }) => {
  await limitCaller(request.headers, "invitation");
  await acceptInvitation(body);
});
