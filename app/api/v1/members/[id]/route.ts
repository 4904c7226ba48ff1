import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import * as z from "zod/mini";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { changeRole, removeMember } from "@/lib/server/team/commands";

export const PATCH = defineRoute("PATCH /members/{id}", async ({ viewer, params, body }) => {
  const { role, ...kept } = body;
  await changeRole(await requireWorkspaceAccess(viewer, "admin"), params.id, role, kept);
});

export const DELETE = defineRoute("DELETE /members/{id}", async ({ viewer, params, query }) => {
  await removeMember(await requireWorkspaceAccess(viewer, "admin"), params.id, {
    keepShares: parseQueryValue("keepShares", z.enum(["true", "false"]), query.keepShares) === "true",
    keepRules: query.keepRules?.split(",") ?? [],
  });
});
