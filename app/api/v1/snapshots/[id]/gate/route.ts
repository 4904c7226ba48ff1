import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { settleGate } from "@/lib/server/snapshot/push-gate";

export const POST = defineRoute("POST /snapshots/{id}/gate", async ({ viewer, params, body }) =>
  settleGate(await requireSnapshotAccess(viewer, params.id, "editor"), body),
);
