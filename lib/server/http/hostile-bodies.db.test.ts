import { beforeAll, describe, expect, it } from "vitest";
import type { Route } from "@/lib/domain/contract/route";
import { type RouteKey, routes } from "@/lib/domain/contract/routes";
import { type Cast, makeCast } from "@/lib/testing/authorisation/callers";
import { databaseState } from "@/lib/testing/authorisation/database-state";
import { fileOf, handlersIn } from "@/lib/testing/authorisation/route-handlers";
import { samples } from "@/lib/testing/authorisation/samples";
import { makeTarget, type Target } from "@/lib/testing/authorisation/target";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest } from "@/lib/testing/team";

const rows = routes
  .filter((route: Route) => route.body !== undefined)
  .map((route: Route) => [`${route.method} ${route.path}` as RouteKey, route] as const);

/** Fields that would matter if a body were spread into a row. */
const notTheirs = {
  role: "admin",
  workspaceId: "w",
  id: "i",
  seq: 1,
  revision: 7,
  createdAt: "2020-01-01T00:00:00Z",
  userId: "u",
  createdById: "u",
  isAdmin: true,
  secretHash: "h",
  views: 0,
  archivedAt: null,
};
/** Values that a query builder would take for a condition, and values that are no text. */
const notText: readonly unknown[] = [
  { not: "" },
  { startsWith: "a" },
  { contains: "" },
  { $ne: 1 },
  { in: ["a"] },
  {},
  [],
  ["a"],
  7,
  true,
];

type Path = readonly (string | number)[];

/** The paths of texts in a body. */
function textPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textPaths(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A copy with another value at one path. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === key ? replaced(one, rest, by) : one));
  const record = value as { readonly [field: string]: unknown };
  return { ...record, [key]: replaced(record[key], rest, by) };
}

function nameOf(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .slice(1);
}

describeDatabases("a body that is meant to do harm", ({ database }) => {
  let cast: Cast;
  // One for all: no request here may change it.
  let target: Target;
  beforeAll(async () => {
    cast = await makeCast(database());
    target = await makeTarget(cast.admin);
  });

  describe.each(rows)("to %s", (key, route) => {
    async function prepare() {
      const handle = (await handlersIn(fileOf(route.path))).get(route.method);
      const { id, body } = samples[key](target);
      if (handle === undefined || body === undefined)
        throw new Error("There is no route file, or no sample body.");
      const params = Promise.resolve(id === undefined ? {} : { id });
      let calls = 0;
      const send = async (hostile: unknown) => {
        // Another caller each time, so that none is refused for the number of requests.
        calls += 1;
        const headers = { "x-blueline-address": `10.0.${calls >> 8}.${calls & 255}` };
        const response = await handle(
          aRequest(route.method, "/api/v1/x", {
            cookie: cast.cookies.get("admin"),
            body: JSON.stringify(hostile),
            headers,
          }),
          {
            params,
          },
        );
        return {
          status: response.status,
          problem: (await response.json()) as { readonly errors?: readonly { readonly path: string }[] },
        };
      };
      return { body, send, before: await databaseState(database()) };
    }

    it("may set no field that is not the sender's to set", async () => {
      const { body, send, before } = await prepare();
      for (const [name, value] of Object.entries(notTheirs)) {
        if (name in body) continue;
        const { status, problem } = await send({ ...body, [name]: value });
        expect([name, status, problem.errors?.map(({ path }) => path)]).toEqual([name, 422, [name]]);
      }
      expect(await databaseState(database())).toBe(before);
    });

    it("can put no condition where text belongs", { tags: ["full"] }, async () => {
      const { body, send, before } = await prepare();
      for (const path of textPaths(body)) {
        for (const value of [...notText, null]) {
          const { status, problem } = await send(replaced(body, path, value));
          const name = nameOf(path);
          expect([name, value, status]).toEqual([name, value, 422]);
          // The field itself, or a fault inside it.
          expect(
            problem.errors?.some((error) => error.path.startsWith(name) || name.startsWith(error.path)),
          ).toBe(true);
        }
      }
      expect(await databaseState(database())).toBe(before);
    });
  });
});
