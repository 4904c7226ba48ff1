import * as z from "zod/mini";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { createPipeline } from "@/lib/server/pipeline/commands";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";

export const GET = defineRoute("GET /pipelines", async ({ viewer, query }) =>
  listPipelines(await requireWorkspaceAccess(viewer, "viewer"), {
    isArchived: parseQueryValue("archived", z.enum(["true", "false"]), query.archived) === "true",
  }),
);

export const POST = defineRoute("POST /pipelines", async ({ viewer, body }) =>
  createPipeline(await requireWorkspaceAccess(viewer, "editor"), body),
);
