import "server-only";
import { hasRole } from "@/lib/domain/contract/roles";
import { roleOfScopes, type TokenScope } from "@/lib/domain/contract/token-scopes";
import type { ApiToken } from "@/prisma/generated/sqlite/client";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { noteTokenRefused, noteTokenUsed } from "../tokens/note-token";
import { roleBehindToken, ruleBacking } from "../tokens/rule-standing";
import { pipelinesOf, scopesOf } from "../tokens/token-columns";
import { bearerOf, isTokenText } from "../tokens/token-text";
import { hashSecret } from "./secrets";
import { requireViewer, type Viewer } from "./viewer";

/**
 * The one place where a credential becomes a viewer. A request with a token ignores any cookie, and the token
 * must have the scope of the route.
 * @param scope from the contract's row; undefined: tokens are refused
 */
export async function requireCaller(headers: Headers, scope: TokenScope | undefined): Promise<Viewer> {
  const token = bearerOf(headers);
  return token === undefined ? requireViewer(headers) : requireTokenViewer(token, scope);
}

async function requireTokenViewer(
  text: string,
  scope: TokenScope | undefined,
  now = new Date(),
): Promise<Viewer> {
  const { client } = getDatabase();
  const row = isTokenText(text)
    ? await client.apiToken.findUnique({ where: { tokenHash: hashSecret(text) } })
    : null;
  if (row === null) throw unusable();
  const [user, workspace] = await Promise.all([
    client.user.findUnique({
      where: { id: row.createdById },
      include: { trustRule: { select: ruleBacking } },
    }),
    client.workspace.findUniqueOrThrow({
      where: { id: row.workspaceId },
      select: { tokensOff: true, secondFactorRequired: true },
    }),
  ]);
  const ended = reasonItEnded(row, workspace.tokensOff, now);
  if (ended !== undefined) throw await refused(row, ended, unusable());
  const role = user === null ? undefined : await roleBehindToken(row, user.trustRule, client);
  if (user === null || role === undefined)
    throw await refused(
      row,
      user?.trustRule ? "its trust rule is off" : "its creator left the workspace",
      unusable(),
    );
  const isMachine = user.trustRule !== null;
  if (workspace.secondFactorRequired && !user.twoFactorEnabled && !isMachine)
    throw await refused(
      row,
      "its creator has no second factor",
      notAllowed("This token's creator must set up a second factor first."),
    );
  const scopes = scopesOf(row.scopes);
  if (scope === undefined || !scopes.includes(scope))
    throw await refused(
      row,
      scope === undefined ? "this endpoint does not accept tokens" : `it lacks the scope ${scope}`,
      notAllowed(
        scope === undefined
          ? "This endpoint does not accept tokens."
          : `The token lacks the scope \`${scope}\`.`,
      ),
    );
  await noteTokenUsed(row, user.name, now);
  const most = roleOfScopes(scopes);
  return {
    userId: user.id,
    name: isMachine ? user.name : `${user.name} (token ${row.name})`,
    email: user.email,
    workspaceId: row.workspaceId,
    role: hasRole(role, most) ? most : "viewer",
    sessionId: "",
    // A token has no person who could enter a password.
    confirmedAt: new Date(0),
    hasSecondFactor: user.twoFactorEnabled,
    isSecondFactorRequired: false,
    token: { id: row.id, scopes, pipelines: pipelinesOf(row.pipelines) },
  };
}

function reasonItEnded({ revokedAt, expiresAt }: ApiToken, isOff: boolean, now: Date): string | undefined {
  if (revokedAt !== null) return "it is revoked";
  if (expiresAt.getTime() <= now.getTime()) return "it is expired";
  return isOff ? "tokens are switched off" : undefined;
}

async function refused(row: ApiToken, reason: string, error: AppError): Promise<AppError> {
  await noteTokenRefused(row, reason);
  return error;
}

/** The same answer for a token that never existed and one that has ended. */
function unusable(): AppError {
  return new AppError("unauthorized", { detail: "This token is not valid." });
}

function notAllowed(detail: string): AppError {
  return new AppError("forbidden", { detail });
}
