import { defineRoute } from "@/lib/server/http/define-route";
import { limitCaller } from "@/lib/server/http/limit-caller";
import { previewInvitation } from "@/lib/server/team/invitations";

export const POST = defineRoute("POST /invitations/preview", async ({ request, body }) => {
  const takeBack = await limitCaller(request.headers, "invitation");
  const preview = await previewInvitation(body.secret);
  await takeBack();
  return preview;
});
