import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { mergeOwners } from "@/lib/server/owners/merge-owners";

export const POST = defineRoute("POST /owners/merge", async ({ viewer, body }) =>
  mergeOwners(await requireWorkspaceAccess(viewer, "editor"), body),
);
