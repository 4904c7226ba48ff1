import { expect, it } from "vitest";
import { exportFormats } from "@/lib/domain/exporters/formats";
import { requirePipelineAccess, requireSnapshotAccess } from "@/lib/server/auth/access";
import { getComparison } from "@/lib/server/compare/get-comparison";
import { makeExport } from "@/lib/server/exports/make-export";
import { getExportSource, getPipeline } from "@/lib/server/pipeline/queries";
import { getSnapshot, getSnapshotExportSource, listSnapshots } from "@/lib/server/snapshot/queries";
import { readSnapshotReport } from "@/lib/server/snapshot/read-report";
import { readTimeline } from "@/lib/server/snapshot/read-timeline";
import { contentBudgets, verifyChain } from "@/lib/server/snapshot/verify-chain";
import { firstSnapshot } from "../first-snapshot";
import { commandLine } from "./command-line";
import { describeStored } from "./describe-stored";

describeStored("snapshots of then", ({ workspace, viewer, database }) => {
  const pipelineId = (name: string) => workspace.pipelines[name] ?? expect.unreachable(`No ${name}.`);
  const accessTo = async (name: string) => requirePipelineAccess(await viewer(), pipelineId(name), "viewer");

  async function snapshotOf(name: string, number: number) {
    const where = { pipelineId_number: { pipelineId: pipelineId(name), number } };
    const { id } = await database().client.snapshot.findUniqueOrThrow({ where });
    return requireSnapshotAccess(await viewer(), id, "viewer");
  }
  const compare = async (from: string, to: string) =>
    (await getComparison(await viewer(), { from, to })).answer;
  const ref = async (name: string, number: number) =>
    `snapshot:${(await snapshotOf(name, number)).snapshotId}`;

  it("are listed with the figures that were kept with each, thinned or not", async () => {
    const { entries } = await readTimeline(await accessTo("shop"));
    expect(entries.map(({ number, title, thinnedAt }) => [number, title, thinnedAt !== null])).toEqual([
      [7, "Automatic, 20 Oct 2026", false],
      [6, "By hand", false],
      [5, "Automatic, 18 Sep 2026", true],
      [4, "Automatic, 17 Sep 2026", true],
      [3, "Automatic, 16 Sep 2026", false],
      [2, "Automatic, 15 Sep 2026", true],
      [1, "Automatic, 14 Sep 2026", false],
    ]);
    for (const name of ["shop", "payments", "ledger"])
      for (const { id, thinnedAt, coverage } of (await listSnapshots(await accessTo(name))).snapshots) {
        expect(coverage).toBeDefined();
        if (thinnedAt !== null) continue;
        const { posture } = await getSnapshot(await requireSnapshotAccess(await viewer(), id, "viewer"));
        expect(coverage?.stages).toEqual(posture.coverage.stages);
      }
  });

  it.each(["shop", "payments", "ledger"])("of %s hold together in a chain of proof", async (name) => {
    const proof = await verifyChain(await accessTo(name), contentBudgets.asked);
    expect(proof.broken).toEqual([]);
    expect(proof.contents.checked).toBe(proof.contents.kept);
  });

  it("are compared with one another, with now, with a revision, a day and a target", async () => {
    const [first, second, third] = [
      await ref("payments", 1),
      await ref("payments", 2),
      await ref("payments", 3),
    ];
    const now = `pipeline:${pipelineId("payments")}`;
    const moved = await compare(second, third);
    expect(moved.controls).toMatchObject([
      { node: "ci", control: "ci-access-control", before: "planned", after: "declared", group: "better" },
    ]);
    // Nothing of the map changed since, but the catalogue.
    const since = await compare(third, now);
    expect(since.controls.every(({ group }) => group === "catalogue")).toBe(true);
    expect(since.diff.nodes).toEqual({ added: [], changed: [], removed: [] });
    expect((await compare(first, second)).controls).toMatchObject([
      { control: "img-sign", before: "declared", after: "verified" },
    ]);
    expect((await compare(`${now}@60`, now)).from.revision).toBe(60);
    expect((await compare(`${now}@2026-09-20`, now)).from.day).toBe("2026-09-20");
    expect((await compare(now, `${now}@target`)).to.target).toMatchObject({ done: 1 });
    const thinned = compare(await ref("shop", 2), await ref("shop", 7));
    await expect(thinned).rejects.toMatchObject({ code: "invalid", errors: [{ path: "from" }] });
    const said = await commandLine("compare", second, third);
    expect([said.code, said.text]).toEqual([0, expect.stringContaining("Access is controlled")]);
  });

  it("of version 1 of the analysis open, are compared by their own catalogue, and make a report", async () => {
    const first = await snapshotOf("ledger", 1);
    const { document, posture, fingerprint } = await getSnapshot(first);
    expect({ document, posture, fingerprint }).toEqual({
      document: firstSnapshot.document,
      posture: firstSnapshot.posture,
      fingerprint: firstSnapshot.fingerprint,
    });
    const answer = await compare(await ref("ledger", 1), await ref("ledger", 2));
    expect([answer.from.catalogue, answer.groups.worse, answer.groups.better]).toEqual(["2026.11.1", 0, 0]);
    expect(answer.counts.before.pipeline).toEqual(firstSnapshot.posture.coverage.pipeline);
    expect((await readSnapshotReport(first)).report.facts).toMatchObject({
      analysis: expect.stringMatching(/^analysis version 1\b/),
    });
  });

  it.each(exportFormats.map(({ format }) => format))("leave as %s, as a map of now does", async (format) => {
    const sources = [
      await getSnapshotExportSource(await snapshotOf("ledger", 1)),
      await getSnapshotExportSource(await snapshotOf("payments", 2)),
      await getExportSource(await accessTo("payments")),
    ];
    // To draw takes long, and is the same for all.
    for (const source of format === "png" ? sources.slice(0, 1) : sources) {
      const file = await makeExport(format, source);
      // Of each of the maps; a picture has no text.
      expect(typeof file === "string" ? file.includes("Jenkins") : file.length > 1_000).toBe(true);
    }
  });

  it("leave by the command line", async () => {
    const { code, file } = await commandLine("export", pipelineId("payments"), "--format", "json");
    const { document } = await getPipeline(await accessTo("payments"));
    expect([code, JSON.parse(String(file))]).toEqual([0, expect.objectContaining({ nodes: document.nodes })]);
  });
});
