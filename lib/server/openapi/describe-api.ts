import "server-only";
import * as z from "zod";
import { problemSchema } from "@/lib/domain/contract/problem";
import type { Route } from "@/lib/domain/contract/route";
import { routes } from "@/lib/domain/contract/routes";
import { tokenScopes } from "@/lib/domain/contract/token-scopes";
import { capitalise } from "@/lib/domain/capitalise";

type Json = Readonly<Record<string, unknown>>;

export function describeApi(serverUrl: string): Json {
  const paths = new Map<string, Record<string, Json>>();
  for (const route of routes) {
    const operations = paths.get(route.path) ?? {};
    operations[route.method.toLowerCase()] = describeRoute(route);
    paths.set(route.path, operations);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Blueline",
      version: "1",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description:
        "Model container pipelines, set the status of controls, and read the security posture. Sign in with POST /api/auth/sign-in/email. Send its cookie with every call, and the Origin header with every change. Programs send a token to calls that accept one.",
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    paths: Object.fromEntries(paths),
    components: {
      schemas: { Problem: jsonSchema(problemSchema, "output") },
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "blueline.session_token",
          description: "Set at sign-in; its name begins with __Host- if the address is https.",
        },
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "blt_ and 49 letters and digits",
          description: `Created in the settings or by POST /token/exchange, with one or more of ${tokenScopes.join(", ")}.`,
        },
      },
    },
  };
}

function describeRoute(route: Route): Json {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const answer = route.answer
    ? { content: { "application/json": { schema: jsonSchema(route.answer, "output") } } }
    : {};
  return {
    summary: route.summary,
    operationId: operationId(route),
    "x-role": route.access,
    security: securityOf(route),
    parameters: [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...(route.query ?? []).map((name) => ({
        name,
        in: "query",
        required: false,
        schema: { type: "string" },
      })),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: jsonSchema(route.body, "input") },
              ...(route.upload === undefined ? {} : { [route.upload]: {} }),
              ...(route.uploadNamed === undefined ? {} : { "application/octet-stream": {} }),
            },
          },
        }
      : {}),
    responses: {
      [route.status]: { description: route.status === 204 ? "Done" : "The answer", ...answer },
      default: {
        description: "Refused",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

/** In OpenAPI 3.1 a scheme of any kind may name the scopes that a call needs. */
function securityOf({ access, token }: Route): readonly Json[] {
  if (access === "public") return [];
  return [{ session: [] }, ...(token === undefined ? [] : [{ token: [token] }])];
}

function operationId({ method, path }: Route): string {
  const words = path.split(/[^a-zA-Z]+/).filter((word) => word !== "");
  return method.toLowerCase() + words.map(capitalise).join("");
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
