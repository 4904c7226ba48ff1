import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { explainCount } from "@/lib/domain/compare/explain-count";
import { compareAnswerSchema } from "@/lib/domain/contract/compare";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { freezeContent } from "../catalogue/frozen-content";
import { commitOperations } from "../pipeline/commit-operations";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { getComparison } from "./get-comparison";

const drawn = aPipeline()
  .node("laptop", { name: "Ana's laptop" })
  .node("ci", { name: "Jenkins", buildsImages: true })
  .node("registry", { name: "Amazon ECR" })
  .node("cluster", { name: "EKS prod" })
  .edge("laptop", "ci", { artifact: "code", automated: true })
  .edge("laptop", "registry", { automated: false })
  .edge("ci", "registry", { automated: true })
  .edge("registry", "cluster", { automated: true })
  .claim("ci", "img-vuln-scan", { status: "implemented" })
  .claim("ci", "img-sign", { status: "missing" })
  .toDocument();

const scan = { node: "ci", control: "img-vuln-scan" };
const sign = { node: "ci", control: "img-sign" };
const proof = {
  id: "v1",
  title: "Signature of 20 Nov",
  result: "supports",
  effective: "2026-11-20",
  expires: "2026-11-24",
} as const;

describeDatabases("comparing", ({ database, dialect, url }) => {
  let ana: Viewer;
  let access: PipelineAccess;
  const push = (at: string, ...bodies: OperationBody[]) =>
    commitOperations(
      access,
      { clientId: "c", operations: bodies.map((body) => ({ ...body, id: randomUUID() })) },
      new Date(at),
    );
  const compare = async (from: string, to: string, now = "2026-11-28T12:00:00Z") => {
    const compared = await getComparison(ana, { from, to }, new Date(now));
    compareAnswerSchema.parse(JSON.parse(JSON.stringify(compared.answer)));
    return compared;
  };
  const now = () => `pipeline:${access.pipelineId}`;

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
    access = await makePipeline(ana, { document: drawn });
    await database().client.pipeline.update({
      where: { id: access.pipelineId },
      data: { createdAt: new Date("2026-11-20T08:00:00Z") },
      select: { id: true },
    });
  });

  it("a snapshot with now lists changes, authors and reasons", async () => {
    const { id } = await takeSnapshot(access, { title: "Q4 baseline" }, new Date("2026-11-21T08:00:00Z"));
    await push(
      "2026-11-22T08:00:00Z",
      { type: "claim.changed", ...scan, set: { status: "partial", note: "hotfix week" } },
      { type: "claim.changed", ...sign, set: { status: "implemented" } },
      { type: "evidence.added", ...sign, evidence: { ...proof, expires: "2027-11-24" } },
      { type: "nodes.moved", positions: { ci: { x: 900, y: 1 } } },
    );
    await push("2026-11-23T08:00:00Z", { type: "node.removed", node: "registry" });
    const { answer, before, after } = await compare(`snapshot:${id}`, now());
    expect(answer.sentence).toMatch(
      /^Since Q4 baseline: 1 control improved, 1 got worse.*; 1 node removed, 3 connections removed; \d+ in or out of scope; moves ignored\.$/,
    );
    expect(answer).toMatchObject({ isWorse: true, isSame: false, matchedBy: "ids", warnings: [] });
    expect(answer.controls.filter(({ group }) => group !== "scope")).toEqual([
      {
        ...scan,
        before: "declared",
        after: "partial",
        group: "worse",
        steps: [{ cause: "claim", from: "declared", to: "partial" }],
        why: "hotfix week",
      },
      {
        ...sign,
        before: "missing",
        after: "verified",
        group: "better",
        steps: [{ cause: "claim", from: "missing", to: "verified" }],
      },
    ]);
    expect(answer.log["claim ci img-sign"]).toEqual({
      revision: 3,
      at: "2026-11-22T08:00:00.000Z",
      by: { id: ana.userId, name: "ana" },
    });
    // The claims of a removed node count as removed by the same person.
    expect(
      [answer.log["node registry"], answer.log["edge laptop-registry"]].map((one) => one?.revision),
    ).toEqual([5, 5]);
    expect([before.nodes.length, after.nodes.length]).toEqual([4, 3]);
    const { parts, ...counts } = explainCount(answer, { counted: "open" });
    expect(parts.reduce((sum, { delta }) => sum + delta, 0)).toBe(counts.after - counts.before);
    expect(parts.map(({ cause }) => cause)).toContain("node-removed");
  });

  it("a day with now judges the evidence of each day, and a later day by what was said then", async () => {
    await push(
      "2026-11-22T23:59:00Z",
      { type: "claim.changed", ...sign, set: { status: "implemented" } },
      { type: "evidence.added", ...sign, evidence: proof },
    );
    await push("2026-11-23T00:01:00Z", { type: "claim.changed", ...scan, set: { status: "missing" } });
    const { answer } = await compare(`${now()}@2026-11-22`, now());
    expect(answer.from).toMatchObject({ revision: 2, day: "2026-11-22", label: "22 Nov 2026", isNow: false });
    expect(answer.controls.map(({ control, group, steps }) => [control, group, steps[0]?.day])).toEqual([
      ["img-vuln-scan", "worse", undefined],
      ["img-sign", "time", "2026-11-25"],
    ]);
    const since = await compare(`${now()}@0`, `${now()}@2`);
    expect(since.answer.sentence).toContain("From revision 0 to revision 2: 1 control improved");
    const same = await compare(now(), now());
    expect([same.answer.isSame, same.answer.isWorse, same.answer.sentence]).toEqual([
      true,
      false,
      "Since now: nothing changed.",
    ]);
  });

  it("a snapshot that was altered is compared with a warning; one that cannot be read is refused by name", async () => {
    const { id } = await takeSnapshot(access, { title: "Q4 baseline" });
    const row = await database().client.snapshot.findUniqueOrThrow({ where: { id } });
    const altered = await freezeContent({ ...drawn, claims: [] });
    const literal = (bytes: Uint8Array) => {
      const hex = Buffer.from(bytes).toString("hex");
      return dialect === "sqlite" ? `X'${hex}'` : `'\\x${hex}'`;
    };
    const put = (bytes: Uint8Array) =>
      tamper(
        dialect,
        url(),
        "content",
        `UPDATE "content" SET "bytes" = ${literal(bytes)} WHERE "hash" = '${row.documentHash}'`,
      );
    await put(altered.bytes);
    const { answer } = await compare(`snapshot:${id}`, now());
    expect(answer.warnings[0]).toMatch(
      /^Snapshot #1 “Q4 baseline” was altered in the database after it was taken: its document/,
    );
    expect(answer.groups).toMatchObject({ better: 1, answered: 1 });
    await put(new TextEncoder().encode("nothing of ours"));
    await expect(compare(`snapshot:${id}`, now())).rejects.toMatchObject({
      code: "invalid",
      errors: [
        {
          path: "from",
          message: expect.stringMatching(/^Snapshot #1 “Q4 baseline” can't be read/) as string,
        },
      ],
    });
  });

  it("two pipelines are matched by name and kind, and it says so", async () => {
    const renamed = JSON.parse(
      JSON.stringify(drawn)
        .replaceAll(/"(laptop|ci|registry|cluster)"/g, '"other-$1"')
        .replaceAll('"kind":"other-ci"', '"kind":"ci"'),
    ) as typeof drawn;
    const other = await makePipeline(ana, { document: renamed });
    const { answer, before, after } = await compare(`pipeline:${other.pipelineId}`, now());
    expect(answer).toMatchObject({ matchedBy: "names", controls: [], isWorse: false, log: {} });
    expect(answer.warnings).toEqual([
      "Nodes are matched by name and kind, 4 of them with different ids; each has a counterpart.",
    ]);
    expect(before.nodes.map(({ id }) => id)).toEqual(after.nodes.map(({ id }) => id));
  });

  it("now with a target says what would be better, and nowhere else is it so", async () => {
    await push(
      "2026-11-22T08:00:00Z",
      { type: "claim.changed", ...sign, set: { status: "planned", due: "2027-03-31" } },
      {
        type: "claim.changed",
        node: "ci",
        control: "img-sbom",
        set: { status: "planned", due: "2027-06-30" },
      },
      { type: "claim.changed", node: "registry", control: "reg-access-control", set: { status: "planned" } },
    );
    const { answer } = await compare("now", `${now()}@target:2027-03-31`);
    expect(answer.sentence).toMatch(/^From now to the planned state by 31 Mar 2027: 1 control improved/);
    expect(answer.warnings).toEqual([
      "Planned state by 31 Mar 2027: 1 planned control as if done; 1 is planned for later and 1 without a date, and not included.",
    ]);
    expect(answer.to).toMatchObject({
      isNow: false,
      target: { day: "2027-03-31", done: 1, later: 1, undated: 1 },
    });
    expect(answer.to.day).toBe(answer.from.day);
    expect(answer.controls).toMatchObject([
      { ...sign, before: "planned", after: "declared", group: "better" },
    ]);
    const all = await compare(now(), "target");
    expect(all.answer.to).toMatchObject({
      ref: `${now()}@target`,
      target: { done: 3, later: 0, undated: 0 },
    });
    const { answer: still } = await compare(now(), now());
    expect(still.isSame).toBe(true);
    expect(still.counts.after).toEqual(answer.counts.before);
    const { id } = await takeSnapshot(access, { title: "Q4 baseline" });
    expect((await compare(`snapshot:${id}`, `${now()}@target`)).answer.groups.better).toBe(3);
    await expect(compare(`snapshot:${id}`, "target")).rejects.toMatchObject({ errors: [{ path: "to" }] });
  });

  it("refuses text that names no state, and finds nothing unreadable for the viewer", async () => {
    const { eve } = await makeViewers({ eve: "admin" });
    const { id } = await takeSnapshot(access, { title: "Q4 baseline" });
    const asked = (from: string | undefined, to: string | undefined, viewer = ana) =>
      getComparison(viewer, { from, to }).catch((error: unknown) => error);
    expect(await asked(now(), undefined)).toMatchObject({ code: "invalid", errors: [{ path: "to" }] });
    expect(await asked("yesterday", now())).toMatchObject({ code: "invalid", errors: [{ path: "from" }] });
    expect(await asked(now(), `${now()}@2026-02-30`)).toMatchObject({
      code: "invalid",
      errors: [{ path: "to" }],
    });
    expect(await asked(now(), `${now()}@9999-12-31`)).toMatchObject({
      code: "invalid",
      errors: [{ path: "to" }],
    });
    for (const [ref, why] of [
      [`${now()}@9`, ": the pipeline is at revision 0"],
      [`${now()}@2026-11-19`, ": the pipeline was created on 20 Nov 2026"],
      ["snapshot:nobody", ""],
    ] as const)
      expect(await asked(ref, now())).toMatchObject({
        code: "not-found",
        detail: `State not found: from${why}.`,
      });
    for (const ref of [now(), `snapshot:${id}`, `${now()}@0`])
      expect(await asked(ref, ref, eve)).toMatchObject({ code: "not-found" });
  });
});
