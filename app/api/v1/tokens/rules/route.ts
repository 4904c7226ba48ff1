import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { createTrustRule } from "@/lib/server/tokens/trust-rules";

export const POST = defineRoute("POST /tokens/rules", async ({ viewer, body }) =>
  createTrustRule(await requireWorkspaceAccess(viewer, "admin"), body),
);
