import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { requireSecondFactors } from "@/lib/server/team/commands";

export const PATCH = defineRoute("PATCH /workspace", async ({ viewer, body }) => {
  await requireSecondFactors(await requireWorkspaceAccess(viewer, "admin"), body.secondFactorRequired);
});
