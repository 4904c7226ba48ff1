import { leastRoles } from "@/lib/domain/contract/least-roles";
import { hasRole, roles } from "@/lib/domain/contract/roles";
import type { Route } from "@/lib/domain/contract/route";
import { type RouteKey, routes } from "@/lib/domain/contract/routes";
import { inCode, markdownTable } from "./markdown-table";

/** Every route of the API, by the task that a person does with it. */
const tasks: { readonly [task: string]: readonly RouteKey[] } = {
  "Read pipelines, their history and who is on a map": [
    "GET /pipelines",
    "GET /pipelines/{id}",
    "GET /pipelines/{id}/activity",
    "GET /pipelines/{id}/events",
    "POST /pipelines/{id}/presence",
    "GET /parent-images",
    "GET /templates",
    "GET /catalogue",
  ],
  "Read postures, incidents and comparisons; try a what-if": [
    "GET /pipelines/{id}/posture",
    "GET /pipelines/{id}/posture/compromise",
    "GET /pipelines/{id}/posture/incidents",
    "POST /pipelines/{id}/posture/what-if",
    "GET /compare",
    "GET /incidents",
    "GET /incidents/{id}",
  ],
  "Read snapshots and the list of their share links": [
    "GET /pipelines/{id}/snapshots",
    "GET /pipelines/{id}/snapshots/schedule",
    "GET /snapshots/{id}",
    "GET /snapshots/{id}/shares",
  ],
  "Export a pipeline or a snapshot": ["GET /pipelines/{id}/export", "GET /snapshots/{id}/export"],
  "Read evidence, runtime drift, approvals, owners, teams and custom controls": [
    "GET /pipelines/{id}/evidence",
    "GET /pipelines/{id}/running",
    "GET /pipelines/{id}/reviews",
    "GET /owners",
    "GET /owners/in-use",
    "GET /teams",
    "GET /controls",
    "GET /frameworks",
  ],
  "Read comments": [
    "GET /pipelines/{id}/comments",
    "GET /pipelines/{id}/comments/places",
    "GET /pipelines/{id}/comments/people",
  ],
  "Search the documentation": ["GET /docs"],
  "List and revoke their own tokens": ["GET /tokens", "DELETE /tokens/{id}"],
  "Create a token": ["POST /tokens"],
  "Create a pipeline, set its owner and tags, remove the sample": [
    "POST /pipelines",
    "PATCH /pipelines/{id}",
    "DELETE /pipelines/{id}/sample",
  ],
  "Change a map, set statuses, approve, comment": [
    "POST /pipelines/{id}/operations",
    "GET /pipelines/{id}/undo",
  ],
  "Import files into a pipeline": ["POST /imports", "POST /pipelines/{id}/imports"],
  "Upload scanner reports": ["POST /pipelines/{id}/evidence"],
  "Assign scanner results to a node, or exclude them": ["PATCH /pipelines/{id}/evidence"],
  "Upload runtime data": ["POST /pipelines/{id}/running"],
  "Assign or delete runtime data, dismiss a finding": [
    "PATCH /pipelines/{id}/running",
    "DELETE /pipelines/{id}/running",
    "POST /pipelines/{id}/running/dismissals",
    "DELETE /pipelines/{id}/running/dismissals",
  ],
  "Take a snapshot": ["POST /pipelines/{id}/snapshots", "POST /snapshots/{id}/gate"],
  "Restore or copy a snapshot, accept a baseline, set the schedule": [
    "GET /snapshots/{id}/restore",
    "POST /snapshots/{id}/restore",
    "POST /snapshots/{id}/copy",
    "POST /snapshots/{id}/accept",
    "PATCH /pipelines/{id}/snapshots/schedule",
  ],
  "Create a share link, revoke their own, read its access log": [
    "POST /snapshots/{id}/shares",
    "DELETE /shares/{id}",
    "GET /shares/{id}/confirmation",
    "GET /shares/{id}/openings",
  ],
  "Merge owners": ["POST /owners/merge"],
  "Archive and restore pipelines": ["DELETE /pipelines/{id}", "DELETE /pipelines/{id}/archive"],
  "Read members, and what each of them made": ["GET /members", "GET /members/{id}/given"],
  "Remove members, withdraw invitations and reset links": [
    "DELETE /members/{id}",
    "DELETE /invitations/{id}",
    "DELETE /resets/{id}",
  ],
  "Add and invite members, change roles, create reset links, require a second factor": [
    "POST /members",
    "PATCH /members/{id}",
    "POST /members/{id}/reset",
    "DELETE /members/{id}/second-factor",
    "POST /invitations",
    "PATCH /workspace",
  ],
  "Manage teams": ["POST /teams", "PATCH /teams/{id}", "DELETE /teams/{id}"],
  "Set the rules of sharing, tokens, comments, documentation, approvals and evidence expiry": [
    "GET /shares",
    "PATCH /shares",
    "PATCH /tokens",
    "GET /comment-settings",
    "PATCH /comment-settings",
    "GET /docs-settings",
    "PATCH /docs-settings",
    "GET /review-rules",
    "PATCH /review-rules",
    "GET /evidence-expiry",
    "PATCH /evidence-expiry",
  ],
  "Create and change trust rules of CI systems": ["POST /tokens/rules", "PATCH /tokens/rules/{id}"],
  "Test and remove trust rules": ["POST /tokens/rules/test", "DELETE /tokens/rules/{id}"],
  "Manage custom controls and frameworks": [
    "POST /controls",
    "POST /controls/release",
    "POST /controls/retire",
    "POST /controls/discard",
    "POST /frameworks",
    "POST /frameworks/retire",
  ],
  "Read the audit log": ["GET /audit"],
  "Find a text that was pasted by mistake": ["POST /erasures/search"],
  "Erase a text for good": ["POST /erasures"],
  "Read the description of the API": ["GET /openapi.json"],
  "Open a share link, an invitation or a reset link; create the first admin": [
    "POST /shares/{id}/redeem",
    "POST /invitations/preview",
    "POST /invitations/accept",
    "POST /resets/accept",
    "POST /setup",
  ],
  "Exchange an identity token of a CI job": ["POST /token/exchange"],
};

