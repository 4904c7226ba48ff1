import { beforeAll, describe, expect, it } from "vitest";
import { hasRole } from "@/lib/domain/contract/roles";
import type { Route } from "@/lib/domain/contract/route";
import { type RouteKey, routes } from "@/lib/domain/contract/routes";
import { createdShareSchema } from "@/lib/domain/contract/shares";
import { type Caller, callers, type Cast, makeCast } from "@/lib/testing/authorisation/callers";
import { databaseState, workspaceState } from "@/lib/testing/authorisation/database-state";
import { fileOf, handlersIn, isOfApi, routeFiles } from "@/lib/testing/authorisation/route-handlers";
import { type Sample, samples } from "@/lib/testing/authorisation/samples";
import { makeTarget, type Target } from "@/lib/testing/authorisation/target";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest } from "@/lib/testing/team";
import type { NextRouteHandler } from "./route-types";

const keyOf = ({ method, path }: Route) => `${method} ${path}` as RouteKey;
/** Reads come first: one target is enough for all of them, while nothing is erased. */
const rows = routes
  .toSorted((a: Route, b: Route) => Number(b.method === "GET") - Number(a.method === "GET"))
  .map((route: Route) => [keyOf(route), route] as const);

/** Pages of a pipeline that can be saved as a file; these routes are outside the API. */
const fileRoutes = ["frameworks", "gaps", "matrix", "ways-in"] as const;
const fileOfPage = (name: (typeof fileRoutes)[number]) => `app/pipelines/[id]/${name}/export/route.ts`;

/** One-page reports as files, of a current pipeline and of a snapshot. */
const reportFiles = [
  {
    of: "pipelineId",
    path: "/pipelines/{id}/report/export",
    file: "app/pipelines/[id]/report/export/route.ts",
  },
  {
    of: "snapshotId",
    path: "/snapshots/{id}/report/export",
    file: "app/snapshots/[id]/report/export/route.ts",
  },
] as const;

/** The list of pipelines as a file. */
const listFile = "app/pipelines/export/route.ts";
/** The audit log as a file. */
const auditFile = "app/settings/audit/export/route.ts";
const ownFile = "app/settings/controls/export/route.ts";

describe("the contract's table", () => {
  it("has a row for every route file's every verb, and a file for every row", async () => {
    const files = routeFiles().filter(isOfApi);
    const served = await Promise.all(
      files.map(async (file) => [...(await handlersIn(file)).keys()].map((verb) => `${verb} ${file}`)),
    );
    expect(served.flat().toSorted()).toEqual(
      routes.map(({ method, path }) => `${method} ${fileOf(path)}`).toSorted(),
    );
  });

  it("has a sample call for every row", () => {
    expect(Object.keys(samples).toSorted()).toEqual(routes.map(keyOf).toSorted());
  });

  it("covers the API, except the routes listed here", () => {
    const listed = [
      // Answers 404 to everything.
      "app/api/[...path]/route.ts",
      // It has its own list: lib/server/auth/handle-auth-request.ts.
      "app/api/auth/[...path]/route.ts",
      // Not found outside a demo: lib/server/demo/demo.db.test.ts.
      "app/api/demo/route.ts",
      // They contain no one's data.
      "app/api/metrics/route.ts",
      "app/api/ready/route.ts",
      // In the matrix below.
      ...fileRoutes.map(fileOfPage),
      ...reportFiles.map(({ file }) => file),
      listFile,
      auditFile,
      ownFile,
    ];
    expect(
      routeFiles()
        .filter((file) => !isOfApi(file))
        .toSorted(),
    ).toEqual(listed.toSorted());
  });
});

/**
 * The table's answer to a caller: 401 without sign-in, 404 for others' resources, 403 for forbidden actions.
 */
function expectedStatus(route: Route, caller: Caller): number {
  if (route.access === "public") return route.status;
  switch (caller) {
    case "anonymous":
    case "removed":
    case "signed-out":
    case "odd":
    case "reader":
      return 401;
    case "stranger":
      return route.path.includes("{") ? 404 : route.status;
    case "viewer":
    case "editor":
    case "admin":
      return hasRole(caller, route.access) ? route.status : 403;
  }
}

function expectedAnswer(route: Route, caller: Caller, { answers }: Sample): number {
  if (typeof answers === "number") return answers;
  return answers?.[caller] ?? expectedStatus(route, caller);
}

