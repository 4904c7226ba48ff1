import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { enterPresence } from "@/lib/server/live/presence";
import { limitPresence } from "@/lib/server/live/presence-limit";

export const POST = defineRoute("POST /pipelines/{id}/presence", async ({ viewer, params, body }) => {
  limitPresence(viewer.userId);
  enterPresence(await requirePipelineAccess(viewer, params.id, "viewer"), body);
});
