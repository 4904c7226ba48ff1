import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { createToken } from "@/lib/server/tokens/create-token";
import { listTokens } from "@/lib/server/tokens/list-tokens";
import { changeTokenSettings } from "@/lib/server/tokens/token-settings";

export const GET = defineRoute("GET /tokens", async ({ viewer }) =>
  listTokens(await requireWorkspaceAccess(viewer, "viewer")),
);

export const POST = defineRoute("POST /tokens", async ({ viewer, body }) =>
  createToken(await requireWorkspaceAccess(viewer, "viewer"), body),
);

export const PATCH = defineRoute("PATCH /tokens", async ({ viewer, body }) => {
  await changeTokenSettings(await requireWorkspaceAccess(viewer, "admin"), body);
});
