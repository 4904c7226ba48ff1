import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { writeControls } from "@/lib/server/own-controls/change-controls";
import { listOwnControls } from "@/lib/server/own-controls/queries";

export const GET = defineRoute("GET /controls", async ({ viewer }) =>
  listOwnControls(await requireWorkspaceAccess(viewer, "viewer")),
);

export const POST = defineRoute("POST /controls", async ({ viewer, body }) =>
  writeControls(await requireWorkspaceAccess(viewer, "admin"), body.controls),
);
