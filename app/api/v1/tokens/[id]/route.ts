import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { revokeToken } from "@/lib/server/tokens/revoke-token";

export const DELETE = defineRoute("DELETE /tokens/{id}", async ({ viewer, params }) =>
  revokeToken(await requireWorkspaceAccess(viewer, "viewer"), params.id),
);
