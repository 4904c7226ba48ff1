import { defineRoute } from "@/lib/server/http/define-route";
import { confirmShare } from "@/lib/server/share/confirm-share";
import { requireShareAccess } from "@/lib/server/share/revoke-share";

export const GET = defineRoute("GET /shares/{id}/confirmation", async ({ viewer, params }) =>
  confirmShare(await requireShareAccess(viewer, params.id), params.id),
);
