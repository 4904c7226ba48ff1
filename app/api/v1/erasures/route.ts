import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { eraseEverywhere } from "@/lib/server/erase/erase";
import { defineRoute } from "@/lib/server/http/define-route";

export const POST = defineRoute("POST /erasures", async ({ viewer, body }) =>
  eraseEverywhere(await requireWorkspaceAccess(viewer, "admin"), body),
);
