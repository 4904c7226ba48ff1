import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { listOwnersInUse } from "@/lib/server/owners/list-owners-in-use";

export const GET = defineRoute("GET /owners/in-use", async ({ viewer }) =>
  listOwnersInUse(await requireWorkspaceAccess(viewer, "viewer")),
);
