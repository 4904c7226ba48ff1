import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { releaseControls } from "@/lib/server/own-controls/change-controls";

export const POST = defineRoute("POST /controls/release", async ({ viewer, body }) =>
  releaseControls(await requireWorkspaceAccess(viewer, "admin"), body.ids),
);
