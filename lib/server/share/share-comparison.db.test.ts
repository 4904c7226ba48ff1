import { renderToStaticMarkup } from "react-dom/server";
import { createElement } from "react";
import { beforeEach, expect, it } from "vitest";
import { SharedPage } from "@/app/s/shared-page";
import type { Show } from "@/lib/domain/contract/shares";
import { sharedComparisonSchema } from "@/lib/domain/snapshot/shared-comparison";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireSnapshotAccess, type SnapshotAccess } from "../auth/access";
import { confirmShare } from "./confirm-share";
import { createShare } from "./create-share";
import { getSharedCopy } from "./get-shared-copy";
import { listShares } from "../snapshot/queries";
import { redeemShare } from "./redeem-share";
import { takeSnapshot } from "../snapshot/take-snapshot";

const nothing: Show = { owners: false, notes: false, evidence: false, hosts: false };
const day = "2026-11-24";
const evidence = {
  id: "canary-ids-evidence",
  title: "canary-evidence",
  result: "supports",
  effective: day,
  url: "https://canary-evidence.example",
} as const;

describeDatabases("a link to a comparison", () => {
  let [first, second]: SnapshotAccess[] = [];
  beforeEach(async () => {
    const { ana } = await makeViewers({ ana: "editor" });
    const pipeline = await makePipeline(ana, {
      document: aPipeline("Payments API")
        .node("canary-ids-dev", { kind: "developer", name: "canary-owners" })
        .node("canary-ids-ci", { kind: "ci", name: "Jenkins", owner: "canary-owners" })
        .node("canary-ids-host", { kind: "host", name: "canary-hosts" })
        .edge("canary-ids-dev", "canary-ids-ci", { artifact: "code" })
        .claim("canary-ids-ci", "img-sign", { status: "missing" })
        .toDocument(),
    });
    const take = async (title: string) => {
      const { id } = await takeSnapshot(pipeline, { title, note: "" });
      return requireSnapshotAccess(ana, id, "editor");
    };
    first = await take("Before");
    await pushTo(
      pipeline,
      {
        type: "claim.changed",
        node: "canary-ids-ci",
        control: "img-sign",
        set: { status: "implemented", note: "canary-notes" },
      },
      { type: "evidence.added", node: "canary-ids-ci", control: "img-sign", evidence },
      {
        type: "node.added",
        node: {
          id: "canary-ids-first-host",
          kind: "host",
          name: "canary-hosts-more",
          stage: "run",
          position: { x: 900, y: 0 },
        },
      },
    );
    second = await take("After");
  });

  const open = async (options: { show?: Show; comparedWith?: number }) => {
    const access = second as SnapshotAccess;
    const { id, url } = await createShare(access, {
      kind: "comparison",
      show: nothing,
      comparedWith: 1,
      ...options,
    });
    const cookie = await redeemShare(id, { secret: url.split("#")[1] ?? "" });
    return { id, opened: await getSharedCopy(id, /=([^;]+);/.exec(cookie)?.[1]) };
  };

  it("says what differs between two redacted maps, and neither who did it nor anything hidden", async () => {
    const { id, opened } = await open({});
    if (opened?.kind !== "comparison") throw new Error("It opens a comparison.");
    const { answer, before, after, numbers } = sharedComparisonSchema.parse(opened.comparison);
    const page = renderToStaticMarkup(createElement(SharedPage, { ...opened, path: `/s/${id}`, asked: {} }));
    for (const bytes of [JSON.stringify(opened.comparison), page])
      expect(bytes).not.toMatch(/canary|\bana\b|\bAna\b/);
    expect([answer.log, numbers]).toEqual([{}, { of: 2, with: 1 }]);
    expect(answer.controls).toContainEqual(
      expect.objectContaining({ control: "img-sign", before: "missing", after: "verified" }),
    );
    expect(JSON.stringify(answer.diff)).not.toMatch(/evidence|effective/);
    expect(answer.diff.nodes).toMatchObject({ added: [{ kind: "host" }], removed: [], changed: [] });
    // A matched item has the same name on both sides.
    const hosts = ({ nodes }: typeof before) =>
      nodes.flatMap(({ kind, name }) => (kind === "host" ? [name] : []));
    expect(hosts(after)).toEqual(expect.arrayContaining(hosts(before)));
    expect(page).toContain("compared with a copy of snapshot 1");
  });

  it("shows what its switches show, is listed as what it is, and can be confirmed", async () => {
    const everythingElse = { owners: true, notes: true, evidence: false, hosts: true };
    const { id, opened } = await open({ show: everythingElse });
    expect(JSON.stringify(opened)).toMatch(/canary-owners.*canary-hosts/s);
    expect(JSON.stringify(opened)).not.toMatch(/canary-(evidence|ids)/);
    const access = second as SnapshotAccess;
    expect((await listShares(access)).shares).toMatchObject([{ kind: "comparison", comparedWith: 1 }]);
    expect((await confirmShare(access, id)).result).toBe("same");
  });

  it("is made with another snapshot of the same pipeline alone", async () => {
    for (const comparedWith of [2, 3])
      await expect(open({ comparedWith })).rejects.toMatchObject({ errors: [{ path: "comparedWith" }] });
    await expect(
      createShare(first as SnapshotAccess, { kind: "comparison", show: nothing }),
    ).rejects.toMatchObject({ errors: [{ path: "comparedWith" }] });
    await expect(
      createShare(first as SnapshotAccess, { comparedWith: 2, show: nothing }),
    ).rejects.toMatchObject({ errors: [{ path: "comparedWith" }] });
  });
});
