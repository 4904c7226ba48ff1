import { beforeEach, expect, it } from "vitest";
import { describeBothDatabases } from "@/lib/testing/databases";
import { makeIssuer } from "@/lib/testing/test-issuer";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireWorkspaceAccess, type WorkspaceAccess } from "../auth/access";
import { requireCaller } from "../auth/require-caller";
import type { Viewer } from "../auth/viewer";
import { changeRole, removeMember } from "../team/commands";
import { exchangeToken } from "./exchange-token";
import { createTrustRule } from "./trust-rules";

describeBothDatabases("a trust rule whose maker is gone", ({ database }) => {
  let people: Record<"ana" | "cai", Viewer>;
  let admin: WorkspaceAccess;
  let issuer: Awaited<ReturnType<typeof makeIssuer>>;
  let ruleId: string;

  beforeEach(async () => {
    people = await makeViewers({ ana: "admin", cai: "admin" });
    admin = await requireWorkspaceAccess(people.ana, "admin");
    issuer = await makeIssuer(`https://${people.ana.userId}.example`);
    await makePipeline(people.ana);
    ({ id: ruleId } = await createTrustRule(
      await requireWorkspaceAccess(people.cai, "admin"),
      aTrustRule({ issuer: issuer.issuer, keys: issuer.keys }),
    ));
  });

  const exchange = async (token?: string) => {
    await database().client.rateLimit.deleteMany();
    return exchangeToken(
      {
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: token ?? (await issuer.sign()),
        subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      },
      new Headers({ "x-blueline-address": "192.0.2.1" }),
    );
  };
  const call = (token: string) => requireCaller(new Headers({ authorization: `Bearer ${token}` }), "read");
  const refused = { code: "unauthorized" };
  const rule = () => database().client.trustRule.findUniqueOrThrow({ where: { id: ruleId } });

  const leaving = {
    removed: (more = {}) => removeMember(admin, people.cai.userId, more),
    "made an editor": (more = {}) => changeRole(admin, people.cai.userId, "editor", more),
  };

  it.each(Object.entries(leaving))(
    "exchanges nothing once they are %s, and its tokens end",
    async (_how, leave) => {
      const { access_token: token } = await exchange();
      expect(await call(token)).toMatchObject({ role: "editor" });
      await leave();
      await expect(exchange()).rejects.toMatchObject(refused);
      await expect(call(token)).rejects.toMatchObject(refused);
      expect(await rule()).toMatchObject({ removedAt: expect.any(Date), takenOverById: null });
    },
  );

  it.each(Object.entries(leaving))(
    "goes on under the admin who takes it over where they are %s",
    async (_how, leave) => {
      const { access_token: token } = await exchange();
      await leave({ keepRules: [ruleId] });
      expect(await call(token)).toMatchObject({ role: "editor" });
      expect(await exchange()).toMatchObject({ expires_in: 900 });
      expect(await rule()).toMatchObject({ removedAt: null, takenOverById: people.ana.userId });
    },
  );

  it("is worth what its maker may do now, also where nothing ended it", async () => {
    const { access_token: token } = await exchange();
    await database().client.membership.updateMany({
      where: { userId: people.cai.userId },
      data: { role: "editor" },
    });
    await expect(exchange()).rejects.toMatchObject(refused);
    await expect(call(token)).rejects.toMatchObject(refused);
    await database().client.membership.deleteMany({ where: { userId: people.cai.userId } });
    await expect(exchange()).rejects.toMatchObject(refused);
  });
});
