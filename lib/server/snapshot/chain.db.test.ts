import { gzipSync } from "node:zlib";
import { beforeEach, expect, it } from "vitest";
import { snapshotSummarySchema } from "@/lib/domain/contract/snapshots";
import { shareConfirmationSchema, type Show } from "@/lib/domain/contract/shares";
import { aPipeline } from "@/lib/testing/builders";
import { describeBothDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { type PipelineAccess, requireSnapshotAccess, requireWorkspaceAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import type { Viewer } from "../auth/viewer";
import { canonicalJson } from "../catalogue/canonical";
import { eraseEverywhere } from "../erase/erase";
import { confirmShare } from "../share/confirm-share";
import { createShare } from "../share/create-share";
import { openSnapshot } from "./open-snapshot";
import { readTimeline } from "./read-timeline";
import { takeSnapshot } from "./take-snapshot";
import { contentBudgets, verifyChain } from "./verify-chain";

const show: Show = { owners: true, notes: false, evidence: false, hosts: false };

describeBothDatabases("the chain of snapshots", ({ database, dialect, url }) => {
  let access: PipelineAccess;
  let ana: Viewer;
  let ids: string[] = [];
  const broken = async () => (await verifyChain(access, contentBudgets.opening)).broken;
  const accessTo = (index: number) => requireSnapshotAccess(ana, ids[index] ?? "", "editor");
  const alter = (table: string, statement: string) => tamper(dialect, url(), table, statement);
  /** Replaces the frozen document by another one, in readable form. */
  const replaceDocument = async (hash: string, value: unknown) => {
    const bytes = gzipSync(canonicalJson(value)).toString("hex");
    const literal = dialect === "sqlite" ? `x'${bytes}'` : `'\\x${bytes}'::bytea`;
    await alter("content", `UPDATE "content" SET "bytes" = ${literal} WHERE "hash" = '${hash}'`);
  };

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
    const document = aPipeline("Payments API")
      .node("ci", { owner: "Platform", note: newRecordId() })
      .claim("ci", "img-sign", { status: "implemented" })
      .toDocument();
    access = await makePipeline(ana, { document });
    ids = [];
    for (const title of ["One", "Two", "Three"]) {
      ids.push((await takeSnapshot(access, { title })).id);
      await pushTo(access, { type: "pipeline.changed", set: { description: title } });
    }
  });

  it("has no faults, and reports the checked items and their size", async () => {
    const { snapshots, head, broken: faults, contents } = await verifyChain(access, contentBudgets.opening);
    expect([snapshots, head?.number, faults]).toEqual([3, 3, []]);
    expect(head?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    // Three documents; the catalogue and the posture did not change, and are stored once.
    expect([contents.kept, contents.checked]).toEqual([5, 5]);
    expect(contents.bytes).toBeGreaterThan(1000);
    expect((await verifyChain(access, 1)).contents).toMatchObject({ kept: 5, checked: 0 });
  });

  it("names one whose row was altered, and the one after one that was made again", async () => {
    await alter("snapshot", `UPDATE "snapshot" SET "title" = 'Other' WHERE "id" = '${ids[1]}'`);
    expect(await broken()).toMatchObject([
      {
        number: 2,
        title: "Other",
        fault: expect.stringMatching(/^its fingerprint \w+… does not match its parts/),
      },
    ]);
    await alter("snapshot", `UPDATE "snapshot" SET "fingerprint" = 'f00d' WHERE "id" = '${ids[1]}'`);
    expect(await broken()).toMatchObject([
      { number: 2 },
      {
        number: 3,
        fault: expect.stringMatching(
          /^it names .* as the previous snapshot, but that one has the fingerprint f00d…$/,
        ),
      },
    ]);
  });

  it("names the one after a gap, and one that was added", async () => {
    await alter("snapshot", `DELETE FROM "snapshot" WHERE "id" = '${ids[1]}'`);
    expect(await broken()).toMatchObject([{ number: 3, fault: "the snapshot before it, 2, is missing" }]);
    const columns = Object.keys((await database().client.snapshot.findFirst()) ?? {})
      .filter((column) => !["id", "number"].includes(column))
      .map((column) => `"${column}"`);
    await alter(
      "snapshot",
      `INSERT INTO "snapshot" ("id", "number", ${columns.join(", ")}) SELECT '${newRecordId()}', 4, ${columns.join(", ")} FROM "snapshot" WHERE "id" = '${ids[2]}'`,
    );
    expect(await broken()).toMatchObject([
      { number: 3 },
      { number: 4, fault: expect.stringContaining("as the previous snapshot") },
    ]);
  });

  it("names one whose content was altered or taken away; it opens with a warning while it can be read", async () => {
    const before = await openSnapshot(await accessTo(1));
    expect(before.faults).toEqual([]);
    const kept = before.kept ?? expect.unreachable();
    await replaceDocument(before.documentHash, { ...kept.document, name: "Something else" });
    expect(await broken()).toMatchObject([
      { number: 2, fault: expect.stringContaining("its map is altered: ") },
    ]);
    const altered = await openSnapshot(await accessTo(1));
    expect(altered.faults).toEqual(["its map is altered"]);
    expect(altered.kept?.document.name).toBe("Something else");
    // A map whose nodes are not in the posture can't be drawn beside it.
    await replaceDocument(before.documentHash, aPipeline().node("other").toDocument());
    expect((await openSnapshot(await accessTo(1))).kept).toBeUndefined();
    await alter("content", `DELETE FROM "content" WHERE "hash" = '${before.documentHash}'`);
    expect(await openSnapshot(await accessTo(1))).toMatchObject({
      faults: ["its map is missing, or can't be read"],
      kept: undefined,
    });
    expect(await broken()).toMatchObject([{ number: 2, fault: expect.stringContaining("is missing") }]);
  });

  it("opens with a warning if its row was altered", async () => {
    await alter("snapshot", `UPDATE "snapshot" SET "note" = 'Other' WHERE "id" = '${ids[0]}'`);
    const { faults, kept } = await openSnapshot(await accessTo(0));
    expect(faults).toEqual([expect.stringContaining("do not match its fingerprint")]);
    expect(kept?.document.name).toBe("Payments API");
  });

  it("confirms the copy of a link that was made from it, whatever people are called since, and no other", async () => {
    const from = await accessTo(0);
    const made = await createShare(from, { show });
    await database().client.user.update({ where: { id: ana.userId }, data: { name: "Ana Other" } });
    const confirmed = shareConfirmationSchema.parse(await confirmShare(from, made.id));
    expect(confirmed).toMatchObject({
      result: "same",
      again: confirmed.fingerprint,
      snapshot: { number: 1 },
    });
    await expect(confirmShare(await accessTo(1), made.id)).rejects.toMatchObject({ code: "not-found" });
    await database().client.share.update({
      where: { id: made.id },
      data: { show: JSON.stringify({ ...show, notes: true }) },
    });
    expect((await confirmShare(from, made.id)).result).toBe("different");
    await alter("share", `UPDATE "share" SET "snapshotId" = '${ids[1]}', "show" = '${JSON.stringify(show)}'`);
    expect((await confirmShare(await accessTo(1), made.id)).result).toBe("different");
    await database().client.share.update({ where: { id: made.id }, data: { contentHash: "none" } });
    expect((await confirmShare(await accessTo(1), made.id)).result).toBe("copy-altered");
    await alter("snapshot", `UPDATE "snapshot" SET "note" = 'Other' WHERE "id" = '${ids[1]}'`);
    expect((await confirmShare(await accessTo(1), made.id)).result).toBe("snapshot-altered");
  });

  it("confirms a copy, and is whole, after a text was erased from both", async () => {
    const from = await accessTo(0);
    const made = await createShare(from, { show });
    const admin = await requireWorkspaceAccess(ana, "admin");
    await eraseEverywhere(admin, { text: "Platform", reason: "asked for" });
    expect((await confirmShare(from, made.id)).result).toBe("same");
    expect([await broken(), (await openSnapshot(from)).faults]).toEqual([[], []]);
  });

  it("is drawn from summaries, with a break where one is of before or can't be read, and no content is read", async () => {
    await alter("content", `DELETE FROM "content"`);
    await alter("snapshot", `UPDATE "snapshot" SET "summary" = '{}' WHERE "id" = '${ids[0]}'`);
    const { total, entries, points, step } = await readTimeline(access);
    expect([total, step, entries.map(({ number }) => number)]).toEqual([3, 1, [3, 2, 1]]);
    expect(points.map(({ coverage }) => coverage === undefined)).toEqual([true, false, false]);
    expect(snapshotSummarySchema.parse(points[2]?.coverage)).toMatchObject({
      analysis: 3,
      waysIn: { said: expect.any(Number), assumed: expect.any(Number) },
      bypasses: 0,
      evidence: { build: { controls: 0, days: 0 } },
    });
  });
});
