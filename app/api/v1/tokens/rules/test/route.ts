import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { testTrustRule } from "@/lib/server/tokens/test-trust-rule";

export const POST = defineRoute("POST /tokens/rules/test", async ({ viewer, body }) =>
  testTrustRule(await requireWorkspaceAccess(viewer, "admin"), body),
);
