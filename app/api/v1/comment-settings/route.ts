import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { changeCommentSettings, commentSettingsOf } from "@/lib/server/comments/comment-settings";
import { defineRoute } from "@/lib/server/http/define-route";

export const GET = defineRoute("GET /comment-settings", async ({ viewer }) =>
  commentSettingsOf(await requireWorkspaceAccess(viewer, "admin")),
);

export const PATCH = defineRoute("PATCH /comment-settings", async ({ viewer, body }) => {
  await changeCommentSettings(await requireWorkspaceAccess(viewer, "admin"), body);
});
