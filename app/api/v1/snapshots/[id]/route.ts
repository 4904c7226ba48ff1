import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { getSnapshot } from "@/lib/server/snapshot/queries";

export const GET = defineRoute("GET /snapshots/{id}", async ({ viewer, params }) =>
  getSnapshot(await requireSnapshotAccess(viewer, params.id, "viewer")),
);
