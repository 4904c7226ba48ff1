import { asSchema } from "@/lib/domain/contract/posture";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { answersEverywhere, requireIncident } from "@/lib/server/pipeline/incidents";

export const GET = defineRoute("GET /incidents/{id}", async ({ viewer, params, query }) => {
  const access = await requireWorkspaceAccess(viewer, "viewer");
  const incident = requireIncident(params.id);
  const proof = parseQueryValue("as", asSchema, query.as) ?? "declared";
  const { listed, pending } = await answersEverywhere(access, proof);
  return { incident, pipelines: listed.get(incident.id) ?? [], pending };
});
