import { beforeEach, expect, it } from "vitest";
import { addReport } from "@/lib/testing/add-report";
import { describeDatabases } from "@/lib/testing/databases";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { placeStatements } from "./place-statements";
import { verifyReports } from "./verify-reports";

describeDatabases("what is kept of reports", ({ database }) => {
  let access: PipelineAccess;
  let reportId: string;

  beforeEach(async () => {
    const { edo } = await makeViewers({ edo: "editor" });
    access = await makePipeline(edo);
    ({ reportId } = await addReport(access));
  });

  const mine = async () => {
    const { broken, ...counts } = await verifyReports(database().client);
    return { ...counts, broken: broken.filter(({ pipelineId }) => pipelineId === access.pipelineId) };
  };
  const alter = (data: { readonly statements?: string; readonly name?: string; readonly rowHash?: null }) =>
    database().client.evidenceReport.update({ where: { id: reportId }, data });

  it("verifies as it was kept, and as what people said of it changed it", async () => {
    expect((await mine()).broken).toEqual([]);
    const about = { report: reportId, statements: [0] };
    await placeStatements(access, { ...about, to: { aside: "of another team" } });
    await placeStatements(access, { ...about, to: { tray: true } });
    expect((await mine()).broken).toEqual([]);
  });

  it("is named if it was altered outside the product", async () => {
    await alter({ name: "another.txt" });
    expect((await mine()).broken).toEqual([
      { id: reportId, pipelineId: access.pipelineId, fault: "it does not match its fingerprint" },
    ]);
  });

  it("stays broken despite later decisions on it", async () => {
    await alter({ name: "another.txt" });
    const about = { report: reportId, statements: [0] };
    await placeStatements(access, { ...about, to: { aside: "of another team" } });
    await placeStatements(access, { ...about, to: { tray: true } });
    expect((await mine()).broken).toMatchObject([{ id: reportId }]);
  });

  it("is told apart where it was kept before there was a hash, and gets one with its next change", async () => {
    const { unsealed } = await mine();
    await alter({ rowHash: null });
    expect(await mine()).toMatchObject({ unsealed: unsealed + 1, broken: [] });
    await placeStatements(access, { report: reportId, statements: [0], to: { aside: "old" } });
    expect(await mine()).toMatchObject({ unsealed, broken: [] });
  });
});
