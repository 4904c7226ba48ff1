import { beforeAll, expect, it } from "vitest";
import { getActivity } from "@/lib/server/activity/queries";
import { readAudit } from "@/lib/server/audit/audit-page";
import {
  type PipelineAccess,
  requirePipelineAccess,
  requireWorkspaceAccess,
  type WorkspaceAccess,
} from "@/lib/server/auth/access";
import { requireViewer, type Viewer } from "@/lib/server/auth/viewer";
import { listComments } from "@/lib/server/comments/list-comments";
import { listMyThreads } from "@/lib/server/comments/list-my-threads";
import { listErasures } from "@/lib/server/erase/erase";
import { listEvidence } from "@/lib/server/evidence/list-evidence";
import { listOwnControls, listOwnFrameworks } from "@/lib/server/own-controls/queries";
import { listOwnersInUse } from "@/lib/server/owners/list-owners-in-use";
import { getCompromise } from "@/lib/server/pipeline/compromise";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";
import { getTrail } from "@/lib/server/pipeline/trail-query";
import { getReviewQueue } from "@/lib/server/reviews/review-queue";
import { getRunning } from "@/lib/server/running/queries";
import { readBurnDown } from "@/lib/server/snapshot/read-burn-down";
import { readReportOfNow } from "@/lib/server/snapshot/read-report";
import { listMembers } from "@/lib/server/team/queries";
import { listTeams } from "@/lib/server/team/teams";
import { listWork } from "@/lib/server/work/list-work";
import { openSession } from "../team";
import { describeStored } from "./describe-stored";

