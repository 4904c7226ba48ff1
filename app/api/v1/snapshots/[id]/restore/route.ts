import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { previewRestore } from "@/lib/server/snapshot/plan-restore";
import { restoreSnapshot } from "@/lib/server/snapshot/restore-snapshot";

export const GET = defineRoute("GET /snapshots/{id}/restore", async ({ viewer, params }) =>
  previewRestore(await requireSnapshotAccess(viewer, params.id, "editor")),
);

export const POST = defineRoute("POST /snapshots/{id}/restore", async ({ viewer, params, body }) =>
  restoreSnapshot(await requireSnapshotAccess(viewer, params.id, "editor"), body.revision),
);
