import "server-only";
import * as z from "zod";
import { passwordSchema } from "@/lib/domain/contract/team";
import { getDatabase } from "../db";
import { refuseInDemo } from "../demo/refuse-in-demo";
import { AppError } from "../errors";
import { answerRequest } from "../http/answer-request";
import { requireSameOrigin } from "../http/same-origin";
import { callLibrary, parseAuthBody } from "./call-library";
import { confirmIdentity, requireProof } from "./confirm-identity";
import { deviceCookie, lockOfAccount } from "./known-device";
import { requireUncommonPassword } from "./password-rules";
import { replacePassword } from "./replace-password";
import { recordOwn } from "./record-auth";
import {
  beginSecondFactor,
  finishSecondFactor,
  removeOwnSecondFactor,
  renewRecoveryCodes,
} from "./second-factor-requests";
import { signIn, signOut, verifyAtSignIn } from "./sign-in-requests";
import { getViewer, requireSignedIn } from "./viewer";

type AuthRoute = (request: Request) => Promise<Response>;

/** The reachable paths of the sign-in library. All others, including those of later versions, are 404. */
export const authRoutes: ReadonlyMap<string, AuthRoute> = new Map<string, AuthRoute>([
  ["POST /sign-in/email", signIn],
  ["POST /sign-in/code", verifyAtSignIn],
  ["POST /sign-out", signOut],
  ["POST /confirm", confirmIdentity],
  ["GET /get-session", getSession],
  ["POST /change-password", changePassword],
  ["POST /second-factor/begin", beginSecondFactor],
  ["POST /second-factor/finish", finishSecondFactor],
  ["POST /second-factor/remove", removeOwnSecondFactor],
  ["POST /second-factor/recovery-codes", renewRecoveryCodes],
  ["GET /list-sessions", passOn],
  ["POST /revoke-session", revokeSession],
  ["POST /revoke-other-sessions", revokeOthers],
]);

export function handleAuthRequest(request: Request): Promise<Response> {
  const key = `${request.method} ${new URL(request.url).pathname.replace(/^\/api\/auth/, "")}`;
  const route = authRoutes.get(key);
  return answerRequest(request, route === undefined ? "/api/auth" : `/api/auth ${key}`, async () => {
    if (route === undefined) throw new AppError("not-found");
    if (request.method !== "GET") refuseInDemo("accounts");
    if (request.method !== "GET") requireSameOrigin(request.headers);
    return route(request);
  });
}

async function getSession(request: Request): Promise<Response> {
  return (await getViewer(request.headers)) === undefined
    ? Response.json(null)
    : callLibrary(request, "/get-session");
}

const changeSchema = z.object({
  currentPassword: z.string().max(128),
  newPassword: passwordSchema,
  code: z.string().trim().max(20).optional(),
});

async function changePassword(request: Request): Promise<Response> {
  const viewer = await requireSignedIn(request.headers);
  const body = await parseAuthBody(request, changeSchema);
  const workspace = await getDatabase().client.workspace.findUnique({
    where: { id: viewer.workspaceId },
    select: { name: true },
  });
  requireUncommonPassword(
    body.newPassword,
    { email: viewer.email, name: viewer.name, workspace: workspace?.name ?? "" },
    "newPassword",
  );
  const { currentPassword, newPassword, code } = body;
  const { secretHash } = await lockOfAccount(viewer.email);
  await requireProof(
    request,
    viewer,
    { password: currentPassword, code },
    "password-changed",
    "currentPassword",
  );
  const cookie = await replacePassword(viewer, secretHash, newPassword);
  const response = new Response(null, { status: 204, headers: { "set-cookie": cookie } });
  response.headers.append("set-cookie", deviceCookie(await lockOfAccount(viewer.email)));
  await recordOwn(viewer, { event: "password-changed" });
  return response;
}

async function revokeSession(request: Request): Promise<Response> {
  const viewer = await requireSignedIn(request.headers);
  const response = await passOn(
    request,
    await parseAuthBody(request, z.object({ token: z.string().max(200) })),
  );
  if (response.ok) await recordOwn(viewer, { event: "session-ended", detail: { which: "one" } });
  return response;
}

async function revokeOthers(request: Request): Promise<Response> {
  const viewer = await requireSignedIn(request.headers);
  const others = { userId: viewer.userId, NOT: { id: viewer.sessionId } };
  const count = await getDatabase().client.session.count({ where: others });
  const response = await passOn(request, {});
  if (response.ok && count > 0)
    await recordOwn(viewer, { event: "session-ended", detail: { which: "others" } });
  return response;
}

/** For members only: the library itself knows no memberships. */
async function passOn(request: Request, body?: object): Promise<Response> {
  await requireSignedIn(request.headers);
  return callLibrary(request, new URL(request.url).pathname.replace(/^\/api\/auth/, ""), body);
}
