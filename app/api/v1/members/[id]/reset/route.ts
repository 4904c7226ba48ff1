import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { createReset } from "@/lib/server/team/commands";

export const POST = defineRoute("POST /members/{id}/reset", async ({ viewer, params }) =>
  createReset(await requireWorkspaceAccess(viewer, "admin"), params.id),
);
