import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { discardDrafts } from "@/lib/server/own-controls/change-controls";

export const POST = defineRoute("POST /controls/discard", async ({ viewer, body }) =>
  discardDrafts(await requireWorkspaceAccess(viewer, "admin"), body.ids),
);
