import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";

export const GET = defineRoute("GET /incidents", async ({ viewer }) => {
  await requireWorkspaceAccess(viewer, "viewer");
  return incidents;
});
