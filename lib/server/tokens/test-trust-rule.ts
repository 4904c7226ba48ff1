import "server-only";
import type { RuleTestAnswer } from "@/lib/domain/contract/tokens";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { whyNotTaken } from "./rule-standing";
import { checkIdentity, decodeIdentity, verifyIdentity } from "./verify-identity";

/** Tests an identity token against a rule, line by line. The token is neither stored nor exchanged. */
export async function testTrustRule(
  { workspaceId }: WorkspaceAccess,
  { id, token }: { readonly id: string; readonly token: string },
  now = new Date(),
): Promise<RuleTestAnswer> {
  const rule = await getDatabase().client.trustRule.findUnique({
    where: { id, workspaceId, removedAt: null },
  });
  if (rule === null) throw new AppError("not-found");
  const identity = decodeIdentity(token.trim());
  if (!identity.ok) throw new AppError("invalid", { errors: [{ path: "token", message: identity.error }] });
  const claims = checkIdentity(rule, identity.value, now);
  const whyNot = await whyNotTaken(rule, identity.value.claims, getDatabase().client);
  const verified = await verifyIdentity(rule, token.trim(), identity.value, now);
  const hold = claims.every(({ holds }) => holds);
  // The library checks the claims too; their faults are reported in the lines above.
  const signature = verified.ok || (!hold && verified.error.includes("ERR_JWT_"));
  return {
    works: hold && verified.ok && whyNot === undefined,
    lines: [
      ...(whyNot === undefined
        ? []
        : [
            {
              check: "rule" as const,
              holds: false,
              expected: "to be on, and a token issued since",
              found: whyNot,
            },
          ]),
      ...claims.map((line) => ({ ...line })),
      {
        check: "signature" as const,
        holds: signature,
        expected: "by a key of the issuer",
        found: verified.ok || signature ? "valid" : verified.error,
      },
    ],
  };
}