const given = {
  invitation: "Invitation",
  reset: "Reset link",
  password: "First password chosen for a member",
  token: "Token",
  rule: "Trust rule",
  share: "Share link",
} as const satisfies { readonly [kind in keyof typeof leastRoles]: string };

const byKey: ReadonlyMap<string, Route> = new Map(
  routes.map((route: Route) => [`${route.method} ${route.path}`, route]),
);

/** The rights of each role, from the table of routes: every route is in one task, and all routes of a task have the same rights. */
export function rolesPart(): string {
  const named = Object.values(tasks).flat();
  const left = [...byKey.keys()].filter((key) => named.filter((one) => one === key).length !== 1);
  if (left.length > 0) throw new Error(`Each route belongs to one task: ${left.join(", ")}`);
  const mayDo = markdownTable(
    ["Task", "Anyone", "Viewer", "Editor", "Admin", "Token scope", "Confirm password"],
    Object.entries(tasks).map(([task, keys]) => {
      const { access, token, confirm } = rightsOf(task, keys);
      const may = roles.map((role) => (access === "public" || hasRole(role, access) ? "yes" : ""));
      return [task, access === "public" ? "yes" : "", ...may, token, confirm];
    }),
  );
  const answers = markdownTable(
    ["Made by a member", "Least role of the person who answers for it"],
    Object.entries(given).map(([kind, name]) => [name, leastRoles[kind as keyof typeof given]]),
  );
  return [mayDo, "## Access that a member gives", answers].join("\n\n");
}

function rightsOf(task: string, keys: readonly string[]) {
  const rights = keys.map((key) => {
    const route = byKey.get(key);
    return { key, access: route?.access, confirm: route?.confirm ? "yes" : "", token: route?.token ?? "" };
  });
  const texts = new Set(rights.map(({ access, confirm }) => `${access} ${confirm}`));
  const [first] = rights;
  if (texts.size !== 1 || first?.access === undefined)
    throw new Error(`"${task}" has routes of different rights: ${JSON.stringify(rights)}`);
  const scopes = [...new Set(rights.map(({ token }) => token))];
  const token = inCode(scopes.filter((scope) => scope !== ""));
  const isPart = scopes.length > 1 && scopes.includes("");
  return { access: first.access, confirm: first.confirm, token: isPart ? `${token} in part` : token };
}
