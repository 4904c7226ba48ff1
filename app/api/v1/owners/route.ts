import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { readDirectory } from "@/lib/server/owners/read-directory";

export const GET = defineRoute("GET /owners", async ({ viewer }) =>
  readDirectory(await requireWorkspaceAccess(viewer, "viewer")),
);
