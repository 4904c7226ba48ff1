import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { changeExpiry, expiryOf } from "@/lib/server/evidence/expiry-settings";
import { defineRoute } from "@/lib/server/http/define-route";

export const GET = defineRoute("GET /evidence-expiry", async ({ viewer }) =>
  expiryOf((await requireWorkspaceAccess(viewer, "admin")).workspaceId),
);

export const PATCH = defineRoute("PATCH /evidence-expiry", async ({ viewer, body }) => {
  await changeExpiry(await requireWorkspaceAccess(viewer, "admin"), body);
});
