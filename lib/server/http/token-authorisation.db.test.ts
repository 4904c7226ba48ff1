import { beforeAll, describe, expect, it } from "vitest";
import type { Route } from "@/lib/domain/contract/route";
import { type RouteKey, routes } from "@/lib/domain/contract/routes";
import { type TokenScope, tokenScopes } from "@/lib/domain/contract/token-scopes";
import { databaseState } from "@/lib/testing/authorisation/database-state";
import { fileOf, handlersIn } from "@/lib/testing/authorisation/route-handlers";
import { type Sample, samples } from "@/lib/testing/authorisation/samples";
import { makeTarget, type Target } from "@/lib/testing/authorisation/target";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest, makeWorkspace, signedInViewer } from "@/lib/testing/team";
import { requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { createToken } from "../tokens/create-token";

const rows = routes.map((route: Route) => [`${route.method} ${route.path}` as RouteKey, route] as const);

const byKey = new Map(rows);
/** Routes whose answer differs from the sample's, such as set-up in a workspace with members. */
const sampleAnswers = new Map<RouteKey, number>([
  ["POST /setup", 404],
  ["POST /token/exchange", 401],
]);

/** Places for a token, of which only the first is read. */
const carriers = ["bearer", "query", "cookie", "basic", "other header"] as const;
type Carrier = (typeof carriers)[number];

type Call = readonly [TokenScope, Carrier];
/** Each scope as a Bearer; other schemes carry no token, whatever its scope. */
const calls: readonly Call[] = [
  ...tokenScopes.map((scope): Call => [scope, "bearer"]),
  ...carriers.slice(1).map((carrier): Call => ["read", carrier]),
];

function statusOf(key: RouteKey, scope: TokenScope, carrier: Carrier): number {
  const route = byKey.get(key);
  const sample = sampleAnswers.get(key);
  const isPublic = route?.access === "public";
  // In a query it is an unknown parameter.
  if (carrier === "query" && isPublic) return 422;
  // A change with a cookie must state its origin.
  if (carrier === "cookie" && route?.method !== "GET") return 403;
  if (isPublic) return sample ?? route.status;
  if (carrier !== "bearer") return 401;
  return route?.token === scope ? route.status : 403;
}

function carried(carrier: Carrier, token: string) {
  if (carrier === "bearer") return { headers: { authorization: `Bearer ${token}` } };
  if (carrier === "cookie")
    return { cookie: `blueline.session_token=${token}; access_token=${token}; token=${token}` };
  if (carrier === "basic")
    return {
      headers: { authorization: `Basic ${Buffer.from(`${token}:${token}`).toString("base64")}` },
    };
  if (carrier === "other header") return { headers: { "x-api-key": token, authorization: token } };
  return {};
}

describeDatabases("authorisation by a token", ({ database }) => {
  let admin: Viewer;
  /** For reads, for calls that need no existing resource, and for calls that refuse every token. */
  let kept: Target;
  const tokens = new Map<TokenScope, string>();
  beforeAll(async () => {
    const { ana } = await makeWorkspace({ ana: "admin" });
    admin = await signedInViewer(ana);
    const access = await requireWorkspaceAccess(admin, "admin");
    for (const scope of tokenScopes)
      tokens.set(scope, (await createToken(access, { name: scope, scopes: [scope] })).token);
    kept = await makeTarget(admin);
  });

  async function call(route: Route, sample: Sample, carrier: Carrier, token: string) {
    await database().client.rateLimit.deleteMany();
    const handle = (await handlersIn(fileOf(route.path))).get(route.method);
    if (handle === undefined) throw new Error("There is no route file.");
    const { id, query = "", body } = sample;
    const asked = new URLSearchParams(query);
    if (carrier === "query") asked.set("access_token", token);
    const text = asked.size === 0 ? "" : `?${asked.toString()}`;
    const request = aRequest(route.method, `/api/v1${route.path.replace("{id}", id ?? "")}${text}`, {
      body,
      ...carried(carrier, token),
    });
    // A program states no origin.
    request.headers.delete("sec-fetch-site");
    const response = await handle(request, { params: Promise.resolve(id === undefined ? {} : { id }) });
    return { status: response.status, text: await response.text() };
  }

  describe.each(rows)("%s", (key, route) => {
    it("takes a token that is made for it, as a Bearer alone, and changes nothing by any other", async () => {
      const isRefused = ([scope, carrier]: Call) => statusOf(key, scope, carrier) >= 400;
      const leavesTarget = route.method === "GET" || samples[key].length === 0 || calls.every(isRefused);
      const target = leavesTarget ? kept : await makeTarget(admin);
      const found = new Map<string, number>();
      const send = async (scope: TokenScope, carrier: Carrier) => {
        const token = tokens.get(scope) ?? "";
        const { status, text } = await call(route, samples[key](target), carrier, token);
        found.set(`${scope}, ${carrier}`, status);
        expect(text).not.toContain(token);
      };
      const expected = new Map(
        calls.map(([scope, carrier]) => [`${scope}, ${carrier}`, statusOf(key, scope, carrier)]),
      );
      const before = await databaseState(database());
      for (const [scope, carrier] of calls.filter(isRefused)) await send(scope, carrier);
      expect(await databaseState(database())).toBe(before);
      const [taken] = calls.filter((one) => !isRefused(one));
      for (const one of expected.keys())
        if (!found.has(one) && one !== taken?.join(", ")) expected.delete(one);
      if (taken) await send(...taken);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    });
  });

  it("leaves member, setting, token and sign-in routes to people", () => {
    const taken = rows.flatMap(([key, { token }]) => (token === undefined ? [] : [key]));
    expect(
      taken.filter((key) =>
        /members|invitations|resets|workspace|tokens|shares|audit|erasures|setup/.test(key),
      ),
    ).toEqual([]);
  });
});
