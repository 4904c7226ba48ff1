import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { changeReviewRules, getReviewRules } from "@/lib/server/policy/review-rules";

export const GET = defineRoute("GET /review-rules", async ({ viewer }) =>
  getReviewRules(await requireWorkspaceAccess(viewer, "admin")),
);

export const PATCH = defineRoute("PATCH /review-rules", async ({ viewer, body }) =>
  changeReviewRules(await requireWorkspaceAccess(viewer, "admin"), body),
);
