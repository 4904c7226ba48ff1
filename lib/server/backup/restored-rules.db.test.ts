import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, inject, it } from "vitest";
import { describeBothDatabases } from "@/lib/testing/databases";
import { createScratchDatabase, type ScratchDatabase } from "@/lib/testing/scratch-database";
import { makeIssuer } from "@/lib/testing/test-issuer";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireWorkspaceAccess } from "../auth/access";
import { requireCaller } from "../auth/require-caller";
import { createDatabase } from "../database/create-database";
import type { Database } from "../database/database";
import { processState } from "../process";
import { exchangeToken } from "../tokens/exchange-token";
import { listTokens } from "../tokens/list-tokens";
import { changeTrustRule, createTrustRule } from "../tokens/trust-rules";
import { backup } from "./backup";
import { restore } from "./restore";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-restored-"));
afterAll(() => rmSync(folder, { recursive: true }));
const hour = 60 * 60_000;

describeBothDatabases("a restored trust rule", ({ dialect, url, database }) => {
  const scratches: ScratchDatabase[] = [];
  const opened: Database[] = [];
  afterAll(async () => {
    processState().slots.set("database", database());
    for (const one of opened) await one.close();
    for (const scratch of scratches) await scratch.remove();
  });

  it("is off until an admin turns it on, and exchanges nothing that was exchanged or issued before", async () => {
    const { ana, cai } = await makeViewers({ ana: "admin", cai: "admin" });
    const issuer = await makeIssuer();
    await makePipeline(ana);
    const make = async (name: string, subject: string) =>
      createTrustRule(
        await requireWorkspaceAccess(cai, "admin"),
        aTrustRule({ name, subject, issuer: issuer.issuer, keys: issuer.keys }),
      );
    const { id } = await make("shop", "repo:acme/shop:*");
    await make("site", "repo:acme/site:*");
    const exchange = async (token: string, now = new Date()) =>
      exchangeToken(
        {
          grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
          subject_token: token,
          subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
        },
        new Headers({ "x-blueline-address": "192.0.2.1" }),
        now,
      );
    const exp = Math.floor((Date.now() + 3 * hour) / 1000);
    const used = await issuer.sign({ exp });
    const unused = await issuer.sign({ exp });
    const { access_token: token } = await exchange(used);

    const file = path.join(folder, `${dialect}.backup`);
    await backup(url(), file);
    const scratch = await createScratchDatabase(dialect, inject("postgresUrl"));
    scratches.push(scratch);
    const report = await restore(scratch.url, file);
    expect(report).toMatchObject({ rulesOff: 2 });
    const restored = createDatabase(scratch.url);
    opened.push(restored);
    processState().slots.set("database", restored);

    const refused = { code: "unauthorized" };
    const call = (text: string) => requireCaller(new Headers({ authorization: `Bearer ${text}` }), "read");
    await expect(call(token)).rejects.toMatchObject(refused);
    await expect(exchange(await issuer.sign())).rejects.toMatchObject(refused);
    const access = await requireWorkspaceAccess(ana, "admin");
    const listed = async () => (await listTokens(access)).rules.map((rule) => [rule.name, rule.off]);
    expect(await listed()).toEqual([
      ["site", "restored"],
      ["shop", "restored"],
    ]);
    await changeTrustRule(access, id, { on: true });
    expect(await listed()).toEqual([
      ["site", "restored"],
      ["shop", null],
    ]);
    for (const before of [used, unused]) await expect(exchange(before)).rejects.toMatchObject(refused);
    const later = new Date(Date.now() + hour);
    const [iat, end] = [Math.floor(later.getTime() / 1000), Math.floor(later.getTime() / 1000) + 300];
    const fresh = { iat, nbf: iat, exp: end };
    expect(await exchange(await issuer.sign(fresh), later)).toMatchObject({ expires_in: 900 });
    await expect(
      exchange(await issuer.sign({ ...fresh, sub: "repo:acme/site:ref:refs/heads/main" }), later),
    ).rejects.toMatchObject(refused);
    expect(await restored.client.trustRule.findUniqueOrThrow({ where: { id } })).toMatchObject({
      takenOverById: ana.userId,
    });
  });
});
