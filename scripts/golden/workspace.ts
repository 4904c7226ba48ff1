import { type ApiClient, signIn } from "@/lib/testing/api-client";
import { ownFramework, ownGate } from "@/lib/testing/own-controls";
import { runningFixtures } from "@/lib/testing/running-fixtures";
import { trivyReport } from "@/lib/testing/trivy-report";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { fullMap } from "./full-map";
import { goldenMaps } from "./golden-maps";

const people = {
  edo: { name: "Edo Editor", email: "edo@example.test", password: "three words and a door" },
  vera: { name: "Vera Viewer", email: "vera@example.test", password: "three words and a roof" },
} as const;

/** A key of RFC 7515, so that nothing here differs between runs. */
const issuerKey = {
  kty: "EC",
  crv: "P-256",
  kid: "one",
  use: "sig",
  x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
  y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
};

const nothing = { owners: false, notes: false, evidence: false, hosts: false };

/** The created ids, by kind. */
export type Ids = Awaited<ReturnType<typeof fillWorkspace>>["ids"];

/**
 * Three weeks of a team, by the API alone, so that each page shows all its features.
 * @param setClock moves the server's clock to an instant
 */
export async function fillWorkspace(url: string, setClock: (instant: string) => void) {
  const at = async (instant: string, person?: (typeof people)[keyof typeof people]) => {
    setClock(instant);
    // A session does not last for days.
    const caller = await signIn(url, person);
    // Rows of the same instant have a random order: a second passes before each call.
    let now = Date.parse(instant);
    const call = caller.call.bind(caller);
    caller.call = (...asked) => {
      setClock(new Date((now += 1000)).toISOString());
      return call(...asked);
    };
    return caller;
  };
  let admin = await at("2026-11-03T08:00:00Z");
  const members = { edo: "", vera: "" };
  for (const [key, role] of [
    ["edo", "editor"],
    ["vera", "viewer"],
  ] as const)
    members[key] = await made(admin, "/members", { ...people[key], role });
  await made(admin, "/teams", { name: "Build team", members: [members.edo] });
  await made(admin, "/teams", { name: "Cloud team", members: [] });

  admin = await at("2026-11-03T09:30:00Z");
  const draw = (document: PipelineDocument | undefined, name: string) =>
    made(admin, "/pipelines", document === undefined ? { name } : { document: { ...document, name } });
  const pipelines = {
    full: await draw(fullMap, "Payments"),
    attacked: await draw(goldenMaps["attacked"], "Web shop"),
    platform: await draw(goldenMaps["platform"], "Platform"),
    empty: await draw(undefined, "Nothing on it"),
    sample: await made(admin, "/pipelines", { sample: true }),
    archived: await draw(goldenMaps["manual"], "Old batch jobs"),
  };
  const full = `/pipelines/${pipelines.full}`;
  await admin.json("PATCH", full, { owner: "Build team", tags: ["pci", "checkout"] });
  await admin.json("DELETE", `/pipelines/${pipelines.archived}`);

  admin = await at("2026-11-05T10:00:00Z");
  await admin.json("PATCH", "/evidence-expiry", {
    days: 60,
    controls: [{ control: "img-vuln-scan", days: 7 }],
  });
  await admin.json("POST", "/frameworks", { frameworks: [ownFramework] });
  await admin.json("POST", "/controls", {
    controls: [ownGate, { ...ownGate, id: "acme-draft", title: "A draft" }],
  });
  await admin.json("POST", "/controls/release", { ids: [ownGate.id] });

  admin = await at("2026-11-09T15:00:00Z");
  const first = await made(admin, `${full}/snapshots`, {
    title: "Before the audit",
    note: "As it was drawn.",
  });

  let edo = await at("2026-11-12T11:00:00Z", people.edo);
  await change(edo, pipelines.full, [
    {
      type: "claim.changed",
      node: "eks",
      control: "adm-image-signature",
      set: { status: "planned", due: "2026-12-01" },
    },
    { type: "claim.changed", node: "git", control: "src-two-party-review", set: { status: "partial" } },
    { type: "node.changed", node: "laptop", set: { owner: "Edo Editor" } },
    { type: "edge.added", edge: { id: "hub-ecr", source: "hub", target: "ecr", artifact: "parent-image" } },
    {
      type: "node.added",
      node: { id: "scan", kind: "ci", name: "Nightly scan", stage: "build", position: { x: 520, y: 700 } },
    },
    { type: "node.removed", node: "scan" },
  ]);

  edo = await at("2026-11-13T09:00:00Z", people.edo);
  // One after the other, because files of one call have a random order.
  for (const file of [
    {
      name: "trivy.json",
      text: trivyReport("registry.example.test/checkout:1", ["HIGH", "LOW"], "2026-11-13T08:00:00Z"),
    },
    {
      name: "unknown-image.json",
      text: trivyReport("registry.example.test/unknown:1", [], "2026-11-13T08:00:00Z"),
    },
    { name: "notes.txt", text: "no report" },
  ])
    await edo.call("POST", `/api/v1${full}/evidence`, { files: [file] });
  await edo.json("POST", `${full}/running`, {
    files: [{ name: "pods.json", text: runningFixtures.kubernetes }],
  });
  // The answer's form is the contract's.
  const { findings } = (await edo.json("GET", `${full}/running`)) as {
    readonly findings: readonly { readonly key: string }[];
  };
  await edo.json("POST", `${full}/running/dismissals`, {
    key: findings[0]?.key,
    reason: "A known exception",
  });

  edo = await at("2026-11-16T14:00:00Z", people.edo);
  await comment(
    edo,
    pipelines.full,
    "first",
    { node: "jenkins", control: "img-sign" },
    "Who signs these, @Ana Admin?",
  );
  admin = await at("2026-11-16T14:30:00Z");
  await change(admin, pipelines.full, [
    {
      type: "comment.added",
      comment: {
        id: "second",
        thread: "first",
        about: { node: "jenkins", control: "img-sign" },
        text: "Edo, you do.",
        mentions: [members.edo],
      },
    },
  ]);
  await comment(admin, pipelines.full, "third", { edge: "laptop-ecr" }, "Is this still done?");
  await change(admin, pipelines.full, [
    { type: "thread.resolved", thread: "third", about: { edge: "laptop-ecr" } },
  ]);

  admin = await at("2026-11-18T08:00:00Z");
  await admin.json("PATCH", "/review-rules", { needsReview: ["accepted"] });
  edo = await at("2026-11-18T08:05:00Z", people.edo);
  // The answer's form is the contract's.
  const { items, you } = (await edo.json("GET", `${full}/reviews`)) as {
    readonly items: readonly { readonly node: string; readonly control: string; readonly of: object }[];
    readonly you: { readonly id: string; readonly name: string };
  };
  await change(
    edo,
    pipelines.full,
    items.slice(0, 1).map(({ node, control, of }) => ({
      type: "review.added",
      review: { id: "review", node, control, reviewer: you.id, name: you.name, on: "2026-11-18", of },
    })),
  );
  admin = await at("2026-11-18T08:30:00Z");
  await admin.json("PATCH", "/review-rules", { needsReview: ["accepted", "verified", "not-applicable"] });

  admin = await at("2026-11-20T16:00:00Z");
  const second = await made(admin, `${full}/snapshots`, { title: "After the audit" });
  const share = await shareOf(admin, second, { show: { ...nothing, owners: true }, expiresAt: "2026-12-20" });
  const report = await shareOf(admin, second, { show: nothing, kind: "report", expiresAt: "2026-12-01" });
  await admin.json("DELETE", `/shares/${report.id}`);

  admin = await at("2026-11-23T09:00:00Z");
  // In the visible week: none is due, so none arrives at a random moment.
  await admin.json("PATCH", `${full}/snapshots/schedule`, { schedule: "weekly" });
  await admin.json("POST", `${full}/imports?accept=all`, {
    files: [{ path: "Dockerfile", text: 'FROM node:22\nUSER node\nCMD ["node", "main.js"]\n' }],
  });
  await made(admin, "/tokens", { name: "nightly", scopes: ["read", "snapshot"] });
  await made(admin, "/tokens/rules", {
    name: "acme/shop",
    issuer: "https://ci.example",
    audience: "https://blueline.example",
    subject: "repo:acme/shop:*",
    scopes: ["read", "evidence"],
    keys: JSON.stringify({ keys: [issuerKey] }),
  });
  await made(admin, "/invitations", { role: "viewer", email: "ira@example.test" });
  await change(admin, pipelines.attacked, [
    { type: "node.changed", node: "ci", set: { note: "hunter2-hunter2" } },
  ]);
  await admin.json("POST", "/erasures", { text: "hunter2-hunter2", reason: "pasted by mistake" });
  // Refusals are in the audit log too.
  edo = await at("2026-11-23T10:00:00Z", people.edo);
  await edo.call("GET", "/api/v1/audit");

  const opened = await fetch(`${url}/api/v1/shares/${share.id}/redeem`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify({ secret: new URL(share.url).hash.slice(1) }),
  });
  const [grant = ""] = opened.headers.getSetCookie();

  return {
    ids: { ...members, ...pipelines, first, second, share: share.id },
    /** For the visitor of the link. */
    reader: grant.split(";")[0] ?? "",
    people,
  };
}

/** The created id. */
async function made(caller: ApiClient, path: string, body: object): Promise<string> {
  // The answer's form is the contract's.
  const { id } = (await caller.json("POST", path, body)) as { readonly id: string };
  return id;
}

async function shareOf(caller: ApiClient, snapshot: string, body: object) {
  // The answer's form is the contract's.
  return (await caller.json("POST", `/snapshots/${snapshot}/shares`, body)) as {
    readonly id: string;
    readonly url: string;
  };
}

let operations = 0;

async function change(caller: ApiClient, pipeline: string, bodies: readonly object[]): Promise<void> {
  await caller.json("POST", `/pipelines/${pipeline}/operations`, {
    clientId: "golden",
    operations: bodies.map((body) => ({
      ...body,
      id: `00000000-0000-4000-8000-${String((operations += 1)).padStart(12, "0")}`,
    })),
  });
}

function comment(
  caller: ApiClient,
  pipeline: string,
  id: string,
  about: object,
  text: string,
): Promise<void> {
  return change(caller, pipeline, [{ type: "comment.added", comment: { id, about, text } }]);
}
