import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { listSnapshots } from "@/lib/server/snapshot/queries";
import { takeSnapshot } from "@/lib/server/snapshot/take-snapshot";

export const GET = defineRoute("GET /pipelines/{id}/snapshots", async ({ viewer, params }) =>
  listSnapshots(await requirePipelineAccess(viewer, params.id, "viewer")),
);

export const POST = defineRoute("POST /pipelines/{id}/snapshots", async ({ viewer, params, body }) =>
  takeSnapshot(await requirePipelineAccess(viewer, params.id, "editor"), body),
);
