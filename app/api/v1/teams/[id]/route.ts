import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { changeNamedTeam, removeTeam } from "@/lib/server/team/teams";

export const PATCH = defineRoute("PATCH /teams/{id}", async ({ viewer, params, body }) => {
  await changeNamedTeam(await requireWorkspaceAccess(viewer, "admin"), params.id, body);
});

export const DELETE = defineRoute("DELETE /teams/{id}", async ({ viewer, params }) => {
  await removeTeam(await requireWorkspaceAccess(viewer, "admin"), params.id);
});
