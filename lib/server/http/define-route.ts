import "server-only";
import { accountIdSchema, idSchema } from "@/lib/domain/ids";
import { recordIdSchema } from "@/lib/domain/contract/pipelines";
import { hasRole } from "@/lib/domain/contract/roles";
import type { Route } from "@/lib/domain/contract/route";
import { type RouteKey, routes } from "@/lib/domain/contract/routes";
import { requireConfirmed } from "../auth/confirm-identity";
import { requireCaller } from "../auth/require-caller";
import type { Viewer } from "../auth/viewer";
import { refuseInDemo } from "../demo/refuse-in-demo";
import { AppError } from "../errors";
import { processState } from "../process";
import { bearerOf } from "../tokens/token-text";
import { answerRequest } from "./answer-request";
import { fieldErrors } from "./field-errors";
import { mediaTypeOf, readBytes, readSizedJson } from "./read-body";
import type { NextRouteHandler, RouteHandler, RouteInput } from "./route-types";
import { refuseTurnedNames } from "./refuse-turned-names";
import { requireSameOrigin } from "./same-origin";
import { spendWrite } from "./write-budget";

/**
 * The only entrance to the API: enforces the contract's row of the route, and passes the parsed input to the
 * handler. For a path with parameters, the handler's access function checks the role, because it tells 404
 * from 403.
 */
export function defineRoute<Key extends RouteKey>(key: Key, handler: RouteHandler<Key>): NextRouteHandler {
  const route = requireRoute(key);
  return (request, context) =>
    answerRequest(request, key, async (note) => {
      if (route.offInDemo !== undefined) refuseInDemo(route.offInDemo);
      if (route.method !== "GET") requireWritable(request, route);
      const viewer =
        route.access === "public" ? undefined : await requireCaller(request.headers, route.token);
      note({ userId: viewer?.userId });
      const params = parseParams(route, await context.params);
      if (Object.keys(params).length === 0) requireRole(route, viewer);
      if (viewer && route.confirm && mayCall(route, viewer)) requireConfirmed(viewer);
      const query = parseQuery(route, new URL(request.url).searchParams);
      const { body, size } = await parseBody(route, request, query);
      if (viewer && size > 0 && route.keepsNothing !== true)
        // A caller who may not change a pipeline uses up none of its write limit.
        spendWrite(
          viewer,
          hasRole(viewer.role, "editor") && route.path.startsWith("/pipelines/") ? params["id"] : undefined,
          { bytes: size, operations: operationsIn(body) },
        );
      // The table gave these values the types that it gives the handler.
      const answer = await handler({ request, params, query, body, viewer } as RouteInput<Key>);
      return toResponse(route, answer);
    });
}

function requireRoute(key: RouteKey): Route {
  const route = routes.find(({ method, path }) => `${method} ${path}` === key);
  if (route === undefined) throw new Error(`No route ${key} in the contract.`);
  return route;
}

function requireWritable(request: Request, route: Route): void {
  // Browsers add no token by themselves, so a request with one uses no session, and no other site can have
  // made it.
  if (route.access === "public" || bearerOf(request.headers) === undefined)
    requireSameOrigin(request.headers);
  if (processState().draining)
    throw new AppError("unavailable", { detail: "The server is stopping. Try again.", retryAfter: 5 });
}

function requireRole(route: Route, viewer: Viewer | undefined): void {
  if (!mayCall(route, viewer))
    throw new AppError("forbidden", { detail: `This needs the role ${route.access}.` });
}

function mayCall({ access }: Route, viewer: Viewer | undefined): boolean {
  return access === "public" || (viewer !== undefined && hasRole(viewer.role, access));
}

function parseParams(
  route: Route,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  // The id of a user may come from the sign-in library; all others are ours.
  const schema = route.path.startsWith("/members/") ? accountIdSchema : idSchemaOf(route);
  return Object.fromEntries(
    names.map((name) => {
      const parsed = schema.safeParse(given[name]);
      if (!parsed.success) throw new AppError("not-found");
      return [name, parsed.data];
    }),
  );
}

/** The id of an incident comes from the catalogue. */
function idSchemaOf({ path }: Route) {
  return path.startsWith("/incidents/") ? idSchema : recordIdSchema;
}

function parseQuery(route: Route, given: URLSearchParams): Readonly<Record<string, string>> {
  const known = route.query ?? [];
  const errors = [...new Set(given.keys())].flatMap((name) => {
    if (!known.includes(name)) return [{ path: name.slice(0, 100), message: "is an unknown parameter" }];
    return given.getAll(name).length > 1 ? [{ path: name, message: "appears more than once" }] : [];
  });
  if (errors.length > 0) throw new AppError("invalid", { errors });
  return Object.fromEntries(given);
}

/** In bytes, because the call needs no sign-in; a name and a few secrets fit. */
const publicBodyLimit = 4_096;

async function parseBody(
  route: Route,
  request: Request,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly body: unknown; readonly size: number }> {
  if (route.body === undefined) return { body: undefined, size: 0 };
  const limit = route.bodyLimit ?? (route.access === "public" ? publicBodyLimit : undefined);
  const isNamed = route.uploadNamed === true && query["name"] !== undefined;
  if (isNamed || (route.upload !== undefined && mediaTypeOf(request.headers) === route.upload)) {
    const bytes = await readBytes(request, limit);
    return { body: bytes, size: bytes.byteLength };
  }
  const { value, size } = await readSizedJson(request, limit);
  refuseTurnedNames(value);
  const parsed = route.body.safeParse(value);
  if (!parsed.success) throw new AppError("invalid", { errors: fieldErrors(parsed.error) });
  return { body: parsed.data, size };
}

/** The number of operations in a push; any other request counts as one. */
function operationsIn(body: unknown): number {
  return typeof body === "object" && body !== null && "operations" in body && Array.isArray(body.operations)
    ? body.operations.length
    : 1;
}

function toResponse(route: Route, answer: unknown): Response {
  if (answer instanceof Response) return answer;
  if (route.status === 204) return new Response(null, { status: 204 });
  return new Response(JSON.stringify(answer), {
    status: route.status,
    headers: { "content-type": "application/json; charset=utf-8" },
  });
}
