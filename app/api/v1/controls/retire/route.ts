import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { retireControls } from "@/lib/server/own-controls/change-controls";

export const POST = defineRoute("POST /controls/retire", async ({ viewer, body }) =>
  retireControls(await requireWorkspaceAccess(viewer, "admin"), body.ids),
);
