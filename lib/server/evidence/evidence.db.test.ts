import { strToU8, zipSync } from "fflate";
import { beforeEach, expect, it } from "vitest";
import { GET, PATCH, POST } from "@/app/api/v1/pipelines/[id]/evidence/route";
import { evidenceAnswerSchema, evidenceListSchema } from "@/lib/domain/contract/evidence";
import { addReport } from "@/lib/testing/add-report";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { aRequest, makeWorkspace, signIn } from "@/lib/testing/team";
import { trivyReport } from "@/lib/testing/trivy-report";
import { vexDocument } from "@/lib/testing/vex-document";
import { requirePipelineAccess, requireWorkspaceAccess, type PipelineAccess } from "../auth/access";
import { readAudit } from "../audit/audit-page";
import { getViewer } from "../auth/viewer";
import { getEnv } from "../env";
import { subscribe } from "../live/hub";
import { createPipeline } from "../pipeline/commands";
import { getPipeline, getPosture } from "../pipeline/queries";
import { verifyLogs } from "../pipeline/verify-log";
import { readTombstones } from "../erase/tombstones";
import { addEvidence } from "./add-evidence";
import { changeExpiry } from "./expiry-settings";
import { listEvidence } from "./list-evidence";
import { settleEvidence } from "./settle-evidence";

const day = new Date().toISOString().slice(0, 10);
const trivy = (image: string, severities: readonly string[], created = `${day}T08:00:00Z`) =>
  trivyReport(image, severities, created);

const unsigned =
  "Error: no signatures found\nmain.go:69: error during command execution: no signatures found\n";

