import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { retireFrameworks } from "@/lib/server/own-controls/change-frameworks";

export const POST = defineRoute("POST /frameworks/retire", async ({ viewer, body }) =>
  retireFrameworks(await requireWorkspaceAccess(viewer, "admin"), body.ids),
);
