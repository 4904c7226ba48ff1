import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { changeShareSettings, listWorkspaceShares } from "@/lib/server/share/workspace-shares";

export const GET = defineRoute("GET /shares", async ({ viewer }) =>
  listWorkspaceShares(await requireWorkspaceAccess(viewer, "admin")),
);

export const PATCH = defineRoute("PATCH /shares", async ({ viewer, body }) => {
  await changeShareSettings(await requireWorkspaceAccess(viewer, "admin"), body);
});
