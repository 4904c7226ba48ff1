import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { copySnapshot } from "@/lib/server/snapshot/restore-snapshot";

export const POST = defineRoute("POST /snapshots/{id}/copy", async ({ viewer, params }) =>
  copySnapshot(await requireSnapshotAccess(viewer, params.id, "editor")),
);
