import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Route } from "@/lib/domain/contract/route";
import { routes } from "@/lib/domain/contract/routes";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { fileOf, handlersIn } from "../authorisation/route-handlers";
import { aRequest } from "../team";
import { commandLine } from "./command-line";
import { describeStored } from "./describe-stored";
import { whatItShows } from "./what-it-shows";

/** Of a route's path: what is asked of it, where it has to be asked something. */
const asked: Readonly<Record<string, string>> = {
  "/pipelines/{id}/export": "?format=json",
  "/snapshots/{id}/export": "?format=json",
};

/** In other tests: a stream, a comparison and a compromise are of something, and what takes long is asked once. */
const elsewhere = [
  "/pipelines/{id}/events",
  "/pipelines/{id}/posture/compromise",
  "/compare",
  "/snapshots/{id}/restore",
  "/shares/{id}/confirmation",
];

const reading = routes.filter(
  (route): route is Extract<(typeof routes)[number], { readonly method: "GET" }> =>
    route.method === "GET" && !elsewhere.includes(route.path),
);

describeStored("what was stored stays readable", ({ workspace, database, viewer }) => {
  it("is whole, to the heads of its chains", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "blueline-heads-"));
    const heads = path.join(folder, "heads.json");
    writeFileSync(heads, JSON.stringify(workspace.heads));
    const { code, text } = await commandLine("verify", "--json", "--heads", heads);
    rmSync(folder, { recursive: true });
    expect(JSON.parse(text)).toMatchObject({ ...(workspace.verified as object), whole: true, anchored: [] });
    expect(code).toBe(0);
  });

  it("shows what it showed", async () => {
    expect(await whatItShows(await viewer(), workspace.shares)).toEqual(workspace.shown);
  });

  /** What a route is asked for: a map of then and one of the first version, and what is of them. */
  async function idsFor({ path: route }: Route): Promise<readonly (string | undefined)[]> {
    const { client } = database();
    const pipelines = ["payments", "ledger"].map((name) => workspace.pipelines[name] ?? "");
    if (route.startsWith("/pipelines/")) return pipelines;
    if (route.startsWith("/snapshots/")) {
      const where = { pipelineId: { in: pipelines }, number: 1 };
      return (await client.snapshot.findMany({ where })).map(({ id }) => id);
    }
    if (route.startsWith("/members/")) return [(await viewer()).userId];
    if (route.startsWith("/shares/")) return [workspace.shares["of version 1"]?.id];
    return route.includes("{id}") ? [incidents[0]?.id] : [undefined];
  }

  describe.each(reading)("$method $path", (route: Route) => {
    it("answers of all of it as the contract says", async () => {
      const handle = (await handlersIn(fileOf(route.path))).get("GET");
      const ids = await idsFor(route);
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) {
        const address = `/api/v1${route.path.replace("{id}", id ?? "")}${asked[route.path] ?? ""}`;
        const request = aRequest("GET", address, { cookie: workspace.cookies["ana"] });
        const response = await handle?.(request, { params: Promise.resolve(id === undefined ? {} : { id }) });
        const text = await response?.text();
        expect([id, response?.status, response?.status === 200 || text]).toEqual([id, 200, true]);
        if (route.answer) expect(() => route.answer?.parse(JSON.parse(text ?? ""))).not.toThrow();
      }
    });
  });
});