describeDatabases("reports of scanners", ({ database }) => {
  let cookie: string;
  let access: PipelineAccess;
  let adminCookie: string;

  beforeEach(async () => {
    const { edo, ada } = await makeWorkspace({ edo: "editor", ada: "admin" });
    [cookie, adminCookie] = [await signIn(edo), await signIn(ada)];
    const viewer = await viewerOf(cookie);
    const { id } = await createPipeline(await requireWorkspaceAccess(viewer, "editor"), { name: "Shop" });
    access = await requirePipelineAccess(viewer, id, "editor");
    const ci = { id: "ci", kind: "ci", name: "Jenkins", stage: "build", buildsImages: true } as const;
    await pushTo(
      access,
      { type: "node.added", node: { ...ci, position: { x: 0, y: 0 } } },
      { type: "image.added", image: { id: "shop", name: "ghcr.io/acme/shop", builtBy: "ci" } },
      { type: "claim.changed", node: "ci", control: "img-vuln-scan", set: { status: "implemented" } },
    );
  });

  async function viewerOf(held: string) {
    const viewer = await getViewer(new Headers({ cookie: held }));
    if (!viewer) throw new Error("Nobody is signed in.");
    return viewer;
  }
  const context = () => ({ params: Promise.resolve({ id: access.pipelineId }) });
  const path = () => `/api/v1/pipelines/${access.pipelineId}/evidence`;

  async function send(body: string | Uint8Array<ArrayBuffer>, query: string, type: string) {
    const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": type };
    const request = new Request(`${getEnv().url}${path()}${query}`, { method: "POST", headers, body });
    const response = await POST(request, context());
    expect(response.status).toBe(200);
    return evidenceAnswerSchema.parse(await response.json());
  }
  const sendOne = (name: string, text: string) => send(text, `?name=${name}`, "application/json");
  const place = (body: unknown) => PATCH(aRequest("PATCH", path(), { cookie, body }), context());

  async function statusAtCi() {
    const { declared } = (await getPosture(access)).gaps;
    return declared.find(({ node, control }) => node === "ci" && control === "img-vuln-scan")?.status;
  }

  it("turn a claim contradicted at once, by operations of the log; the same file again adds nothing", async () => {
    const answer = await sendOne("trivy.json", trivy("ghcr.io/acme/shop:1.2", ["CRITICAL", "HIGH"]));
    expect(answer.reports).toMatchObject([
      {
        name: "trivy.json",
        format: "trivy",
        effective: day,
        outcome: "matched",
        matches: [
          {
            node: "ci",
            control: "img-vuln-scan",
            result: "contradicts",
            subject: "image ghcr.io/acme/shop:1.2",
          },
        ],
        waiting: [],
      },
    ]);
    expect(await statusAtCi()).toBe("contradicted");
    const [row] = await database().client.pipelineOperation.findMany({
      where: { pipelineId: access.pipelineId },
      orderBy: { revision: "desc" },
      take: 1,
    });
    expect([row?.revision, row?.body.includes('"evidence.added"')]).toEqual([answer.revision, true]);
    const again = await sendOne("other-name.json", trivy("ghcr.io/acme/shop:1.2", ["CRITICAL", "HIGH"]));
    expect([again.revision, again.reports[0]?.outcome]).toEqual([answer.revision, "repeated"]);
    const mended = await sendOne("trivy.json", trivy("ghcr.io/acme/shop:1.3", [], `${day}T09:00:00Z`));
    expect(mended.reports[0]?.outcome).toBe("matched");
    expect(await statusAtCi()).toBeUndefined();
    const { reports } = await listEvidence(access);
    expect(reports.map(({ matches, older }) => [matches.length, older])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const { tombstones } = await readTombstones(database().client);
    expect((await verifyLogs(database().client, tombstones)).broken).toEqual([]);
  });

  it("of an archive are each read, and a bad file spoils none", async () => {
    const zip = zipSync({
      "reports/trivy.json": strToU8(trivy("ghcr.io/acme/shop:1.2", ["HIGH"])),
      "reports/busybox.json": strToU8(trivy("busybox:latest", [])),
      "reports/notes.json": strToU8("{ no json"),
      "reports/cosign.txt": strToU8(unsigned),
    });
    const { reports } = await send(zip, "", "application/zip");
    expect(Object.fromEntries(reports.map(({ name, outcome }) => [name, outcome]))).toEqual({
      "reports/trivy.json": "matched",
      "reports/busybox.json": "waiting",
      "reports/notes.json": "refused",
      "reports/cosign.txt": "waiting",
    });
    expect(reports.find(({ outcome }) => outcome === "refused")?.error).toContain("reports/notes.json");
    const noZip = new Request(`${getEnv().url}${path()}?name=reports.zip`, {
      method: "POST",
      headers: { cookie, origin: getEnv().url, "content-type": "application/octet-stream" },
      body: "no zip",
    });
    expect(await (await POST(noZip, context())).text()).toContain("This is not a .zip file");
    const large = await sendOne("large.json", `"${"x".repeat(5 * 1024 * 1024)}"`);
    expect(large.reports).toMatchObject([{ outcome: "refused", error: "large.json is larger than 5 MB." }]);
  });

  it("that were sent before are judged again with a VEX document that comes with them, once", async () => {
    const text = trivy("ghcr.io/acme/shop:1.2", ["CRITICAL"]);
    await sendOne("trivy.json", text);
    const vex = vexDocument("ghcr.io/acme/shop:1.2", `${day}T09:00:00Z`);
    const alone = (await sendOne("vex.json", vex)).reports[0];
    expect(alone?.warnings).toEqual([expect.stringContaining("in the same .zip")]);
    const zip = zipSync({ "trivy.json": strToU8(text), "vex.json": strToU8(vex) });
    const outcomes = async () => {
      const { reports } = await send(zip, "", "application/zip");
      return Object.fromEntries(reports.map(({ name, outcome }) => [name, outcome]));
    };
    expect(await statusAtCi()).toBe("contradicted");
    expect(await outcomes()).toEqual({ "trivy.json": "matched", "vex.json": "repeated" });
    expect(await statusAtCi()).toBeUndefined();
    expect((await listEvidence(access)).total).toBe(2);
    expect(await outcomes()).toEqual({ "trivy.json": "repeated", "vex.json": "repeated" });
  });

  it("that name nothing wait until a person chooses the node, or sets them aside", async () => {
    const [report] = (await sendOne("cosign.txt", unsigned)).reports;
    expect(report).toMatchObject({ outcome: "waiting", waiting: [{ statement: 0, candidates: ["ci"] }] });
    const choose = { report: report?.id, statements: [0] };
    expect((await place({ ...choose, to: { node: "gone" } })).status).toBe(422);
    expect((await place({ ...choose, to: { aside: "an old one" } })).status).toBe(200);
    expect((await listEvidence(access)).reports[0]).toMatchObject({
      aside: [{ reason: "an old one" }],
      waiting: [],
    });
    expect((await place({ ...choose, to: { tray: true } })).status).toBe(200);
    expect((await listEvidence(access, { show: "waiting" })).waiting).toBe(1);
    expect((await place({ ...choose, to: { node: "ci" } })).status).toBe(200);
    const { document } = await getPipeline(access);
    expect(document.claims.find(({ control }) => control === "img-sign")?.evidence).toMatchObject([
      { tool: "cosign", result: "contradicts" },
    ]);
    expect((await place({ ...choose, to: { node: "ci" } })).status).toBe(409);
  });

  it("are told of on every open page of the pipeline, also where the map stays as it is", async () => {
    const heard: string[] = [];
    const stop = subscribe(access.pipelineId, ({ type }) => void heard.push(type));
    const [report] = (await sendOne("cosign.txt", unsigned)).reports;
    expect(heard).toEqual(["reports"]);
    await place({ report: report?.id, statements: [0], to: { aside: "an old one" } });
    expect(heard).toEqual(["reports", "reports"]);
    await place({ report: report?.id, statements: [0], to: { tray: true } });
    await place({ report: report?.id, statements: [0], to: { node: "ci" } });
    expect(heard).toEqual(["reports", "reports", "reports", "advanced", "reports"]);
    stop();
  });

  it("that a person placed and are held back stay there, and the person is told so", async () => {
    await sendOne("bad.json", trivy("ghcr.io/acme/shop:1.2", ["CRITICAL"]));
    const [report] = (await sendOne("busybox.json", trivy("busybox:1.36", []))).reports;
    const answer = await place({ report: report?.id, statements: [0], to: { node: "ci" } });
    expect(await answer.json()).toMatchObject({
      statements: [{ statement: 0, as: "held", why: expect.stringContaining("Held back") }],
    });
    await sendOne("other.json", trivy("ghcr.io/acme/shop:1.1", ["HIGH"], "2026-11-01T08:00:00Z"));
    const { reports } = await listEvidence(access);
    expect(reports.find(({ id }) => id === report?.id)).toMatchObject({
      matches: [{ node: "ci", held: expect.any(String) }],
      waiting: [],
    });
  });

  it("that another person placed meanwhile are not placed again, with a message", async () => {
    const [report] = (await sendOne("cosign.txt", unsigned)).reports;
    const statements = { report: report?.id, statements: [0] };
    expect((await place({ ...statements, to: { node: "ci" } })).status).toBe(200);
    const chosen = new Map([[`${report?.id} 0`, "ci"]]);
    await expect(settleEvidence(access, { files: [], chosen })).rejects.toMatchObject({ code: "conflict" });
  });

  it("that were taken away from their claim say so, and come back when a person wants them", async () => {
    const text = trivy("ghcr.io/acme/shop:1.2", ["CRITICAL"]);
    const [report] = (await sendOne("trivy.json", text)).reports;
    const takeAway = async () => {
      const { document } = await getPipeline(access);
      const evidence = document.claims.find(({ control }) => control === "img-vuln-scan")?.evidence?.[0]?.id;
      const about = { node: "ci", control: "img-vuln-scan", evidence: evidence ?? "" };
      await pushTo(access, { type: "evidence.removed", ...about });
      expect((await listEvidence(access)).reports[0]).toMatchObject({
        matches: [],
        takenAway: [{ statement: 0, node: "ci", control: "img-vuln-scan" }],
      });
      expect(await statusAtCi()).not.toBe("contradicted");
    };
    await takeAway();
    expect((await sendOne("trivy.json", text)).reports[0]?.outcome).toBe("matched");
    expect(await statusAtCi()).toBe("contradicted");
    expect((await sendOne("trivy.json", text)).reports[0]?.outcome).toBe("repeated");
    await takeAway();
    expect((await place({ report: report?.id, statements: [0], to: { tray: true } })).status).toBe(200);
    expect(await statusAtCi()).toBe("contradicted");
    expect((await listEvidence(access)).reports[0]).toMatchObject({
      matches: [{ node: "ci" }],
      takenAway: [],
    });
  });

  it("of something that was set aside are set aside again, and what waits finds its node once it is drawn", async () => {
    const [busybox] = (await sendOne("a.json", trivy("busybox:latest", []))).reports;
    await place({ report: busybox?.id, statements: [0], to: { aside: "a tool of CI" } });
    await sendOne("b.json", trivy("busybox:latest", [], `${day}T10:00:00Z`));
    const listed = await listEvidence(access, { show: "aside" });
    expect(listed.reports.map(({ aside }) => aside[0]?.reason)).toEqual(["a tool of CI", "a tool of CI"]);
    const [till] = (await sendOne("c.json", trivy("ghcr.io/acme/till:1", []))).reports;
    expect(till?.outcome).toBe("waiting");
    await pushTo(access, {
      type: "image.added",
      image: { id: "till", name: "ghcr.io/acme/till", builtBy: "ci" },
    });
    await sendOne("d.json", trivy("alpine", []));
    const { reports } = await listEvidence(access);
    expect(reports.find(({ id }) => id === till?.id)?.matches).toMatchObject([{ node: "ci" }]);
  });

  it("that come at the same time all count", async () => {
    const file = (name: string, image: string, created: string) => [
      { name, bytes: new TextEncoder().encode(trivy(image, ["HIGH"], created)) },
    ];
    await Promise.all(["cosign", "notation", "another"].map((name) => addReport(access, { tool: { name } })));
    expect((await listEvidence(access)).total).toBe(3);
    const added = await addEvidence(access, file("a.json", "ghcr.io/acme/shop:1", `${day}T08:00:00Z`));
    expect(added.reports[0]?.outcome).toBe("matched");
    const response = await GET(aRequest("GET", `${path()}?show=against`, { cookie }), context());
    expect(evidenceListSchema.parse(await response.json()).total).toBe(4);
  });

  it("count for as many days as the workspace says, and a change of that is in the record", async () => {
    const admin = await requireWorkspaceAccess(await viewerOf(adminCookie), "admin");
    await changeExpiry(admin, { days: 30, controls: [{ control: "img-vuln-scan", days: 7 }] });
    const created = "2026-11-20T08:00:00Z";
    const { reports } = await sendOne("trivy.json", trivy("ghcr.io/acme/shop:1.2", ["HIGH"], created));
    expect(reports[0]?.matches[0]?.expires).toBe("2026-11-27");
    const [entry] = (await readAudit(admin, { event: "evidence-expiry-changed" })).entries;
    expect(entry?.detail).toEqual({ days: "30", controls: "1" });
    await expect(
      changeExpiry(admin, { days: 30, controls: [{ control: "no-such", days: 7 }] }),
    ).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
