import { templates } from "@/lib/domain/catalogue/templates/templates";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";

export const GET = defineRoute("GET /templates", async ({ viewer }) => {
  await requireWorkspaceAccess(viewer, "viewer");
  return {
    templates: templates.map(({ id, name, summary, document }) => ({
      id,
      name,
      summary,
      nodes: document.nodes.length,
      edges: document.edges.length,
    })),
  };
});
