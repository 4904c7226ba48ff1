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
 * The token that a push calls with: from a file, from BLUELINE_TOKEN, or exchanged for the job's own identity token, from a
 * file, from BLUELINE_ID_TOKEN or as GitHub Actions hands it out. Throws `PushError`; nothing of it is in any message.
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
    `there is nothing to call ${server} with: give --token-file, BLUELINE_TOKEN, --oidc-token-file or BLUELINE_ID_TOKEN; on GitHub Actions, "permissions: id-token: write"`,
  );
}

/** What CI systems leave empty counts as not set. */
function setIn(env: Given["env"], name: string): string | undefined {
  const text = env[name]?.trim();
  return text === "" ? undefined : text;
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new PushError(`${file} is not there, or cannot be read`);
  }
}

function requireToken(text: string, from: string): string {
  if (isTokenText(text)) return text;
  throw new PushError(
    `what is in ${from} is no Blueline token: those begin with blt_; it may be cut or mistyped`,
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

/** As GitHub documents it for jobs that may ask for an identity token. */
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