describeDatabases("authorisation", ({ database }) => {
  let cast: Cast;
  /** For reads, and for calls that need no existing resource. */
  let kept: Target;
  beforeAll(async () => {
    cast = await makeCast(database());
    kept = await makeTarget(cast.admin);
  });

  async function call(
    handle: NextRouteHandler,
    route: Route,
    { id, query = "", body }: Sample,
    caller: Caller,
  ) {
    // Not tested here; see sign-in-limits.
    await database().client.rateLimit.deleteMany();
    const cookie = cast.cookies.get(caller);
    const path = `/api/v1${route.path.replace("{id}", id ?? "")}${query}`;
    const response = await handle(aRequest(route.method, path, { cookie, body }), {
      params: Promise.resolve(id === undefined ? {} : { id }),
    });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
    if (isStream) await response.body?.cancel();
    return { status: response.status, text: isStream ? "" : await response.text() };
  }

  describe.each(rows)("%s", (key, route) => {
    it("answers each caller as the table says, and changes nothing for those it refuses", async () => {
      const handle = (await handlersIn(fileOf(route.path))).get(route.method);
      if (handle === undefined) throw new Error("There is no route file.");
      const leavesTarget = route.method === "GET" || samples[key].length === 0;
      let target = leavesTarget ? kept : await makeTarget(cast.admin);
      const sample = () => samples[key](target);
      const found = new Map<Caller, number>();
      const expected = new Map(callers.map((caller) => [caller, expectedAnswer(route, caller, sample())]));
      const isRefused = (caller: Caller) => (expected.get(caller) ?? 0) >= 400;

      const before = await databaseState(database());
      for (const caller of callers.filter(isRefused)) {
        const { status, text } = await call(handle, route, sample(), caller);
        found.set(caller, status);
        expect(JSON.parse(text)).toMatchObject({ status, title: expect.any(String) });
        if (status === 401 || status === 404)
          for (const id of Object.values(target)) expect(text).not.toContain(id);
      }
      expect(await databaseState(database())).toBe(before);

      for (const [index, caller] of callers.filter((one) => !isRefused(one)).entries()) {
        // A target used up by one caller is created again for the next.
        if (!leavesTarget && index > 0) target = await makeTarget(cast.admin);
        const isOfOthers = caller === "stranger" && route.access !== "public";
        const ours = isOfOthers && (await workspaceState(database(), cast.workspaceId));
        const { status, text } = await call(handle, route, sample(), caller);
        found.set(caller, status);
        if (route.answer !== undefined) expect(() => route.answer?.parse(JSON.parse(text))).not.toThrow();
        if (isOfOthers) {
          for (const id of [cast.workspaceId, ...Object.values(target)]) expect(text).not.toContain(id);
          expect(await workspaceState(database(), cast.workspaceId)).toBe(ours);
        }
      }
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    });
  });

  it.each(fileRoutes)("holds for the file of %s too", async (name) => {
    const route: Route = {
      method: "GET",
      path: `/pipelines/{id}/${name}/export`,
      access: "viewer",
      summary: "",
      status: 200,
    };
    const handle = (await handlersIn(fileOfPage(name))).get("GET");
    if (handle === undefined) throw new Error("There is no route file.");
    const { pipelineId } = await makeTarget(cast.admin);
    for (const caller of callers) {
      const { status, text } = await call(handle, route, { id: pipelineId }, caller);
      expect([caller, status]).toEqual([caller, expectedStatus(route, caller)]);
      expect(text.includes("Payments API")).toBe(false);
    }
  });

  it.each(reportFiles)("holds for the file $path too", async ({ of, path, file }) => {
    const route: Route = { method: "GET", path, access: "viewer", summary: "", status: 200 };
    const handle = (await handlersIn(file)).get("GET");
    if (handle === undefined) throw new Error("There is no route file.");
    const target = await makeTarget(cast.admin);
    for (const caller of callers) {
      const { status, text } = await call(handle, route, { id: target[of] }, caller);
      expect([caller, status]).toEqual([caller, expectedStatus(route, caller)]);
      // Not by its name: the matrix has erased that from a snapshot with the same content.
      expect(text.includes("Build on a laptop")).toBe(status === 200);
    }
  });

  it("holds for the file of the list, which has nothing of another workspace in it", async () => {
    const route: Route = {
      method: "GET",
      path: "/pipelines/export",
      access: "viewer",
      summary: "",
      status: 200,
    };
    const handle = (await handlersIn(listFile)).get("GET");
    if (handle === undefined) throw new Error("There is no route file.");
    await makeTarget(cast.admin);
    for (const caller of callers) {
      const { status, text } = await call(handle, route, {}, caller);
      expect([caller, status]).toEqual([caller, expectedStatus(route, caller)]);
      expect(text.includes("Payments API")).toBe(status === 200 && caller !== "stranger");
    }
  });

  it("holds for the file of the audit log, without entries of another workspace", async () => {
    const route: Route = {
      method: "GET",
      path: "/settings/audit/export",
      access: "admin",
      summary: "",
      status: 200,
    };
    const handle = (await handlersIn(auditFile)).get("GET");
    if (handle === undefined) throw new Error("There is no route file.");
    for (const caller of callers) {
      const { status, text } = await call(handle, route, {}, caller);
      expect([caller, status]).toEqual([caller, expectedStatus(route, caller)]);
      expect(text.includes(`snapshot 1 of Payments API`)).toBe(caller === "admin");
    }
  });

  it("gives the workspace's own controls as a file to its admins alone", async () => {
    const handle = (await handlersIn(ownFile)).get("GET");
    if (handle === undefined) throw new Error("There is no route file.");
    const route = routes.find(({ path }) => path === "/controls/release");
    if (route === undefined) throw new Error("There is no such row.");
    for (const caller of callers) {
      const { status, text } = await call(handle, { ...route, method: "GET" }, {}, caller);
      expect([caller, status]).toEqual([caller, expectedStatus(route, caller)]);
      expect(text.includes("blueline/own/1")).toBe(status === 200);
    }
  });

  it("lets an editor revoke a link of their own", async () => {
    const [share, revoke] = await Promise.all([
      handlersIn(fileOf("/snapshots/{id}/shares")),
      handlersIn(fileOf("/shares/{id}")),
    ]);
    const { snapshotId } = await makeTarget(cast.admin);
    const send = async (handle: NextRouteHandler | undefined, method: string, id: string, body?: unknown) => {
      if (handle === undefined) throw new Error("There is no route file.");
      return handle(aRequest(method, "/api/v1/x", { cookie: cast.cookies.get("editor"), body }), {
        params: Promise.resolve({ id }),
      });
    };
    const made = await send(share.get("POST"), "POST", snapshotId, {
      show: { owners: false, notes: false, evidence: false, hosts: false },
    });
    const { id } = createdShareSchema.parse(await made.json());
    expect((await send(revoke.get("DELETE"), "DELETE", id)).status).toBe(204);
  });
});
