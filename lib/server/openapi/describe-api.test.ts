import { describe, expect, test } from "vitest";
import { routes } from "@/lib/domain/contract/routes";
import { describeApi } from "./describe-api";

type Operation = {
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
};
// The description is plain JSON, which has no type.
const api = JSON.parse(JSON.stringify(describeApi("https://blueline.example"))) as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/** Every `$ref` in a part of the description. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "$ref" && typeof child === "string" ? [child] : referencesIn(child),
  );
}

describe("the OpenAPI document", () => {
  test("describes every route of the contract, and no other", () => {
    const described = Object.entries(api.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted());
    expect(api.openapi).toBe("3.1.0");
  });

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s says who may call, what it takes and what it answers",
    (_key, route) => {
      const operation = api.paths[route.path]?.[route.method.toLowerCase()];
      const token = "token" in route ? [{ token: [route.token] }] : [];
      expect(operation?.security).toEqual(route.access === "public" ? [] : [{ session: [] }, ...token]);
      expect(operation?.requestBody !== undefined).toBe("body" in route);
      expect(operation?.responses[route.status]?.content !== undefined).toBe("answer" in route);
      expect(operation?.responses["default"]?.content).toHaveProperty(["application/problem+json"]);
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        operation?.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
      ).toEqual(inPath);
    },
  );

  test("refers only to its own parts", () => {
    for (const reference of referencesIn(api)) {
      let place: unknown = api;
      for (const part of reference.replace(/^#\//, "").split("/"))
        place = (place as Readonly<Record<string, unknown>> | undefined)?.[
          part.replaceAll("~1", "/").replaceAll("~0", "~")
        ];
      expect(place, reference).toBeDefined();
    }
  });
});
