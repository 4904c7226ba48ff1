import "server-only";
import * as z from "zod";
import { emailSchema, passwordSchema } from "@/lib/domain/contract/team";
import { actorOf, type Audited, recordAudit } from "../audit/record-audit";
import { getDatabase, runWrite } from "../db";
import { getEnv } from "../env";
import { AppError } from "../errors";
import { answerRequest } from "../http/answer-request";
import { describeError } from "../http/describe-error";
import { fieldErrors } from "../http/field-errors";
import { readJson } from "../http/read-body";
import { requireSameOrigin } from "../http/same-origin";
import { getLog } from "../log";
import { getAuth } from "./auth";
import { callerOf } from "./client-address";
import { requireUncommonPassword } from "./password-rules";
import { sessionLimits } from "./session-limits";
import { rememberSignIn, reserveSignIn } from "./sign-in-limits";
import { getViewer, requireViewer, type Viewer } from "./viewer";

type AuthRoute = (request: Request) => Promise<Response>;

/** What of the sign-in library can be reached, and nothing else: its other paths, also those of a later version, are 404. */
export const authRoutes: ReadonlyMap<string, AuthRoute> = new Map<string, AuthRoute>([
  ["POST /sign-in/email", signIn],
  ["POST /sign-out", signOut],
  ["GET /get-session", getSession],
  ["POST /change-password", changePassword],
  ["GET /list-sessions", passOn],
  ["POST /revoke-session", revokeSession],
  ["POST /revoke-other-sessions", revokeOthers],
]);

export function handleAuthRequest(request: Request): Promise<Response> {
  const key = `${request.method} ${new URL(request.url).pathname.replace(/^\/api\/auth/, "")}`;
  const route = authRoutes.get(key);
  return answerRequest(request, route === undefined ? "/api/auth" : `/api/auth ${key}`, async () => {
    if (route === undefined) throw new AppError("not-found");
    if (request.method !== "GET") requireSameOrigin(request.headers);
    return route(request);
  });
}

/** In bytes: an address and two passwords are all that is in one. */
const bodyLimit = 4_096;

const signInSchema = z.object({ email: emailSchema, password: z.string().max(128) });

async function signIn(request: Request): Promise<Response> {
  const body = await parse(request, signInSchema);
  const attempt = { email: body.email, caller: callerOf(request.headers) };
  await reserveSignIn(attempt);
  const response = await callLibrary(request, "/sign-in/email", body);
  const isRefused = response.status === 401;
  if (response.ok) await rememberSignIn(attempt);
  if (response.ok || isRefused)
    await record({
      event: "signed-in",
      ...(await accountOf(body.email)),
      ...(isRefused ? { outcome: "refused", detail: { reason: "wrong address or password" } } : {}),
    });
  if (isRefused)
    throw new AppError("unauthorized", { detail: "The e-mail address or the password is not right." });
  return response;
}

async function signOut(request: Request): Promise<Response> {
  const viewer = await getViewer(request.headers);
  const response = await callLibrary(request, "/sign-out", {});
  if (viewer && response.ok) await recordOf(viewer, { event: "signed-out" });
  // What a page kept in the browser for this person goes with them.
  response.headers.set("clear-site-data", '"storage"');
  return response;
}

async function getSession(request: Request): Promise<Response> {
  return (await getViewer(request.headers)) === undefined
    ? Response.json(null)
    : callLibrary(request, "/get-session");
}

const changeSchema = z.object({ currentPassword: z.string().max(128), newPassword: passwordSchema });

