import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { removeTrustRule } from "@/lib/server/tokens/trust-rules";

export const DELETE = defineRoute("DELETE /tokens/rules/{id}", async ({ viewer, params }) =>
  removeTrustRule(await requireWorkspaceAccess(viewer, "admin"), params.id),
);
