import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { layeredPipeline } from "@/scripts/bench/layered-pipeline";
import { type ApiClient, signIn } from "../api-client";
import { type AppServer, startAppServer } from "../app-server";
import { createScratchDatabase } from "../scratch-database";

describe("a map that cannot be analysed in its time", () => {
  let scratch: Awaited<ReturnType<typeof createScratchDatabase>>;
  let server: AppServer;
  let api: ApiClient;
  let other: ApiClient;
  let id: string;
  const ended = () => server.output().split('"event":"reader-ended"').length - 1;
  beforeAll(async () => {
    scratch = await createScratchDatabase("sqlite", "");
    // No map of a thousand nodes is analysed in so little.
    const env = { BLUELINE_ANALYSIS_SECONDS: "0.02", BLUELINE_READERS: "2" };
    server = await startAppServer({ databaseUrl: scratch.url, env });
    [api, other] = [await signIn(server.url), await signIn(server.url)];
    const made = await api.json("POST", "/pipelines", { document: layeredPipeline(1_000) });
    ({ id } = createdPipelineSchema.parse(made));
  });
  afterAll(async () => {
    await server.stop();
    await scratch.remove();
  });

  it("is told so, ends each reader once at most, however often it is asked for, and keeps nobody waiting", async () => {
    const seen: unknown[] = [];
    let isOver = false;
    const others = (async () => {
      while (!isOver) seen.push((await other.call("GET", "/api/v1/pipelines")).status);
    })();
    for (let time = 0; time < 5; time++) {
      const answer = await api.call("GET", `/api/v1/pipelines/${id}/posture`);
      expect([answer.status, await answer.json()]).toEqual([
        422,
        expect.objectContaining({
          title: "The map could not be analysed",
          detail: "This map could not be analysed in 0.02 s. You can still edit and export it.",
        }),
      ]);
    }
    isOver = true;
    await others;
    expect(new Set(seen)).toEqual(new Set([200]));
    expect(ended()).toBeLessThanOrEqual(2);
  });

  it("says so on its pages, and is edited and exported all the same", async () => {
    const pages = ["ways-in", "gaps", "matrix", "frameworks", "threats", "report"].map(
      (page) => `/pipelines/${id}/${page}`,
    );
    for (const path of [...pages, `/compare?from=pipeline:${id}@0&to=pipeline:${id}`]) {
      const page = await api.call("GET", path);
      expect([path, page.status, await page.text()]).toEqual([
        path,
        200,
        expect.stringContaining("This map could not be analysed in 0.02 s"),
      ]);
    }
    expect((await api.call("GET", `/pipelines/${id}/follow`)).status).toBe(200);
    expect((await api.call("GET", `/pipelines/${id}`)).status).toBe(200);
    expect((await api.call("PATCH", `/api/v1/pipelines/${id}`, { owner: "Platform" })).status).toBe(204);
    const file = await api.call("GET", `/api/v1/pipelines/${id}/export?format=json`);
    expect([file.status, await file.text()]).toEqual([200, expect.stringContaining('"nodes"')]);
    const svg = await api.call("GET", `/api/v1/pipelines/${id}/export?format=svg`);
    expect([svg.status, await svg.text()]).toEqual([
      200,
      expect.stringContaining("No connection is marked as checked: the map could not be analysed in 0.02 s."),
    ]);
    expect((await api.call("GET", `/api/v1/pipelines/${id}/export?format=png`)).status).toBe(200);
    expect(ended()).toBeLessThanOrEqual(2);
  });

  it("is kept by a snapshot that says what it lacks, and is listed, shared, reported and shown", async () => {
    const taken = await api.json("POST", `/pipelines/${id}/snapshots`, { title: "Large" });
    const { id: snapshot } = createdPipelineSchema.loose().parse(taken);
    const read = await api.json("GET", `/snapshots/${snapshot}`);
    expect(read).toMatchObject({
      document: { nodes: expect.any(Array) },
      posture: { notAnalysed: { seconds: 0.02 }, coverage: expect.anything() },
    });
    expect(read).not.toHaveProperty("posture.gates");
    const page = await api.call("GET", `/snapshots/${snapshot}`);
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining("the map could not be analysed in 0.02 s"),
    ]);
    for (const path of [
      `/snapshots/${snapshot}/report`,
      `/pipelines/${id}/snapshots`,
      "/pipelines",
      `/api/v1/pipelines/${id}/snapshots`,
      `/api/v1/snapshots/${snapshot}/export?format=json`,
    ])
      expect([path, (await api.call("GET", path)).status]).toEqual([path, 200]);
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const show = { owners: true, notes: true, evidence: true, hosts: false };
    const shared = await api.call("POST", `/api/v1/snapshots/${snapshot}/shares`, { show, expiresAt });
    expect([shared.status, await shared.text()]).toEqual([201, expect.anything()]);
    expect(ended()).toBeLessThanOrEqual(2);
  });
});

describe("a map that cannot be analysed in the memory of a reader", () => {
  it("is told so in the same words, and the server goes on", async () => {
    const scratch = await createScratchDatabase("sqlite", "");
    const env = { BLUELINE_READER_MEMORY: "128", BLUELINE_READERS: "1", BLUELINE_ANALYSIS_SECONDS: "600" };
    const server = await startAppServer({ databaseUrl: scratch.url, env });
    try {
      const api = await signIn(server.url);
      const document = layeredPipeline(2_000);
      const { id } = createdPipelineSchema.parse(await api.json("POST", "/pipelines", { document }));
      const answer = await api.call("GET", `/api/v1/pipelines/${id}/posture`);
      expect([answer.status, await answer.json()]).toEqual([
        422,
        expect.objectContaining({
          title: "The map could not be analysed",
          detail: "This map could not be analysed in 128 MB of memory. You can still edit and export it.",
        }),
      ]);
      expect(server.output()).toContain('"event":"map-not-analysed","megabytes":128');
      expect((await api.call("GET", "/api/v1/pipelines")).status).toBe(200);
      expect((await api.call("PATCH", `/api/v1/pipelines/${id}`, { owner: "Platform" })).status).toBe(204);
    } finally {
      await server.stop();
      await scratch.remove();
    }
  });
});
