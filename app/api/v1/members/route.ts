import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { addMember } from "@/lib/server/team/commands";
import { listMembers } from "@/lib/server/team/queries";

export const GET = defineRoute("GET /members", async ({ viewer }) =>
  listMembers(await requireWorkspaceAccess(viewer, "admin")),
);

export const POST = defineRoute("POST /members", async ({ viewer, body }) => ({
  id: await addMember(await requireWorkspaceAccess(viewer, "admin"), body),
}));
