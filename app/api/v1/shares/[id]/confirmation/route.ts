import { defineRoute } from "@/lib/server/http/define-route";
import { confirmShare } from "@/lib/server/snapshot/confirm-share";
import { requireShareAccess } from "@/lib/server/snapshot/revoke-share";

export const GET = defineRoute("GET /shares/{id}/confirmation", async ({ viewer, params }) =>
  confirmShare(await requireShareAccess(viewer, params.id), params.id),
);
