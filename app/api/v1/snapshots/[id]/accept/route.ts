import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { acceptSnapshot } from "@/lib/server/snapshot/push-gate";

export const POST = defineRoute("POST /snapshots/{id}/accept", async ({ viewer, params }) =>
  acceptSnapshot(await requireSnapshotAccess(viewer, params.id, "editor")),
);
