import { auditEvents, auditOutcomes } from "@/lib/domain/audit/audit-events";
import { accountIdSchema } from "@/lib/domain/ids";
import { readAudit } from "@/lib/server/audit/audit-page";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { parseRevision } from "@/lib/server/http/parse-revision";
import * as z from "zod/mini";

export const GET = defineRoute("GET /audit", async ({ viewer, query }) =>
  readAudit(await requireWorkspaceAccess(viewer, "admin"), {
    before: parseRevision("before", query.before),
    event: parseQueryValue("event", z.enum(auditEvents), query.event),
    outcome: parseQueryValue("outcome", z.enum(auditOutcomes), query.outcome),
    person: parseQueryValue("person", accountIdSchema, query.person),
  }),
);
