import { expect, it } from "vitest";
import { GET as ofPipeline } from "@/app/api/v1/pipelines/[id]/export/route";
import { GET as ofSnapshot } from "@/app/api/v1/snapshots/[id]/export/route";
import { exportFormats } from "@/lib/domain/exporters/formats";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest, makeWorkspace, signedInViewer, openSession } from "@/lib/testing/team";
import { makePipeline } from "@/lib/testing/viewers";
import { takeSnapshot } from "../snapshot/take-snapshot";

describeDatabases("an export", ({ database }) => {
  it("is a download of its own type in every format, of what is now and of a snapshot, and is on record", async () => {
    const { ana } = await makeWorkspace({ ana: "editor" });
    const access = await makePipeline(await signedInViewer(ana), { name: 'Shop "1"', template: "article" });
    const snapshot = await takeSnapshot(access, { title: "One" });
    const cookie = await openSession(ana);
    const ask = async (of: "pipelines" | "snapshots", query: string) => {
      const [GET, id] = of === "pipelines" ? [ofPipeline, access.pipelineId] : [ofSnapshot, snapshot.id];
      const request = aRequest("GET", `/api/v1/${of}/${id}/export${query}`, { cookie });
      return GET(request, { params: Promise.resolve({ id }) });
    };
    for (const { format, extension, mediaType } of exportFormats) {
      const [now, then] = [
        await ask("pipelines", `?format=${format}`),
        await ask("snapshots", `?format=${format}`),
      ];
      for (const answer of [now, then]) {
        expect([format, answer.status, answer.headers.get("content-type")]).toEqual([format, 200, mediaType]);
        expect(answer.headers.get("content-disposition")).toMatch(
          new RegExp(`^attachment; filename="shop-1-[\\d-]{10}\\.${extension}"`),
        );
        expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(500);
      }
    }
    for (const query of ["", "?format=doc", "?format=svg&format=png"])
      expect([query, (await ask("pipelines", query)).status]).toEqual([query, 422]);
    await expect
      .poll(async () =>
        (await database().client.auditEntry.findMany({ where: { event: "file-exported" } })).map(
          ({ target }) => target,
        ),
      )
      .toEqual(expect.arrayContaining(['SARIF 2.1.0 of Shop "1"', 'PNG of snapshot 1 of Shop "1"']));
  });
});
