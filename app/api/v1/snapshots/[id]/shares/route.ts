import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { createShare } from "@/lib/server/share/create-share";
import { listShares } from "@/lib/server/snapshot/queries";

export const GET = defineRoute("GET /snapshots/{id}/shares", async ({ viewer, params }) =>
  listShares(await requireSnapshotAccess(viewer, params.id, "viewer")),
);

export const POST = defineRoute("POST /snapshots/{id}/shares", async ({ viewer, params, body }) =>
  createShare(await requireSnapshotAccess(viewer, params.id, "editor"), body),
);
