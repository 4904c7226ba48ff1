import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { describeCatalogue } from "@/lib/server/catalogue/describe-catalogue";
import { defineRoute } from "@/lib/server/http/define-route";

export const GET = defineRoute("GET /catalogue", async ({ viewer }) => {
  await requireWorkspaceAccess(viewer, "viewer");
  return describeCatalogue();
});
