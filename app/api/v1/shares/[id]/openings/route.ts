import { defineRoute } from "@/lib/server/http/define-route";
import { listOpenings } from "@/lib/server/share/list-openings";
import { requireShareAccess } from "@/lib/server/share/revoke-share";

export const GET = defineRoute("GET /shares/{id}/openings", async ({ viewer, params }) =>
  listOpenings(await requireShareAccess(viewer, params.id), params.id),
);
