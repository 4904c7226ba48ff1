import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { changeRole, removeMember } from "@/lib/server/team/commands";

export const PATCH = defineRoute("PATCH /members/{id}", async ({ viewer, params, body }) => {
  await changeRole(await requireWorkspaceAccess(viewer, "admin"), params.id, body.role);
});

export const DELETE = defineRoute("DELETE /members/{id}", async ({ viewer, params }) => {
  await removeMember(await requireWorkspaceAccess(viewer, "admin"), params.id);
});
