import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { getSnapshotSchedule, setSnapshotSchedule } from "@/lib/server/snapshot/snapshot-schedule";

export const GET = defineRoute("GET /pipelines/{id}/snapshots/schedule", async ({ viewer, params }) =>
  getSnapshotSchedule(await requirePipelineAccess(viewer, params.id, "viewer")),
);

export const PATCH = defineRoute(
  "PATCH /pipelines/{id}/snapshots/schedule",
  async ({ viewer, params, body }) =>
    setSnapshotSchedule(await requirePipelineAccess(viewer, params.id, "editor"), body),
);