async function changePassword(request: Request): Promise<Response> {
  const viewer = await requireViewer(request.headers);
  const body = await parse(request, changeSchema);
  const workspace = await getDatabase().client.workspace.findUnique({
    where: { id: viewer.workspaceId },
    select: { name: true },
  });
  requireUncommonPassword(
    body.newPassword,
    { email: viewer.email, name: viewer.name, workspace: workspace?.name ?? "" },
    "newPassword",
  );
  // Guessing the current password with a stolen session is slowed like signing in.
  const attempt = { email: viewer.email, caller: callerOf(request.headers) };
  await reserveSignIn(attempt);
  // Whatever the caller asked for, the other sessions end.
  const response = await callLibrary(request, "/change-password", { ...body, revokeOtherSessions: true });
  if (!response.ok) {
    const detail = { reason: "wrong current password" };
    await recordOf(viewer, { event: "password-changed", outcome: "refused", detail });
    throw new AppError("invalid", { errors: [{ path: "currentPassword", message: "is not your password" }] });
  }
  await rememberSignIn(attempt);
  await recordOf(viewer, { event: "password-changed" });
  return response;
}

async function revokeSession(request: Request): Promise<Response> {
  const viewer = await requireViewer(request.headers);
  const response = await passOn(request, await parse(request, z.object({ token: z.string().max(200) })));
  if (response.ok) await recordOf(viewer, { event: "session-ended", detail: { which: "one" } });
  return response;
}

async function revokeOthers(request: Request): Promise<Response> {
  const viewer = await requireViewer(request.headers);
  const others = { userId: viewer.userId, NOT: { id: viewer.sessionId } };
  const count = await getDatabase().client.session.count({ where: others });
  const response = await passOn(request, {});
  if (response.ok && count > 0)
    await recordOf(viewer, { event: "session-ended", detail: { which: "others" } });
  return response;
}

/** What the library has done already is told of afterwards: where that fails the person is answered all the same. */
async function record(audited: Audited): Promise<void> {
  try {
    await runWrite((transaction) => recordAudit(audited, transaction));
  } catch (error) {
    getLog().error({ event: "audit-failed", what: audited.event, error: describeError(error) });
  }
}

function recordOf(viewer: Viewer, audited: Audited): Promise<void> {
  return record({ actor: actorOf(viewer), workspaceId: viewer.workspaceId, ...audited });
}

/** Whose account an address is, where it is a member's; else the address alone, as it was typed. */
async function accountOf(email: string): Promise<Pick<Audited, "actor" | "workspaceId">> {
  const membership = await getDatabase().client.membership.findFirst({
    where: { user: { email } },
    select: { workspaceId: true, user: { select: { id: true, name: true } } },
  });
  return membership === null
    ? { actor: { name: email } }
    : { actor: membership.user, workspaceId: membership.workspaceId };
}

/** For a member only: the library itself knows nothing of memberships. */
async function passOn(request: Request, body?: object): Promise<Response> {
  await requireViewer(request.headers);
  return callLibrary(request, new URL(request.url).pathname.replace(/^\/api\/auth/, ""), body);
}

/** Asks the library with a body of our making, so that no field reaches it that we did not read. */
async function callLibrary(request: Request, path: string, body?: object): Promise<Response> {
  const headers = new Headers(request.headers);
  for (const name of ["content-length", "transfer-encoding", "content-encoding", "content-type"])
    headers.delete(name);
  if (body !== undefined) headers.set("content-type", "application/json");
  // Ours is the check of where a request comes from; the library's would refuse what a browser need not send.
  headers.set("origin", getEnv().url);
  const response = await getAuth().handler(
    new Request(`${getEnv().url}/api/auth${path}`, {
      method: request.method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  if (response.status >= 500) throw new Error(`The sign-in library failed on ${path}.`);
  keepCookieForWholeSession(response.headers);
  return response;
}

/**
 * A session that is used goes on, and its row says until when; a page cannot tell the browser. So the cookie lasts as long
 * as any session may, and not only until the first quiet time would end it.
 */
function keepCookieForWholeSession(headers: Headers): void {
  const cookies = headers.getSetCookie();
  headers.delete("set-cookie");
  for (const cookie of cookies)
    headers.append(
      "set-cookie",
      cookie.replace(`Max-Age=${sessionLimits.idleSeconds};`, `Max-Age=${sessionLimits.absoluteSeconds};`),
    );
}

async function parse<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(request, bodyLimit));
  if (!parsed.success) throw new AppError("invalid", { errors: fieldErrors(parsed.error) });
  return parsed.data;
}
