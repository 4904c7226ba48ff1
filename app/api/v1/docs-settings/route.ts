import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { changeDocsSettings, docsSettingsOf } from "@/lib/server/docs/docs-settings";
import { defineRoute } from "@/lib/server/http/define-route";

export const GET = defineRoute("GET /docs-settings", async ({ viewer }) =>
  docsSettingsOf(await requireWorkspaceAccess(viewer, "admin")),
);

export const PATCH = defineRoute("PATCH /docs-settings", async ({ viewer, body }) => {
  await changeDocsSettings(await requireWorkspaceAccess(viewer, "admin"), body);
});
