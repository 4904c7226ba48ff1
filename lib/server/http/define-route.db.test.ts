import { beforeAll, describe, expect, it, vi } from "vitest";
import { type RouteKey, routes } from "@/lib/domain/contract/routes";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest, makeWorkspace, openSession } from "@/lib/testing/team";
import { newRecordId } from "../auth/secrets";
import { processState } from "../process";
import { defineRoute } from "./define-route";

const keyOf = ({ method, path }: (typeof routes)[number]) => `${method} ${path}` as RouteKey;
const mutations = routes.filter(({ method }) => method !== "GET");
const context = { params: Promise.resolve({ id: newRecordId() }) };
const noParams = { params: Promise.resolve({}) };

describeDatabases("a route", () => {
  let cookie = "";
  let viewersCookie = "";
  beforeAll(async () => {
    const { ana, ben } = await makeWorkspace({ ana: "admin", ben: "viewer" });
    cookie = await openSession(ana);
    viewersCookie = await openSession(ben);
  });

  describe.each(mutations.map((route) => [keyOf(route), route] as const))("%s", (key, { method, access }) => {
    const evil = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    const variants: readonly (readonly [string, Record<string, string>, string])[] = [
      ["a form", { ...evil, "content-type": "application/x-www-form-urlencoded" }, "a=1"],
      ["plain text", { ...evil, "content-type": "text/plain" }, "{}"],
      ["a multipart form", { ...evil, "content-type": "multipart/form-data; boundary=x" }, "--x--"],
      ["no type at all", { ...evil, "content-type": "" }, "{}"],
      ["the origin null", { "sec-fetch-site": "", origin: "null" }, "{}"],
      ["a sibling domain", { "sec-fetch-site": "same-site", origin: "http://evil.localhost:3000" }, "{}"],
      ["an old browser without any origin", { "sec-fetch-site": "" }, "{}"],
    ];

    it("takes nothing that another site sends with the cookie", async () => {
      const handler = vi.fn<() => Promise<void>>();
      const route = defineRoute(key, handler);
      for (const [name, headers, body] of variants) {
        const request = aRequest(method, "/api/v1/x", { cookie, body, headers });
        for (const header of Object.keys(headers)) if (headers[header] === "") request.headers.delete(header);
        const response = await route(request, context);
        expect([name, response.status]).toEqual([name, 403]);
        expect(response.headers.get("cache-control")).toBe("no-store");
        expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      }
      expect(handler).not.toHaveBeenCalled();
    });

    it("identifies the caller before it reads the request", async () => {
      if (access === "public") return;
      const handler = vi.fn<() => Promise<void>>();
      const response = await defineRoute(key, handler)(
        aRequest(method, "/api/v1/x", { body: "not JSON" }),
        context,
      );
      expect(response.status).toBe(401);
      expect(handler).not.toHaveBeenCalled();
    });
  });

  it("may be called from either loopback name, and by a script without an origin", async () => {
    const route = defineRoute("POST /invitations", async () => new Response(null, { status: 204 }));
    for (const origin of ["http://localhost:3000", "http://127.0.0.1:3000"]) {
      const headers = { "sec-fetch-site": "cross-site", origin };
      expect(
        (
          await route(
            aRequest("POST", "/api/v1/invitations", { cookie, body: { role: "viewer" }, headers }),
            noParams,
          )
        ).status,
      ).toBe(204);
    }
    const script = aRequest("POST", "/api/v1/invitations/accept", { body: {} });
    script.headers.delete("sec-fetch-site");
    expect(
      (await defineRoute("POST /invitations/accept", vi.fn<() => Promise<void>>())(script, noParams)).status,
    ).toBe(422);
  });

  it("without parameters needs the table's role: 403", async () => {
    const handler = vi.fn<() => Promise<void>>();
    const response = await defineRoute("POST /members", handler)(
      aRequest("POST", "/x", { cookie: viewersCookie, body: {} }),
      noParams,
    );
    expect(response.status).toBe(403);
    expect(handler).not.toHaveBeenCalled();
  });

  it.each(mutations.filter((route) => route.access === "public" && "body" in route).map(keyOf))(
    "%s reads only some KB of a request without sign-in",
    async (key) => {
      // An identity token that is too long gets the same answer as any untrusted one.
      const most = key === "POST /token/exchange" ? 16_384 : 4_096;
      const route = defineRoute(key, vi.fn<() => Promise<void>>());
      const send = async (length: number) => {
        const body = { unknown: "x".repeat(length) };
        return (await route(aRequest("POST", "/api/v1/x", { body }), context)).status;
      };
      expect([await send(most), await send(most - 500)]).toEqual([413, 422]);
    },
  );

  it("parses the body, and refuses unknown fields", async () => {
    const route = defineRoute("POST /invitations", async ({ body, viewer }) => ({
      id: viewer.role,
      url: body.role,
      expiresAt: new Date(0).toISOString(),
    }));
    const call = async (body: unknown) => {
      const response = await route(aRequest("POST", "/api/v1/invitations", { cookie, body }), noParams);
      return { status: response.status, json: await response.json() };
    };
    expect(await call({ role: "editor" })).toEqual({
      status: 201,
      json: { id: "admin", url: "editor", expiresAt: "1970-01-01T00:00:00.000Z" },
    });
    expect(await call({ role: "owner", workspaceId: "x" })).toMatchObject({
      status: 422,
      json: { errors: [{ path: "role" }, { path: "workspaceId" }] },
    });
    expect(await call({ role: { not: "viewer" } })).toMatchObject({
      status: 422,
      json: { errors: [{ path: "role" }] },
    });
  });

  it.each(["?role=admin", "?after=1&after=2", "?include[secretHash]=1", "?orderBy=secretHash"])(
    "refuses the query %s",
    async (query) => {
      const handler = vi.fn<() => Promise<void>>();
      const response = await defineRoute("GET /pipelines/{id}/events", handler)(
        aRequest("GET", `/api/v1/x${query}`, { cookie }),
        context,
      );
      expect(response.status).toBe(422);
      expect(handler).not.toHaveBeenCalled();
    },
  );

  it.each([
    "",
    "..",
    ":id",
    "[id]",
    "%3Aid",
    "x".repeat(10_000),
    "ABCDEFGHIJKLMNOPQRSTUVWXY",
    "a".repeat(24),
    "a'; drop table share--",
  ])("has no place called %j", async (id) => {
    const handler = vi.fn<() => Promise<void>>();
    const response = await defineRoute("GET /pipelines/{id}", handler)(
      aRequest("GET", "/api/v1/x", { cookie }),
      { params: Promise.resolve({ id }) },
    );
    expect(response.status).toBe(404);
    expect(handler).not.toHaveBeenCalled();
  });

  it("answers a fault of ours with a number for the log, and nothing else", async () => {
    const route = defineRoute("GET /members", async () => {
      throw new Error("SELECT * FROM session -- /srv/app");
    });
    const response = await route(aRequest("GET", "/api/v1/members", { cookie }), noParams);
    expect([response.status, await response.json()]).toEqual([
      500,
      {
        type: "urn:blueline:problem:unexpected",
        title: "Unexpected server error",
        status: 500,
        instance: expect.stringMatching(/^urn:blueline:log:[a-z0-9]{25}$/),
      },
    ]);
  });

  it("takes no change while the server stops, and still answers reads", async () => {
    processState().draining = true;
    try {
      const write = await defineRoute("POST /setup", vi.fn<() => Promise<void>>())(
        aRequest("POST", "/x", { body: {} }),
        noParams,
      );
      expect([write.status, write.headers.get("retry-after")]).toEqual([503, "5"]);
      const read = await defineRoute("GET /openapi.json", async () => Response.json({}))(
        aRequest("GET", "/x"),
        noParams,
      );
      expect(read.status).toBe(200);
    } finally {
      processState().draining = false;
    }
  });
});
