import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { createInvitation } from "@/lib/server/team/invitations";

export const POST = defineRoute("POST /invitations", async ({ viewer, body }) =>
  createInvitation(await requireWorkspaceAccess(viewer, "admin"), body),
);
