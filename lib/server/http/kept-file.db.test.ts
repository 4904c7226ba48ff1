import { expect, it } from "vitest";
import { GET as posture } from "@/app/api/v1/pipelines/[id]/posture/route";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest, makeWorkspace, signedInViewer, openSession } from "@/lib/testing/team";
import { makePipeline } from "@/lib/testing/viewers";

describeDatabases("a file made from a pipeline", () => {
  it("is the same whatever packing is asked for", async () => {
    const { ana } = await makeWorkspace({ ana: "editor" });
    const { pipelineId: id } = await makePipeline(await signedInViewer(ana), {
      name: "Shop",
      template: "article",
    });
    const cookie = await openSession(ana);
    const ask = async (encodings: string) => {
      const request = aRequest("GET", `/api/v1/pipelines/${id}/posture?view=whole`, {
        cookie,
        headers: encodings === "" ? {} : { "accept-encoding": encodings },
      });
      const answer = await posture(request, { params: Promise.resolve({ id }) });
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(answer.status).toBe(200);
      return { encoding: answer.headers.get("content-encoding"), bytes };
    };
    const plain = await ask("");
    expect(plain.encoding).toBeNull();
    expect(JSON.parse(plain.bytes.toString())).toMatchObject({ revision: 0 });
    // The server compresses it once, on its way out: e2e/headers.spec.ts.
    for (const encodings of ["gzip", "br, gzip;q=0.8, *", "gzip;q=0, identity"])
      expect(await ask(encodings)).toEqual(plain);
  });
});
