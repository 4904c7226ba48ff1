import { randomUUID } from "node:crypto";
import type { RouteKey } from "@/lib/domain/contract/routes";
import { ownFramework, ownGate } from "../own-controls";
import { runningFixtures } from "../running-fixtures";
import { newRecordId, newSecret } from "@/lib/server/auth/secrets";
import type { Caller } from "./callers";
import { aTrustRule } from "../trust-rule";
import type { Target } from "./target";

/** A call that does what its route is for, when the caller may. */
export interface Sample {
  readonly id?: string;
  readonly query?: string;
  readonly body?: { readonly [field: string]: unknown };
  /** Where the answer is not what the table's rule says. */
  readonly answers?: { readonly [Name in Caller]?: number } | number;
}

const person = () => ({
  name: "Cara",
  email: `cara.${newRecordId()}@example.com`,
  password: "eleven orange kettles",
});

/** One call for each route of the contract: a route that is missing here does not compile, and fails a test. */
export const samples: { readonly [Key in RouteKey]: (target: Target) => Sample } = {
  // Somebody is there already, so nobody can set up, whatever they hold.
  "POST /setup": () => ({ body: { secret: newSecret(), workspace: "Platform", ...person() }, answers: 404 }),
  "GET /pipelines": () => ({}),
  "POST /pipelines": () => ({ body: { name: "Search", template: "manual" } }),
  "POST /imports": () => ({ body: { files: [{ path: "Dockerfile", text: "FROM node:22\n" }] } }),
  "POST /pipelines/{id}/imports": ({ pipelineId }) => ({
    id: pipelineId,
    query: "?accept=all",
    body: { files: [{ path: "Dockerfile", text: "FROM node:22\n" }] },
  }),
  "GET /pipelines/{id}": ({ pipelineId }) => ({ id: pipelineId }),
  "PATCH /pipelines/{id}": ({ pipelineId }) => ({ id: pipelineId, body: { owner: "Ana", tags: ["pci"] } }),
  "DELETE /pipelines/{id}": ({ pipelineId }) => ({ id: pipelineId }),
  "DELETE /pipelines/{id}/archive": ({ archivedId }) => ({ id: archivedId }),
  "DELETE /pipelines/{id}/sample": ({ sampleId }) => ({ id: sampleId }),
  "POST /pipelines/{id}/operations": ({ pipelineId }) => ({
    id: pipelineId,
    body: {
      clientId: "tab-1",
      operations: [
        {
          id: randomUUID(),
          type: "node.added",
          node: {
            id: "ci",
            kind: "ci",
            name: "CI",
            stage: "build",
            position: { x: 0, y: 0 },
            technologies: ["jenkins"],
            note: "n",
            url: "https://ci.example",
            owner: "Ana",
          },
        },
      ],
    },
  }),
  "GET /pipelines/{id}/export": ({ pipelineId }) => ({ id: pipelineId, query: "?format=sarif" }),
  "GET /pipelines/{id}/events": ({ pipelineId }) => ({ id: pipelineId }),
  "POST /pipelines/{id}/presence": ({ pipelineId }) => ({
    id: pipelineId,
    body: { clientId: randomUUID(), selection: { node: "ci" } },
  }),
  "GET /pipelines/{id}/activity": ({ pipelineId }) => ({ id: pipelineId }),
  "GET /pipelines/{id}/undo": ({ pipelineId }) => ({ id: pipelineId }),
  "GET /pipelines/{id}/posture": ({ pipelineId }) => ({ id: pipelineId }),
  "GET /pipelines/{id}/posture/compromise": ({ pipelineId }) => ({
    id: pipelineId,
    query: "?node=developer",
  }),
  "POST /pipelines/{id}/posture/what-if": ({ pipelineId }) => ({
    id: pipelineId,
    body: { claims: [{ node: "developer", control: "src-strong-auth", status: "implemented" }] },
  }),
  // Whether one may read what is named in the query is asked there: another's is not found.
  "GET /pipelines/{id}/evidence": ({ pipelineId }) => ({ id: pipelineId }),
  "POST /pipelines/{id}/evidence": ({ pipelineId }) => ({
    id: pipelineId,
    body: { files: [{ name: "notes.txt", text: "no report" }] },
  }),
  "PATCH /pipelines/{id}/evidence": ({ pipelineId, reportId }) => ({
    id: pipelineId,
    body: { report: reportId, statements: [0], to: { aside: "another team's" } },
  }),
  "GET /evidence-expiry": () => ({}),
  "PATCH /evidence-expiry": () => ({ body: { days: 30, controls: [{ control: "img-vuln-scan", days: 7 }] } }),
  "GET /pipelines/{id}/reviews": ({ pipelineId }) => ({ id: pipelineId }),
  "GET /review-rules": () => ({}),
  "PATCH /review-rules": () => ({ body: { needsReview: ["verified"] } }),
  "GET /controls": () => ({}),
  "POST /controls": () => ({ body: { controls: [{ ...ownGate, requirements: undefined }] } }),
  // Of a draft that there is not: to release one would write into every pipeline of the workspace.
  "POST /controls/release": () => ({ body: { ids: ["acme-none"] }, answers: { admin: 422, stranger: 422 } }),
  "POST /controls/retire": () => ({ body: { ids: ["acme-none"] }, answers: { admin: 422, stranger: 422 } }),
  "POST /controls/discard": () => ({ body: { ids: ["acme-none"] }, answers: { admin: 422, stranger: 422 } }),
  "GET /frameworks": () => ({}),
  "POST /frameworks": () => ({ body: { frameworks: [ownFramework] } }),
  "POST /frameworks/retire": () => ({ body: { ids: ["acme-none"] }, answers: { admin: 422, stranger: 422 } }),
  "GET /pipelines/{id}/comments": ({ pipelineId }) => ({ id: pipelineId, query: "?show=open" }),
  "GET /pipelines/{id}/comments/places": ({ pipelineId }) => ({ id: pipelineId }),
  "GET /pipelines/{id}/comments/people": ({ pipelineId }) => ({ id: pipelineId }),
  "GET /comment-settings": () => ({}),
  "PATCH /comment-settings": () => ({ body: { viewersComment: false } }),
  "GET /docs": () => ({ query: "?text=import" }),
  "GET /docs-settings": () => ({}),
  "PATCH /docs-settings": () => ({ body: { docsPublic: false } }),
  "GET /compare": ({ pipelineId, snapshotId }) => ({
    query: `?from=snapshot:${snapshotId}&to=pipeline:${pipelineId}`,
    answers: { stranger: 404 },
  }),
  "GET /pipelines/{id}/running": ({ pipelineId }) => ({ id: pipelineId }),
  "POST /pipelines/{id}/running": ({ pipelineId }) => ({
    id: pipelineId,
    body: { files: [{ name: "pods.json", text: runningFixtures.kubernetes }] },
  }),
  "PATCH /pipelines/{id}/running": ({ pipelineId, observationId }) => ({
    id: pipelineId,
    body: { observation: observationId, node: null },
  }),
  "DELETE /pipelines/{id}/running": ({ pipelineId, observationId }) => ({
    id: pipelineId,
    query: `?observation=${observationId}`,
  }),
  "POST /pipelines/{id}/running/dismissals": ({ pipelineId, findingKey }) => ({
    id: pipelineId,
    body: { key: findingKey, reason: "A known exception" },
  }),
  "DELETE /pipelines/{id}/running/dismissals": ({ pipelineId, dismissedKey }) => ({
    id: pipelineId,
    query: `?key=${encodeURIComponent(dismissedKey)}`,
  }),
  "GET /pipelines/{id}/posture/incidents": ({ pipelineId }) => ({ id: pipelineId }),
  "GET /incidents": () => ({}),
  // The same catalogue for all: a stranger is told of their own pipelines.
  "GET /incidents/{id}": () => ({ id: "codecov-bash-uploader-2021", answers: { stranger: 200 } }),
  "GET /parent-images": () => ({}),
  "GET /pipelines/{id}/snapshots": ({ pipelineId }) => ({ id: pipelineId }),
  "POST /pipelines/{id}/snapshots": ({ pipelineId }) => ({
    id: pipelineId,
    body: { title: "Now", note: "why" },
  }),
  "GET /pipelines/{id}/snapshots/schedule": ({ pipelineId }) => ({ id: pipelineId }),
  "PATCH /pipelines/{id}/snapshots/schedule": ({ pipelineId }) => ({
    id: pipelineId,
    body: { schedule: "weekly" },
  }),
  "GET /snapshots/{id}": ({ snapshotId }) => ({ id: snapshotId }),
  // By who took it alone.
  "POST /snapshots/{id}/gate": ({ snapshotId }) => ({
    id: snapshotId,
    body: { outcome: "passed" },
    answers: { editor: 409 },
  }),
  "POST /snapshots/{id}/accept": ({ snapshotId }) => ({ id: snapshotId }),
  "GET /snapshots/{id}/export": ({ snapshotId }) => ({ id: snapshotId, query: "?format=mermaid" }),
  "GET /snapshots/{id}/restore": ({ snapshotId }) => ({ id: snapshotId }),
  "POST /snapshots/{id}/restore": ({ snapshotId }) => ({ id: snapshotId, body: { revision: 0 } }),
  "POST /snapshots/{id}/copy": ({ snapshotId }) => ({ id: snapshotId }),
  "GET /snapshots/{id}/shares": ({ snapshotId }) => ({ id: snapshotId }),
  "POST /snapshots/{id}/shares": ({ snapshotId }) => ({
    id: snapshotId,
    body: {
      expiresAt: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
      show: { owners: true, notes: false, evidence: false, hosts: false },
    },
  }),
  // The admin's: an editor may revoke their own only.
  "DELETE /shares/{id}": ({ shareId }) => ({ id: shareId, answers: { editor: 403 } }),
  "GET /shares/{id}/confirmation": ({ shareId }) => ({ id: shareId }),
  "GET /shares/{id}/openings": ({ shareId }) => ({ id: shareId }),
  "POST /shares/{id}/redeem": ({ shareId, shareSecret }) => ({ id: shareId, body: { secret: shareSecret } }),
  "GET /audit": () => ({}),
  "POST /erasures/search": () => ({ body: { text: "a secret that is nowhere" } }),
  // In a stranger's own workspace it is nowhere.
  "POST /erasures": () => ({
    body: { text: "Payments API", reason: "pasted by mistake" },
    answers: { stranger: 422 },
  }),
  "GET /shares": () => ({}),
  "PATCH /shares": () => ({ body: { longestDays: 30 } }),
  "GET /members": () => ({}),
  "POST /members": () => ({ body: { ...person(), role: "viewer" } }),
  "PATCH /members/{id}": ({ memberId }) => ({ id: memberId, body: { role: "editor" } }),
  "DELETE /members/{id}": ({ memberId }) => ({ id: memberId }),
  "GET /members/{id}/given": ({ memberId }) => ({ id: memberId }),
  "POST /members/{id}/reset": ({ memberId }) => ({ id: memberId }),
  "DELETE /members/{id}/second-factor": ({ memberId }) => ({ id: memberId }),
  "PATCH /workspace": () => ({ body: { secondFactorRequired: false } }),
  "POST /invitations": () => ({ body: { role: "viewer", email: person().email } }),
  "DELETE /invitations/{id}": ({ invitationId }) => ({ id: invitationId }),
  "POST /invitations/preview": ({ invitationSecret }) => ({ body: { secret: invitationSecret } }),
  "POST /invitations/accept": ({ invitationSecret }) => ({ body: { secret: invitationSecret, ...person() } }),
  "DELETE /resets/{id}": ({ resetId }) => ({ id: resetId }),
  "POST /resets/accept": ({ resetSecret }) => ({
    body: { secret: resetSecret, password: "eleven orange kettles" },
  }),
  "GET /templates": () => ({}),
  "GET /catalogue": () => ({}),
  "GET /openapi.json": () => ({}),
  "GET /tokens": () => ({}),
  "POST /tokens": () => ({ body: { name: "ci", scopes: ["read"] } }),
  "PATCH /tokens": () => ({ body: { longestDays: 90 } }),
  // The admin's: of others' it is not said that they are there.
  "DELETE /tokens/{id}": ({ tokenId }) => ({ id: tokenId, answers: { viewer: 404, editor: 404 } }),
  "POST /tokens/rules": () => ({ body: aTrustRule() }),
  "POST /tokens/rules/test": ({ ruleId }) => ({
    // Signed by nobody that the rule trusts.
    body: { id: ruleId, token: "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.AA" },
    answers: { stranger: 404 },
  }),
  "PATCH /tokens/rules/{id}": ({ ruleId, memberId }) => ({
    id: ruleId,
    body: { on: true, operators: { people: [memberId], teams: [] } },
  }),
  "DELETE /tokens/rules/{id}": ({ ruleId }) => ({ id: ruleId }),
  "GET /owners": () => ({}),
  "GET /owners/in-use": () => ({}),
  "POST /owners/merge": () => ({ body: { owners: ["Ana", "Anna"], into: "Ana Kovac" } }),
  "GET /teams": () => ({}),
  "POST /teams": () => ({ body: { name: `Crew ${newRecordId()}` } }),
  "PATCH /teams/{id}": ({ teamId, memberId }) => ({
    id: teamId,
    body: { name: `Crew ${newRecordId()}`, members: [memberId] },
  }),
  "DELETE /teams/{id}": ({ teamId }) => ({ id: teamId }),
  // Nobody has an identity token that is trusted.
  "POST /token/exchange": () => ({
    body: {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.AA",
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    },
    answers: 401,
  }),
};
