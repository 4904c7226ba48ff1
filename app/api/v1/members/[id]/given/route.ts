import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { listGiven } from "@/lib/server/team/given";

export const GET = defineRoute("GET /members/{id}/given", async ({ viewer, params }) =>
  listGiven(await requireWorkspaceAccess(viewer, "admin"), params.id),
);
