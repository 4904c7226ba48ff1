import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { withdrawReset } from "@/lib/server/team/resets";

export const DELETE = defineRoute("DELETE /resets/{id}", async ({ viewer, params }) => {
  await withdrawReset(await requireWorkspaceAccess(viewer, "admin"), params.id);
});
