import { afterEach, expect, it, vi } from "vitest";
import { GET as metrics } from "@/app/api/metrics/route";
import { GET as ready } from "@/app/api/ready/route";
import { describeDatabases } from "@/lib/testing/databases";
import { getDatabase } from "../db";
import { getEnv } from "../env";
import { processState } from "../process";

describeDatabases("how the server does", ({ database }) => {
  afterEach(() => {
    processState().draining = false;
    processState().slots.delete("env");
  });

  it("is ready with its database, and not while it stops", async () => {
    const response = await ready();
    expect([response.status, await response.text(), response.headers.get("cache-control")]).toEqual([
      200,
      "ready\n",
      "no-store",
    ]);
    processState().draining = true;
    expect((await ready()).status).toBe(503);
  });

  it("is not ready when the database is away, hangs, is behind, or too many writes wait", async () => {
    const query = vi.spyOn(database().client, "$queryRaw");
    query.mockRejectedValueOnce(new Error("away"));
    expect((await ready()).status).toBe(503);
    query.mockReturnValueOnce(new Promise(() => undefined) as never);
    expect((await ready()).status).toBe(503);
    query.mockResolvedValueOnce([] as never);
    expect((await ready()).status).toBe(503);
    query.mockRestore();
    const pending = vi.spyOn(getDatabase().writes, "pending").mockReturnValue(1000);
    expect((await ready()).status).toBe(503);
    pending.mockRestore();
    expect((await ready()).status).toBe(200);
  });

  it("gives figures to anyone who has the token, where there is one", async () => {
    const call = (authorization?: string) =>
      metrics(
        new Request(
          "http://localhost:3000/api/metrics",
          authorization === undefined ? {} : { headers: { authorization } },
        ),
      );
    expect(call("Bearer ").status).toBe(404);
    expect(call("Bearer undefined").status).toBe(404);
    processState().slots.set("env", { ...getEnv(), metricsToken: "s3cret" });
    expect([call().status, call("Bearer wrong").status, call("Basic s3cret").status]).toEqual([
      404, 404, 404,
    ]);
    const response = call("Bearer s3cret");
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(
      /^# HELP blueline_commits_total .*\n# TYPE blueline_commits_total counter\nblueline_commits_total \d+\n/,
    );
  });
});