describeStored("the pages of then", ({ workspace, viewer }) => {
  let ana: Viewer;
  let everywhere: WorkspaceAccess;
  let payments: PipelineAccess;
  beforeAll(async () => {
    ana = await viewer();
    everywhere = await requireWorkspaceAccess(ana, "admin");
    payments = await requirePipelineAccess(ana, workspace.pipelines["payments"] ?? "", "editor");
  });

  async function viewerOf(name: string): Promise<Viewer> {
    const userId = workspace.people[name]?.id ?? "";
    return requireViewer(new Headers({ cookie: await openSession({ userId }) }));
  }

  it("list the maps with what they are filed under, and those that are archived", async () => {
    const { pipelines } = await listPipelines(everywhere);
    const told = pipelines.map(({ name, owner, tags, isSample, lastSnapshot }) =>
      [name, owner, ...tags, ...(isSample ? ["a sample"] : []), lastSnapshot?.number ?? "none"].join("; "),
    );
    expect(told.toSorted()).toEqual([
      "Payments API (from snapshot 3); ; none",
      "Payments API; ; 2",
      "Payments API; Ana Kovac; pci; tier 1; 3",
      "Shop; ; 7",
      "Till; ; none",
      "Web shop (sample); ; a sample; none",
    ]);
  });

  it("say who has to do what", async () => {
    const { items } = await listWork(everywhere, ["Ana Kovac"]);
    const ofPayments = items.filter(({ pipelineId }) => pipelineId === payments.pipelineId);
    expect(ofPayments).toContainEqual(
      expect.objectContaining({ node: "ci", control: "ci-access-control", due: "2026-12-15" }),
    );
    const { owners } = await listOwnersInUse(everywhere);
    expect(owners.map(({ owner }) => owner)).toEqual(
      expect.arrayContaining(["Ana Kovac", "Payments", "Runtime"]),
    );
    expect((await readBurnDown(payments))?.days).toEqual([
      { day: "2026-09-10", left: 1 },
      { day: "2026-09-12", left: 2 },
      { day: "2026-11-27", left: 1 },
    ]);
  });

  it("say what waits for a second person, and who may not be it", async () => {
    const queue = async (name: string) =>
      (
        await getReviewQueue(
          await requirePipelineAccess(await viewerOf(name), payments.pipelineId, "viewer"),
          { page: 1 },
        )
      ).items.map(({ control, mayConfirm }) => [control, mayConfirm]);
    const waiting = ["src-branch-protection", "ci-worker-egress", "adm-image-signature"];
    expect(await queue("ben")).toEqual(waiting.map((control) => [control, true]));
    expect(await queue("ana")).toEqual(waiting.map((control) => [control, false]));
  });

  it("hold what was said in comments, and tell it to whom it concerns", async () => {
    const { threads } = await listComments(payments, {});
    expect(
      threads.map(({ comments, resolved }) => [
        ...comments.map(({ by, text }) => `${by.name}: ${text}`),
        resolved?.by.name,
      ]),
    ).toEqual([
      ["Ana Kovac: By tag or by digest?", undefined],
      ["Vera Lind: Is this still planned?", "Eli Brandt: Until Christmas.", undefined],
      ["Ana Kovac: Who may start jobs?", "Ben Okafor: Whoever is in the group.", "Ben Okafor"],
    ]);
    expect(threads.at(-1)?.comments[0]?.mentions).toMatchObject([{ name: "Ben Okafor" }]);
    const vera = await requireWorkspaceAccess(await viewerOf("vera"), "viewer");
    expect((await listMyThreads(vera)).threads).toMatchObject([
      { id: "c3", because: "answered", newest: { text: "Until Christmas." } },
    ]);
  });

  it("hold what scanners reported, with what came of it", async () => {
    const { reports } = await listEvidence(payments);
    const told = reports.map(({ name, matches, waiting, aside, takenAway, older }) => [
      name,
      [
        ...matches.map(({ node, control, held }) => `${held ? "held on" : "on"} ${node}: ${control}`),
        ...waiting.map(({ control }) => `waits: ${control}`),
        ...aside.map(({ control, reason }) => `aside: ${control}, ${reason}`),
        ...takenAway.map(({ control }) => `taken away: ${control}`),
        ...(older > 0 ? [`older: ${older}`] : []),
      ],
    ]);
    expect(Object.fromEntries(told)).toEqual({
      "bench.json": ["waits: k8s-component-hardening"],
      "busybox.json": ["held on kaniko: img-vuln-scan"],
      "checkov.json": ["waits: iac-scan", "waits: run-drop-privileges"],
      "cosign.txt": ["aside: img-sign, That was the wrong key"],
      "docker-bench.json": ["waits: run-drop-privileges"],
      "grype.json": ["on kaniko: img-vuln-scan"],
      "hadolint.json": ["waits: iac-scan", "waits: img-non-root-user"],
      "later.json": ["on kaniko: img-vuln-scan"],
      "scorecard.json": ["on kaniko: base-pin-digest", "waits: pin-dependencies"],
      "semgrep.sarif": ["waits: src-sast-and-tests"],
      "tree.json": [
        "waits: src-dependency-review",
        "waits: iac-scan",
        "waits: img-non-root-user",
        "taken away: src-secret-push-protection",
      ],
      "trivy.json": ["older: 1"],
      "vex.json": [],
    });
  });

  it("hold what runs, what is not as the map has it, and what a person said of that", async () => {
    const { observations, total, dismissed, answered } = await getRunning(payments);
    expect(observations.map(({ file, format, containers }) => [file, format, containers])).toEqual([
      ["catalog.json", "registry-catalog", 0],
      ["inspect.json", "docker-inspect", 1],
      ["pods.json", "kubernetes", 5],
    ]);
    expect(total).toBeGreaterThan(0);
    expect(dismissed).toMatchObject([{ dismissal: { reason: "A known exception", by: "Ana Kovac" } }]);
    expect(answered).toMatchObject([{ node: "worker" }]);
  });

  it("hold the workspace's own controls, by version and state, and its frameworks, by edition", async () => {
    const { controls } = await listOwnControls(everywhere);
    expect(
      controls.map(({ id, state, versions }) => [id, state, versions.map(({ control }) => control.weight)]),
    ).toEqual([
      ["acme-draft", "draft", [2]],
      ["acme-licence-gate", "released", [3, 5, 4]],
      ["acme-retired", "retired", [2]],
    ]);
    const frameworks = await listOwnFrameworks(everywhere);
    expect(
      frameworks.map(({ framework, edition, retired }) => [framework.title, edition, retired !== null]),
    ).toEqual([
      ["Acme container baseline", 2, false],
      ["Acme 2019", 1, true],
    ]);
  });

  it("name the people and their teams", async () => {
    const { members, invitations } = await listMembers(everywhere);
    expect(members.map(({ name, role }) => `${name}, ${role}`).toSorted()).toEqual([
      "Ana Kovac, admin",
      "Ben Okafor, editor",
      "Dora Nagy, admin",
      "Eli Brandt, editor",
      "Vera Lind, viewer",
    ]);
    expect(invitations.map(({ email }) => email)).toEqual(["new@example.com"]);
    const { teams } = await listTeams(everywhere);
    expect(teams.map(({ name, members: inIt }) => [name, inIt.map((one) => one.name)])).toEqual([
      ["Payments", ["Ana Kovac", "Ben Okafor"]],
      ["Runtime", ["Ben Okafor"]],
    ]);
  });

  it("tell what was done, on the map and in the audit log", async () => {
    const { entries } = await getActivity(payments, {});
    expect(entries[0]).toMatchObject({ revision: 106, since: 105, by: { name: "Ana Kovac" } });
    const shop = await requirePipelineAccess(ana, workspace.pipelines["shop"] ?? "", "viewer");
    const whole = [...entries, ...(await getActivity(shop, {})).entries].flatMap(({ since, revision }) =>
      since === undefined ? [] : [`${since} to ${revision}`],
    );
    // A restore, owners made one, another map and files: each is one change.
    expect(whole).toEqual(["105 to 106", "66 to 69", "15 to 23", "1 to 14"]);
    const audit = await readAudit(everywhere, { event: "snapshots-thinned" });
    expect(audit.entries).toMatchObject([{ target: { name: "Shop" }, detail: { numbers: "2, 4, 5" } }]);
    expect(await listErasures(everywhere)).toMatchObject([
      { reason: "A password was pasted into a note", by: "Ana Kovac" },
    ]);
  });

  it("follow a container, play a compromise, and make the one page of it", async () => {
    const { trail } = await getTrail(payments, "app");
    expect(trail.hops.length).toBeGreaterThan(3);
    expect(
      (await getCompromise(payments, { node: "ci", target: undefined, as: "declared" })).targets.length,
    ).toBeGreaterThan(0);
    expect((await readReportOfNow(payments)).facts).toMatchObject({ name: "Payments API", revision: 106 });
  });
});
