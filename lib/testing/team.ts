import { makeSignature } from "better-auth/crypto";
import type { Role } from "@/lib/domain/contract/roles";
import { getAuth } from "@/lib/server/auth/auth";
import { handleAuthRequest } from "@/lib/server/auth/handle-auth-request";
import { addUser, hashNewPassword } from "@/lib/server/auth/credentials";
import { newRecordId } from "@/lib/server/auth/secrets";
import { getViewer, type Viewer } from "@/lib/server/auth/viewer";
import { runWrite } from "@/lib/server/db";
import { getEnv } from "@/lib/server/env";

// The log goes to the same place as the tests' own report.
process.env["LOG_LEVEL"] ??= "silent";

export const testPassword = "a horse on the roof";
const hash = hashNewPassword(testPassword);

export type TestMember = { readonly userId: string; readonly email: string; readonly workspaceId: string };

/** A workspace with one member of each given role, all with `testPassword`. */
export async function makeWorkspace<Names extends Record<string, Role>>(
  members: Names,
): Promise<{ [Name in keyof Names]: TestMember }> {
  const workspaceId = newRecordId();
  const now = new Date();
  const passwordHash = await hash;
  return runWrite(async (transaction) => {
    await transaction.workspace.create({ data: { id: workspaceId, name: "Platform", createdAt: now } });
    const made: Record<string, TestMember> = {};
    for (const [name, role] of Object.entries(members)) {
      const email = `${name}.${newRecordId()}@example.com`.toLowerCase();
      const userId = await addUser({ name, email }, passwordHash, now, transaction);
      await transaction.membership.create({
        data: { id: newRecordId(), workspaceId, userId, role, createdAt: now },
      });
      made[name] = { userId, email, workspaceId };
    }
    // Made from the names that the type lists.
    return made as { [Name in keyof Names]: TestMember };
  });
}

type Sent = {
  readonly cookie?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export function aRequest(method: string, path: string, { cookie, body, headers = {} }: Sent = {}): Request {
  return new Request(`${getEnv().url}${path}`, {
    method,
    headers: {
      "sec-fetch-site": "same-origin",
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

export function signInRequest(email: string, password = testPassword, address = "192.0.2.1"): Request {
  return aRequest("POST", "/api/auth/sign-in/email", {
    body: { email, password },
    headers: { "x-blueline-address": address },
  });
}

export async function signIn({ email }: Pick<TestMember, "email">, address = "192.0.2.1"): Promise<string> {
  const response = await handleAuthRequest(signInRequest(email, testPassword, address));
  if (!response.ok) throw new Error(`Signing in answered ${response.status}.`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

/** The cookie of a session as signing in opens it, but without the password's hash, which takes its time: for what is not about signing in. */
export async function openSession({ userId }: Pick<TestMember, "userId">): Promise<string> {
  const { authCookies, internalAdapter, secret } = await getAuth().$context;
  const { token } = await internalAdapter.createSession(userId);
  return `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${await makeSignature(token, secret)}`)}`;
}

export async function signedInViewer(member: TestMember): Promise<Viewer> {
  const viewer = await getViewer(new Headers({ cookie: await openSession(member) }));
  if (viewer === undefined) throw new Error("The member cannot sign in.");
  return viewer;
}
