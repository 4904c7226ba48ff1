import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { createTeam, listTeams } from "@/lib/server/team/teams";

export const GET = defineRoute("GET /teams", async ({ viewer }) =>
  listTeams(await requireWorkspaceAccess(viewer, "viewer")),
);

export const POST = defineRoute("POST /teams", async ({ viewer, body }) =>
  createTeam(await requireWorkspaceAccess(viewer, "admin"), body),
);
