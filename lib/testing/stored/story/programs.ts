import type { JWTPayload } from "jose";
import type { TokenScope } from "@/lib/domain/contract/token-scopes";
import { requireCaller } from "@/lib/server/auth/require-caller";
import { createToken } from "@/lib/server/tokens/create-token";
import { exchangeToken } from "@/lib/server/tokens/exchange-token";
import { revokeToken } from "@/lib/server/tokens/revoke-token";
import { createTrustRule, removeTrustRule } from "@/lib/server/tokens/trust-rules";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { issuerWith } from "../stored-issuer";
import type { Story } from "./story";

/** Tokens that work, are limited, revoked and over; and rules by which CI gets some without a stored one. */
export async function letProgramsIn(story: Story): Promise<void> {
  story.at("2026-11-28T09:00:00Z");
  const expiresAt = "2027-09-01";
  await makeToken(story, "over", ["read"], { expiresAt: "2026-11-29" });
  await makeToken(story, "all", ["read", "import", "evidence", "snapshot", "write"], { expiresAt });
  await makeToken(story, "limited", ["read"], { expiresAt, pipelines: [story.pipelineId("payments")] });
  await revokeToken(await story.workspace(), await makeToken(story, "revoked", ["read"], { expiresAt }));
  await call(story, "all");
  await isRefused(call(story, "revoked"));

  const { keys } = await issuerWith(story.issuerKey);
  const workspace = await story.workspace();
  await createTrustRule(workspace, aTrustRule({ keys }));
  const other = aTrustRule({ name: "acme/old", subject: "repo:acme/old:*", keys });
  const { id: removed } = await createTrustRule(workspace, other);
  await exchange(story, { sub: "repo:acme/old:ref:refs/heads/main" });
  await removeTrustRule(workspace, removed);
  await isRefused(exchange(story, { sub: "repo:acme/old:ref:refs/heads/main" }));
}

/** What a job of CI gets for its identity token. */
export async function exchange(story: Story, claims: JWTPayload = {}): Promise<string> {
  const issuer = await issuerWith(story.issuerKey);
  const { access_token } = await exchangeToken(
    {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await issuer.sign(claims),
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    },
    new Headers({ "x-blueline-address": "192.0.2.8" }),
  );
  return access_token;
}

/** @returns its id */
async function makeToken(
  story: Story,
  name: string,
  scopes: TokenScope[],
  more: { readonly expiresAt: string; readonly pipelines?: string[] },
): Promise<string> {
  const { id, token } = await createToken(await story.workspace(), { name, scopes, ...more });
  story.tokens.set(name, token);
  return id;
}

async function call(story: Story, name: string): Promise<void> {
  await requireCaller(new Headers({ authorization: `Bearer ${story.tokens.get(name)}` }), "read");
}

async function isRefused(asked: Promise<unknown>): Promise<void> {
  const isDone = await asked.then(
    () => true,
    () => false,
  );
  if (isDone) throw new Error("It was to be refused.");
}
