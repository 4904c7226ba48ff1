import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { readDirectory } from "@/lib/server/owners/read-directory";

export const GET = defineRoute("GET /owners", async ({ viewer }) => {
  const { members, teams, former } = await readDirectory(await requireWorkspaceAccess(viewer, "viewer"));
  return { members: [...members], teams: [...teams], former: [...former] };
});
