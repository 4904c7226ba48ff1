import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { changeTrustRule, removeTrustRule } from "@/lib/server/tokens/trust-rules";

export const PATCH = defineRoute("PATCH /tokens/rules/{id}", async ({ viewer, params, body }) =>
  changeTrustRule(await requireWorkspaceAccess(viewer, "admin"), params.id, body),
);

export const DELETE = defineRoute("DELETE /tokens/rules/{id}", async ({ viewer, params }) =>
  removeTrustRule(await requireWorkspaceAccess(viewer, "admin"), params.id),
);
