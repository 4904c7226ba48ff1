import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type RouteKey, routes } from "@/lib/domain/contract/routes";
import type { Route } from "@/lib/domain/contract/route";
import { databaseState } from "@/lib/testing/authorisation/database-state";
import { describeBothDatabases, describeDatabases } from "@/lib/testing/databases";
import { aRequest, makeWorkspace } from "@/lib/testing/team";
import { requireWorkspaceAccess } from "../auth/access";
import { authRoutes, handleAuthRequest } from "../auth/handle-auth-request";
import { getViewer, type Viewer } from "../auth/viewer";
import { getComparison } from "../compare/get-comparison";
import { getEnv } from "../env";
import { defineRoute } from "../http/define-route";
import { listPipelines } from "../pipeline/list-pipelines";
import { processState } from "../process";
import { enterDemo } from "./enter-demo";
import { findFirstMap } from "./find-first-map";
import { startDemo } from "./start-demo";

const keyOf = ({ method, path }: Route) => `${method} ${path}` as RouteKey;
const here = { "x-blueline-address": "127.0.0.1", "sec-fetch-dest": "document", "sec-fetch-site": "none" };

/** The rest of the suite runs as a demo does. */
function asDemo(): void {
  const { slots } = processState();
  beforeAll(() => void slots.set("env", { ...getEnv(), isDemo: true }).delete("auth"));
  afterAll(() => void (slots.delete("env") && slots.delete("auth")));
}

async function enter(headers: Readonly<Record<string, string>> = {}, path = "/api/demo"): Promise<Response> {
  return enterDemo(aRequest("GET", path, { headers: { ...here, ...headers } }));
}

async function visitor(): Promise<{ readonly cookie: string; readonly viewer: Viewer }> {
  const [set = ""] = (await enter()).headers.getSetCookie();
  const cookie = set.split(";")[0] ?? "";
  const viewer = await getViewer(new Headers({ cookie }));
  if (viewer === undefined) throw new Error("The visitor is not signed in.");
  return { cookie, viewer };
}

describeBothDatabases("a demo on a database that has a user", ({ database }) => {
  asDemo();

  it("does not begin, and leaves it as it was", async () => {
    await makeWorkspace({ ana: "admin" });
    const before = await databaseState(database());
    await expect(startDemo()).rejects.toThrow(/needs an empty database, and this one has users/);
    expect(await databaseState(database())).toBe(before);
  });
});

describeBothDatabases("a demo", ({ database }) => {
  asDemo();
  // The sample's evidence expires like any other.
  beforeAll(() => startDemo(new Date("2026-12-04T08:00:00Z")));

  it("has one visitor, who is an editor, and does not begin a second time", async () => {
    await expect(startDemo()).rejects.toThrow(/has users/);
    expect(await database().client.user.count()).toBe(1);
    const { viewer } = await visitor();
    expect(viewer).toMatchObject({ name: "Visitor", role: "editor" });
  });

  it("shows the example company: the sample with an open attack path first, and the worked examples", async () => {
    const { viewer } = await visitor();
    const access = await requireWorkspaceAccess(viewer, "viewer");
    const { pipelines } = await listPipelines(access);
    expect(pipelines.map(({ name }) => name).toSorted()).toEqual([
      "Jenkins, ECR, CodeDeploy, EC2",
      "TeamCity, staging registry, Docker Hub",
      "Web shop",
    ]);
    const sample = pipelines.find(({ name }) => name === "Web shop");
    expect(sample?.id).toBe(await findFirstMap());
    expect(sample?.waysIn).toBeGreaterThan(0);
  });

  it("has snapshots to compare: controls improved since, and a builder was added", async () => {
    const { viewer } = await visitor();
    const [first, second, ...more] = await database().client.snapshot.findMany({
      orderBy: { number: "asc" },
    });
    expect(more).toEqual([]);
    const { answer } = await getComparison(viewer, {
      from: `snapshot:${first?.id}`,
      to: `snapshot:${second?.id}`,
    });
    expect(answer.sentence).toMatch(/4 controls improved.*6 gates no longer hold.*1 node added/);
  });
});

describeDatabases("the entrance of a demo", () => {
  asDemo();
  beforeAll(() => startDemo());

  it("signs a browser in and sends it on, once", async () => {
    const first = await enter({}, "/api/demo?next=%2Fincidents");
    expect(first.status).toBe(303);
    expect(first.headers.get("location")).toBe("/sign-in?from=demo&next=%2Fincidents");
    const [cookie = ""] = first.headers.getSetCookie();
    // Not the cookie of an installation at another port of this machine.
    expect(cookie).toMatch(/^demo-blueline\.session_token=.*HttpOnly; SameSite=Lax/);
    const again = await enter({ cookie: cookie.split(";")[0] ?? "" });
    expect([again.status, again.headers.getSetCookie()]).toEqual([303, []]);
  });

  it.each(["https://evil.example/", "//evil.example", "/api/demo", "/\\evil.example"])(
    "does not send it to %s",
    async (next) => {
      const { headers } = await enter({}, `/api/demo?next=${encodeURIComponent(next)}`);
      expect(headers.get("location")).toBe("/sign-in?from=demo&next=%2F");
    },
  );

  it.each([
    ["another machine", { "x-blueline-address": "192.0.2.7" }],
    ["an unknown address", { "x-blueline-address": "unknown" }],
    ["a picture of another site", { "sec-fetch-dest": "image", "sec-fetch-site": "cross-site" }],
    ["a script of another site", { "sec-fetch-dest": "empty", "sec-fetch-site": "cross-site" }],
    ["a frame", { "sec-fetch-dest": "iframe" }],
  ])("refuses %s", async (_who, headers) => {
    const answer = await enter(headers);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });

  it.each([...authRoutes.keys()].filter((key) => key.startsWith("POST")))("has no %s", async (key) => {
    const { cookie } = await visitor();
    const path = `/api/auth${key.replace("POST ", "")}`;
    const answer = await handleAuthRequest(aRequest("POST", path, { cookie, body: {} }));
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { type: "urn:blueline:problem:demo", detail: "This is a demo: accounts are off." },
    ]);
  });
});

describeDatabases("the API of a demo", () => {
  asDemo();
  let cookie = "";
  beforeAll(async () => {
    await startDemo();
    ({ cookie } = await visitor());
  });

  it.each(routes.map((route: Route) => [keyOf(route), route] as const))(
    "%s is refused if its row says so, before anything else",
    async (key, { method, offInDemo }) => {
      const handler = vi.fn<() => Promise<void>>();
      const route = defineRoute(key, handler);
      const sent = method === "GET" ? { cookie } : { cookie, body: {} };
      const answer = await route(aRequest(method, "/api/v1/x", sent), { params: Promise.resolve({}) });
      const { type, detail } = (await answer.json().catch(() => ({}))) as {
        readonly type?: string;
        readonly detail?: string;
      };
      if (offInDemo === undefined) expect(type).not.toBe("urn:blueline:problem:demo");
      else
        expect([answer.status, type, detail, handler.mock.calls.length]).toEqual([
          403,
          "urn:blueline:problem:demo",
          `This is a demo: ${offInDemo} are off.`,
          0,
        ]);
    },
  );
});

describeDatabases("an installation that is no demo", () => {
  it("has no entrance without a password, and refuses nothing for being a demo", async () => {
    expect((await enter()).status).toBe(404);
    const answer = await defineRoute("GET /shares", async () => new Response())(
      aRequest("GET", "/api/v1/shares"),
      { params: Promise.resolve({}) },
    );
    expect(answer.status).toBe(401);
  });
});
