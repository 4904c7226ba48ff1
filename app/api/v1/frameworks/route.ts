import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { writeFrameworks } from "@/lib/server/own-controls/change-frameworks";
import { listOwnFrameworks } from "@/lib/server/own-controls/queries";

export const GET = defineRoute("GET /frameworks", async ({ viewer }) => ({
  frameworks: [...(await listOwnFrameworks(await requireWorkspaceAccess(viewer, "viewer")))],
}));

export const POST = defineRoute("POST /frameworks", async ({ viewer, body }) =>
  writeFrameworks(await requireWorkspaceAccess(viewer, "admin"), body.frameworks),
);
