import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { findText } from "@/lib/server/erase/erase";
import { defineRoute } from "@/lib/server/http/define-route";

export const POST = defineRoute("POST /erasures/search", async ({ viewer, body }) =>
  findText(await requireWorkspaceAccess(viewer, "admin"), body.text),
);
