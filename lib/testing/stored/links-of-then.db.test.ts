import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, it } from "vitest";
import { POST as redeem } from "@/app/api/v1/shares/[id]/redeem/route";
import { SharedPage } from "@/app/s/shared-page";
import { sharedComparisonSchema } from "@/lib/domain/snapshot/shared-comparison";
import { sharedCopySchema } from "@/lib/domain/snapshot/shared-copy";
import { confirmShare } from "@/lib/server/share/confirm-share";
import { getSharedCopy, type OpenedShare } from "@/lib/server/share/get-shared-copy";
import { listOpenings } from "@/lib/server/share/list-openings";
import { requireShareAccess } from "@/lib/server/share/revoke-share";
import { aRequest } from "../team";
import { describeStored } from "./describe-stored";

/** Why they do not work any more. */
const ended = ["over", "revoked", "of who went"];

describeStored("links of then", ({ workspace, database, viewer }) => {
  const shares = Object.entries(workspace.shares);
  const working = Object.keys(workspace.shares).filter((name) => !ended.includes(name));
  const shareOf = (name: string) => workspace.shares[name] ?? expect.unreachable(`There is no link ${name}.`);

  async function open(name: string, body: object = {}) {
    await database().client.rateLimit.deleteMany();
    const { id, secret, passphrase } = shareOf(name);
    const request = aRequest("POST", `/api/v1/shares/${id}/redeem`, {
      body: { secret, ...(passphrase === undefined ? {} : { passphrase }), ...body },
      headers: { "x-blueline-address": "198.51.100.4" },
    });
    const response = await redeem(request, { params: Promise.resolve({ id }) });
    const token = /=([^;]+);/.exec(response.headers.get("set-cookie") ?? "")?.[1];
    return { status: response.status, text: await response.text(), shown: await getSharedCopy(id, token) };
  }

  const opened = new Map<string, OpenedShare>();
  const shownBy = (name: string) => opened.get(name) ?? expect.unreachable(`${name} did not open.`);
  const comparisonOf = (name: string) => {
    const shown = shownBy(name);
    return shown.kind === "comparison" ? shown.comparison : expect.unreachable(`${name} compares nothing.`);
  };

  beforeAll(async () => {
    for (const [name] of shares) {
      const { shown } = await open(name);
      if (shown) opened.set(name, shown);
    }
  });

  it("open by their secrets, unless they are over, revoked, or of somebody who went", async () => {
    expect([...opened.keys()].toSorted()).toEqual(working.toSorted());
    for (const name of ended) expect((await open(name)).status).toBe(404);
  });

  it.each(working)("%s: holds what it was made of, and nothing of what was erased since", (name) => {
    const shown = shownBy(name);
    if (shown.kind === "comparison") sharedComparisonSchema.parse(shown.comparison);
    else sharedCopySchema.parse(shown.copy);
    expect(JSON.stringify(shown)).not.toContain("hunter2");
  });

  it.each([
    "snapshot with all",
    "report",
    "comparison with all",
    "of version 1",
    "comparison with version 1",
  ])("%s: has its page", (name) => {
    const shown = shownBy(name);
    const page = renderToStaticMarkup(createElement(SharedPage, { ...shown, path: "/s/x", asked: {} }));
    expect(page).toContain("Payments API");
    expect(page).toContain(shown.fingerprint);
  });

  it("asks for the passphrase that it was made with", async () => {
    const wrong = await open("with a passphrase", { passphrase: "three brass microscopes" });
    expect([wrong.status, wrong.shown]).toEqual([422, undefined]);
    expect(wrong.text).toContain('"path":"passphrase"');
    expect(opened.has("with a passphrase")).toBe(true);
  });

  it("shows what was switched on, and nothing else", () => {
    const texts = {
      owners: "Ana Kovac",
      notes: "By cosign, without a key",
      evidence: "https://ci.acme.example/payments/41",
      hosts: "harbor.acme.example",
    };
    for (const name of ["nothing", "owners", "notes", "evidence", "hosts", "all"]) {
      const kept = JSON.stringify(shownBy(`snapshot with ${name}`));
      const found = Object.entries(texts).flatMap(([what, text]) => (kept.includes(text) ? [what] : []));
      expect(found).toEqual(name === "all" ? Object.keys(texts) : name === "nothing" ? [] : [name]);
    }
  });

  it("compares what it compared, also with a snapshot of version 1 of the analysis", () => {
    const { numbers, answer } = comparisonOf("comparison");
    expect(numbers).toEqual({ of: 3, with: 2 });
    expect(answer.controls).toMatchObject([
      { control: "ci-access-control", before: "planned", after: "declared", group: "better" },
    ]);
    const { from } = comparisonOf("comparison with version 1").answer;
    expect(from).toMatchObject({ label: "Before version 2", catalogue: "2026.11.1" });
  });

  // What version 2 of the analysis chose among paths is not chosen again.
  it.each([
    ["over", "older-analysis"],
    ["of version 1", "same"],
    ["snapshot with notes", "older-analysis"],
    ["comparison", "older-analysis"],
  ])("%s: is told as it can be confirmed, and says when it was opened", async (name, result) => {
    const { id } = shareOf(name);
    const access = await requireShareAccess(await viewer(), id);
    expect((await confirmShare(access, id)).result).toBe(result);
    expect((await listOpenings(access, id)).total).toBeGreaterThan(0);
  });
});
