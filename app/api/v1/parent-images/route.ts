import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { listParentImages } from "@/lib/server/pipeline/list-parent-images";

export const GET = defineRoute("GET /parent-images", async ({ viewer }) =>
  listParentImages(await requireWorkspaceAccess(viewer, "viewer")),
);
