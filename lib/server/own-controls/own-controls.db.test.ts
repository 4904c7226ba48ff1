import { beforeEach, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { ownFramework, ownGate } from "@/lib/testing/own-controls";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { readAudit } from "../audit/audit-page";
import {
  type PipelineAccess,
  requirePipelineAccess,
  requireSnapshotAccess,
  requireWorkspaceAccess,
} from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { eraseEverywhere, findText } from "../erase/erase";
import { readTombstones } from "../erase/tombstones";
import { createPipeline } from "../pipeline/commands";
import { verifyLogs } from "../pipeline/verify-log";
import { getPipeline, getPosture } from "../pipeline/queries";
import { freezeShare } from "../share/freeze-share";
import { thawContent } from "../catalogue/frozen-content";
import { getFrozenCatalogue, getSnapshot } from "../snapshot/queries";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { verifySnapshots } from "../snapshot/verify-snapshots";
import { discardDrafts, releaseControls, retireControls, writeControls } from "./change-controls";
import { retireFrameworks, writeFrameworks } from "./change-frameworks";
import { ownFileOf } from "./own-file-of";
import { listOwnControls, listOwnFrameworks } from "./queries";

const gate = { ...ownGate, requirements: { "nist-sp-800-190": ["3.1.5"] } };
const shown = { owners: true, notes: true, evidence: true, hosts: false };

describeDatabases("a workspace's own controls", ({ database }) => {
  let ana: Viewer;
  let ben: Viewer;
  let access: PipelineAccess;

  const admin = () => requireWorkspaceAccess(ana, "admin");
  const release = async (...controls: (typeof gate)[]) => {
    await writeControls(await admin(), controls);
    await releaseControls(
      await admin(),
      controls.map(({ id }) => id),
    );
  };
  const policyNow = async () => (await getPipeline(access)).document.policy;
  const verdictNow = async () =>
    (await getPosture(access)).gates.find(({ control }) => control === gate.id)?.declared.verdict;
  const claim = (control: string) => ({
    type: "claim.changed" as const,
    node: "eks",
    control,
    set: { status: "implemented" as const },
  });

  beforeEach(async () => {
    ({ ana, ben } = await makeViewers({ ana: "admin", ben: "editor" }));
    const document = aPipeline("Shop")
      .node("ci", { kind: "ci" })
      .node("eks", { kind: "orchestrator", name: "EKS" })
      .edge("ci", "eks")
      .toDocument();
    access = await makePipeline(ben, { document });
  });

  it("are drafts at first, and in no map; drafts can be deleted", async () => {
    expect(await writeControls(await admin(), [gate])).toEqual({ written: 1, unchanged: 0 });
    expect(await writeControls(await admin(), [gate])).toEqual({ written: 0, unchanged: 1 });
    await writeControls(await admin(), [{ ...gate, weight: 5 }]);
    expect(await listOwnControls(await admin())).toMatchObject({
      controls: [
        { id: gate.id, state: "draft", versions: [{ version: 1, released: null, control: { weight: 5 } }] },
      ],
      waiting: 0,
    });
    expect(await policyNow()).toBeUndefined();
    await expect(pushTo(access, claim(gate.id))).rejects.toMatchObject({
      code: "invalid",
      errors: [{ message: expect.stringContaining("nor a custom control of the workspace") }],
    });
    expect(await discardDrafts(await admin(), [gate.id])).toEqual({ changed: 1 });
    expect(await listOwnControls(await admin())).toEqual({ controls: [], waiting: 0 });
  });

  it("are refused where all of them together would be more than a map should carry", async () => {
    const many = (from: number, letter: string) =>
      Array.from({ length: 50 }, (_, index) => ({
        ...gate,
        id: `acme-gate-${from + index}`,
        what: letter.repeat(2000),
        why: letter.repeat(2000),
        how: Array.from({ length: 20 }, () => letter.repeat(500)),
      }));
    const tooMuch = { code: "invalid", detail: expect.stringContaining("kB; the limit is") };
    await release(...many(0, "a"));
    await expect(release(...many(50, "a"))).rejects.toMatchObject(tooMuch);
    expect((await listOwnControls(await admin())).controls).toHaveLength(50);
    // A letter may be several bytes.
    await expect(writeControls(await admin(), many(0, "\u0101"))).rejects.toMatchObject(tooMuch);
    const items = Array.from({ length: 500 }, (_, index) => ({
      id: `A-${index}`,
      title: "t".repeat(500),
      section: "s".repeat(200),
    }));
    await expect(writeFrameworks(await admin(), [{ ...ownFramework, items }])).rejects.toMatchObject(tooMuch);
    expect(await listOwnFrameworks(await admin())).toEqual([]);
    expect((await policyNow())?.controls).toHaveLength(50);
  });

  it("are carried by every map once they are released, and their gates are judged", async () => {
    await release(gate);
    expect(await policyNow()).toEqual({ controls: [{ ...gate, version: 1, state: "released" }] });
    expect(await verdictNow()).toBe("stands-nowhere");
    await pushTo(access, claim(gate.id));
    expect(await verdictNow()).toBe("holds");
    await release({ ...gate, title: "Refuse what has no licence" });
    expect((await policyNow())?.controls).toMatchObject([
      { version: 2, title: "Refuse what has no licence" },
    ]);
    expect(await verdictNow()).toBe("holds");
    const made = await createPipeline(await requireWorkspaceAccess(ben, "editor"), { name: "Next" });
    const next = await getPipeline(await requirePipelineAccess(ben, made.id, "viewer"));
    expect(next.document.policy?.controls).toMatchObject([{ id: gate.id, version: 2 }]);
    expect((await verifyLogs(database().client)).broken).toEqual([]);
  });

  it("are retired and never deleted: claims stay and count nothing, and can be taken back", async () => {
    await release(gate);
    await pushTo(access, claim(gate.id));
    expect(await retireControls(await admin(), [gate.id])).toEqual({ changed: 1 });
    expect(await verdictNow()).toBeUndefined();
    const { document } = await getPipeline(access);
    expect(document.claims).toMatchObject([{ control: gate.id, status: "implemented" }]);
    expect(document.policy?.controls).toMatchObject([{ id: gate.id, state: "retired" }]);
    await expect(discardDrafts(await admin(), [gate.id])).rejects.toMatchObject({ code: "invalid" });
    await expect(retireControls(await admin(), [gate.id])).rejects.toMatchObject({ code: "invalid" });
    await pushTo(access, { ...claim(gate.id), set: null });
    await pushTo(access, claim(gate.id));
    expect(await writeControls(await admin(), [gate])).toEqual({ written: 1, unchanged: 0 });
    await releaseControls(await admin(), [gate.id]);
    expect(await verdictNow()).toBe("holds");
    const [listed] = (await listOwnControls(await admin())).controls;
    expect(listed?.versions.map(({ version, retired }) => [version, retired?.by])).toEqual([
      [2, undefined],
      [1, "ana"],
    ]);
    const { entries } = await readAudit(await admin(), { event: "own-controls-changed" });
    expect(entries.map(({ detail }) => detail["did"])).toEqual([
      "released",
      "wrote",
      "retired",
      "released",
      "wrote",
    ]);
  });

  it("are refused in words where the catalogue has the id, and by editors", async () => {
    await expect(writeControls(await admin(), [{ ...gate, id: "img-sign" }])).rejects.toMatchObject({
      errors: [
        { path: "controls[0].id", message: '"img-sign" is a control of the catalogue: choose another id' },
      ],
    });
    await expect(releaseControls(await admin(), [gate.id])).rejects.toMatchObject({
      errors: [{ path: "ids[0]", message: "has no draft to release" }],
    });
    await expect(requireWorkspaceAccess(ben, "admin")).rejects.toMatchObject({ code: "forbidden" });
    const many = Array.from({ length: 100 }, (_, index) => ({ ...gate, id: `acme-${index}` }));
    await writeControls(await admin(), many);
    await expect(writeControls(await admin(), [gate])).rejects.toMatchObject({
      detail: expect.stringContaining("Limit of 100 custom controls"),
    });
  });

  it("that are unknown are kept, named and not counted, until they are added", async () => {
    const document = {
      ...aPipeline("Brought")
        .node("eks", { kind: "orchestrator" })
        .claim("eks", gate.id, { status: "implemented" })
        .toDocument(),
      policy: { controls: [{ ...gate, version: 3, state: "released" as const }] },
    };
    const made = await createPipeline(await requireWorkspaceAccess(ben, "editor"), { document });
    expect(made.unknownControls).toEqual([{ id: gate.id, claims: 1 }]);
    const brought = await requirePipelineAccess(ben, made.id, "editor");
    expect((await getPipeline(brought)).document).toMatchObject({ claims: [{ control: gate.id }] });
    const applicable = async () => (await getPosture(brought)).coverage.pipeline.applicable;
    const before = await applicable();
    await release(gate);
    expect(await applicable()).toBe(before + 1);
    expect((await getPosture(brought)).coverage.pipeline.declared).toBe(1);
  });

  it("stay in snapshots as they were then, and are in shares by their titles alone", async () => {
    await release({ ...gate, title: "Checked on reg-eu-01" });
    await pushTo(access, claim(gate.id), {
      type: "node.added",
      node: {
        id: "reg",
        kind: "production-registry",
        name: "reg-eu-01",
        stage: "distribute",
        position: { x: 0, y: 0 },
      },
    });
    const taken = await takeSnapshot(access, { title: "Then" });
    const snapshot = await requireSnapshotAccess(ben, taken.id, "editor");
    await retireControls(await admin(), [gate.id]);
    const { document, posture } = await getSnapshot(snapshot);
    expect(document.policy?.controls).toMatchObject([{ title: "Checked on reg-eu-01", what: gate.what }]);
    expect(posture.gates?.some(({ control }) => control === gate.id)).toBe(true);
    const frozen = await getFrozenCatalogue(snapshot);
    expect(frozen.controls.at(-1)).toMatchObject({ id: gate.id, own: 1, why: gate.why });
    expect((await verifySnapshots(database().client)).broken).toEqual([]);
    const share = await freezeShare(snapshot, { kind: "snapshot", comparedWith: null, show: shown });
    const text = (await thawContent(share)) ?? "";
    expect(text).not.toContain(gate.why);
    expect(text).not.toContain("reg-eu-01");
    const copy = JSON.parse(text) as Awaited<ReturnType<typeof getSnapshot>>;
    expect(copy.document.policy?.controls).toMatchObject([{ id: gate.id, what: "Not in this copy." }]);
    expect(copy.document.policy?.controls?.[0]?.title).toMatch(/^Checked on /);
  });

  it("support requirements of frameworks of one's own, which hold at once and are retired", async () => {
    expect(await writeFrameworks(await admin(), [ownFramework])).toEqual({ written: 1, unchanged: 0 });
    expect(await writeFrameworks(await admin(), [ownFramework])).toEqual({ written: 0, unchanged: 1 });
    await release(ownGate as typeof gate);
    await pushTo(access, claim(ownGate.id));
    const resultsOf = async () =>
      (await getPosture(access)).frameworks.declared.find(({ framework }) => framework === ownFramework.id);
    expect(await resultsOf()).toMatchObject({ requirements: [{ id: "A-1", status: "met" }] });
    expect(await ownFileOf(await admin())).toEqual({
      schema: "blueline/own/1",
      controls: [ownGate],
      frameworks: [ownFramework],
    });
    await expect(writeFrameworks(await admin(), [{ ...ownFramework, id: "slsa-1.2" }])).rejects.toMatchObject(
      {
        errors: [{ path: "frameworks[0].id" }],
      },
    );
    await writeFrameworks(await admin(), [{ ...ownFramework, version: "2.0" }]);
    await retireFrameworks(await admin(), [ownFramework.id]);
    expect(await resultsOf()).toBeUndefined();
    expect(await listOwnFrameworks(await admin())).toMatchObject([
      { edition: 2, framework: { version: "2.0" }, retired: { by: "ana" } },
    ]);
  });

  it("are reached by the erasure of a text, in every version, in maps and in what was frozen", async () => {
    await release({ ...gate, why: "Asked for by zebra-corp. Twice." });
    await takeSnapshot(access, { title: "Then" });
    expect(await findText(await admin(), "zebra-corp")).toMatchObject({
      pipelines: 1,
      changes: 1,
      people: 1,
    });
    await eraseEverywhere(await admin(), { text: "zebra-corp", reason: "A customer asked." });
    expect(JSON.stringify(await listOwnControls(await admin()))).not.toContain("zebra-corp");
    expect(JSON.stringify(await policyNow())).not.toContain("zebra-corp");
    expect(await findText(await admin(), "zebra-corp")).toMatchObject({
      pipelines: 0,
      changes: 0,
      people: 0,
    });
    expect(
      (await verifySnapshots(database().client, (await readTombstones(database().client)).tombstones)).broken,
    ).toEqual([]);
  });
});
