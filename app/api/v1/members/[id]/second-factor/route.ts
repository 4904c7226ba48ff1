import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { removeMemberSecondFactor } from "@/lib/server/team/commands";

export const DELETE = defineRoute("DELETE /members/{id}/second-factor", async ({ viewer, params }) => {
  await removeMemberSecondFactor(await requireWorkspaceAccess(viewer, "admin"), params.id);
});
