import { beforeAll, expect, it } from "vitest";
import type { NewTrustRule } from "@/lib/domain/contract/tokens";
import { handlersIn } from "@/lib/testing/authorisation/route-handlers";
import { describeBothDatabases } from "@/lib/testing/databases";
import { makeRawIssuer } from "@/lib/testing/raw-issuer";
import { aRequest } from "@/lib/testing/team";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireWorkspaceAccess } from "../auth/access";
import { createTrustRule } from "./trust-rules";

/**
 * The number of refusals of each kind; `npm run test:long` sets it: timing is unreliable in a quick run on a
 * busy machine.
 */
const rounds = Number(process.env["REFUSAL_ROUNDS"] ?? 0);

describeBothDatabases("refusals of identity tokens", ({ database }) => {
  const issuer = makeRawIssuer("https://timed-ci.example");
  let used: string;
  let kinds: Readonly<
    Record<string, () => { readonly token: string; readonly resource?: string; readonly scope?: string }>
  >;

  beforeAll(async () => {
    const { admin } = await makeViewers({ admin: "admin" });
    const access = await requireWorkspaceAccess(admin, "admin");
    const { pipelineId } = await makePipeline(admin);
    const trust = (more: Partial<NewTrustRule>) =>
      createTrustRule(access, aTrustRule({ issuer: issuer.issuer, keys: issuer.keys, ...more }));
    await trust({ scopes: ["read"] });
    used = issuer.token({ jti: "used" });
    const stranger = makeRawIssuer(issuer.issuer);
    kinds = {
      "no JWT": () => ({ token: "nothing" }),
      "a header of a wrong type": () => ({ token: issuer.token({}, { kid: 1 }) }),
      "an unknown issuer": () => ({ token: issuer.token({ iss: "https://nobody.example" }) }),
      "another audience": () => ({ token: issuer.token({ aud: "https://other.example" }) }),
      "another subject": () => ({ token: issuer.token({ sub: "repo:other/shop:x" }) }),
      "a token that ended": () => ({ token: issuer.token({ exp: 2, iat: 1, nbf: 1 }) }),
      "an algorithm that is not taken": () => ({ token: issuer.token({}, { alg: "HS256" }) }),
      "an unknown key": () => ({ token: issuer.token({}, { kid: "other" }) }),
      "a wrong signature": () => ({ token: stranger.token() }),
      "a token that was used": () => ({ token: used }),
      "more scopes": () => ({ token: issuer.token(), scope: "write" }),
      "another pipeline": () => ({
        token: issuer.token(),
        resource: `https://x/pipelines/${"a".repeat(25)}`,
      }),
      "a pipeline, another subject": () => ({
        token: issuer.token({ sub: "repo:other/shop:x" }),
        resource: `https://x/pipelines/${pipelineId}`,
      }),
      "no address of a pipeline": () => ({ token: issuer.token(), resource: "https://x" }),
    };
  });

  it.runIf(rounds > 0)(
    "take the same time whatever was wrong: medians within 10 %",
    { timeout: 3_600_000 },
    async () => {
      const handle = (await handlersIn("app/api/v1/token/exchange/route.ts")).get("POST");
      const timeOf = async ({ token, ...more }: { readonly token: string }) => {
        await database().client.rateLimit.deleteMany();
        const request = aRequest("POST", "/api/v1/token/exchange", {
          body: new URLSearchParams({
            grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
            subject_token: token,
            subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
            ...more,
          }).toString(),
          headers: { "x-blueline-address": "192.0.2.9", "content-type": "application/x-www-form-urlencoded" },
        });
        const since = performance.now();
        const response = await handle?.(request, { params: Promise.resolve({}) });
        return { time: performance.now() - since, status: response?.status };
      };
      expect((await timeOf({ token: used })).status).toBe(200);
      const times = new Map<string, number[]>(Object.keys(kinds).map((name) => [name, []]));
      // In turns, so that other load falls on all of them.
      for (let round = 0; round < rounds; round += 1)
        for (const [name, make] of Object.entries(kinds)) {
          const { time, status } = await timeOf(make());
          expect([name, status]).toEqual([name, 401]);
          times.get(name)?.push(time);
        }
      const medians = new Map([...times].map(([name, list]) => [name, medianOf(list)]));
      const middle = medianOf([...medians.values()]);
      const off = [...medians].filter(([, median]) => Math.abs(median - middle) > 0.1 * middle);
      expect(off).toEqual([]);
    },
  );
});

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
