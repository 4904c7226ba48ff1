import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { withdrawInvitation } from "@/lib/server/team/invitations";

export const DELETE = defineRoute("DELETE /invitations/{id}", async ({ viewer, params }) => {
  await withdrawInvitation(await requireWorkspaceAccess(viewer, "admin"), params.id);
});
