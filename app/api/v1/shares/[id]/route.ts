import { defineRoute } from "@/lib/server/http/define-route";
import { requireShareAccess, revokeShare } from "@/lib/server/share/revoke-share";

export const DELETE = defineRoute("DELETE /shares/{id}", async ({ viewer, params }) =>
  revokeShare(await requireShareAccess(viewer, params.id), params.id),
);
