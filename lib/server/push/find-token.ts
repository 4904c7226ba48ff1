import "server-only";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { exchangedSchema } from "@/lib/domain/contract/tokens";
import { isTokenText } from "../tokens/token-text";
import { PushApi, PushError } from "./push-api";

interface Given {
  readonly server: string;
  readonly pipeline: string;
  readonly tokenFile: string | undefined;
  readonly identityFile: string | undefined;
  readonly audience: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The token for a push: from a file, from BLUELINE_TOKEN, or exchanged for the job's identity token, from a
 * file, from BLUELINE_ID_TOKEN or from GitHub Actions. Throws `PushError`; no message contains a secret.
 */
export async function findToken(given: Given): Promise<string> {
  const { tokenFile, identityFile, env, server, audience } = given;
  if (tokenFile !== undefined) return requireToken(readSecret(tokenFile), tokenFile);
  if (identityFile !== undefined) return exchange(given, readSecret(identityFile));
  const own = setIn(env, "BLUELINE_TOKEN");
  if (own !== undefined) return requireToken(own, "BLUELINE_TOKEN");
  const identity = setIn(env, "BLUELINE_ID_TOKEN");
  if (identity !== undefined) return exchange(given, identity);
  const url = setIn(env, "ACTIONS_ID_TOKEN_REQUEST_URL");
  const secret = setIn(env, "ACTIONS_ID_TOKEN_REQUEST_TOKEN");
  if (url !== undefined && secret !== undefined)
    return exchange(given, await askActions(url, secret, audience));
  throw new PushError(
    `No credentials for ${server}. Set BLUELINE_TOKEN, or use --token-file or --oidc-token-file. On GitHub Actions, add "permissions: id-token: write"`,
  );
}

/** CI systems leave unset variables empty. */
function setIn(env: Given["env"], name: string): string | undefined {
  const text = env[name]?.trim();
  return text === "" ? undefined : text;
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new PushError(`${file} does not exist or can't be read`);
  }
}

function requireToken(text: string, from: string): string {
  if (isTokenText(text)) return text;
  throw new PushError(
    `${from} contains no valid Blueline token. Tokens begin with blt_; this one may be truncated or mistyped`,
  );
}

async function exchange({ server, pipeline }: Given, identity: string): Promise<string> {
  const exchanged = await new PushApi(server, undefined).json("POST", "/token/exchange", exchangedSchema, {
    isPublic: true,
    type: "application/x-www-form-urlencoded",
    body: new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: identity,
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      resource: `${server}/api/v1/pipelines/${pipeline}`,
    }).toString(),
  });
  return exchanged.access_token;
}

const actionsSchema = z.object({ value: z.string() });

/** As GitHub documents it for jobs that may request an identity token. */
async function askActions(url: string, secret: string, audience: string): Promise<string> {
  const refused = () => new PushError("GitHub Actions gave the job no identity token");
  try {
    const asked = new URL(url);
    asked.searchParams.set("audience", audience);
    const response = await fetch(asked, {
      headers: { authorization: `Bearer ${secret}`, accept: "application/json" },
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw refused();
    return actionsSchema.parse(await response.json()).value;
  } catch {
    throw refused();
  }
}
