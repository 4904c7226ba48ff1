import { expect, it } from "vitest";
import { ownFramework, ownGate } from "@/lib/testing/own-controls";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { describeBothDatabases } from "@/lib/testing/databases";
import { pollute } from "@/lib/testing/pollute";
import { tamper } from "@/lib/testing/tamper";
import { textColumns } from "@/lib/testing/text-columns";
import { readAudit } from "../audit/audit-page";
import { newRecordId } from "../auth/secrets";
import { createTeam } from "../team/teams";
import { writeControls } from "../own-controls/change-controls";
import { writeFrameworks } from "../own-controls/change-frameworks";
import { createToken } from "../tokens/create-token";
import { createTrustRule } from "../tokens/trust-rules";
import { eraseEverywhere, findText, listErasures } from "./erase";

/**
 * Columns with generated or unreadable content, which no person's text can reach: ids, hashes, words of a
 * list, encrypted values.
 */
const ours = [
  /^_prisma_migrations\./,
  /^(account|verification|two_factor|rate_limit|share_grant|audit_head|erased_row)\./,
  /\.(id|hash|\w*Id|\w*Hash|fingerprint|digest|previous|salt)$/,
  /^session\.(token|ipAddress)$/,
  /^access_link\.(purpose|role)$/,
  /^membership\.role$/,
  /^audit_entry\.(event|outcome|address)$/,
  /^pipeline\.(summaryValidUntil|snapshotSchedule|snapshotPeriod)$/,
  /^pipeline_operation\.outcome$/,
  /^snapshot\.(catalogue|period)$/,
  /^share\.(show|kind)$/,
  /^push_gate\.(rules|outcome)$/,
  /^work_items\.(node|day)$/,
  /^(api_token|trust_rule)\.(scopes|pipelines|operators|changedBy)$/,
  /^workspace\.evidenceControlDays$/,
  /^policy\.needsReview$/,
  /^evidence_report\.(format|effective|time)$/,
  /^running_observation\.format$/,
  /^running_dismissal\.basis$/,
];

describeBothDatabases("a text that is erased", ({ database, dialect, url }) => {
  it("is removed from each column; and it was in each that can hold one", async () => {
    const { secret, access, admin, ana } = await pollute();
    const { client } = database();
    const now = new Date();
    const small = secret.toLowerCase();
    await writeControls(admin, [{ ...ownGate, requirements: undefined, what: secret }]);
    await writeFrameworks(admin, [{ ...ownFramework, publisher: secret }]);
    await client.workspace.update({ where: { id: admin.workspaceId }, data: { name: `Team ${secret}` } });
    await client.user.update({
      where: { id: ana.userId },
      data: { name: `Ana ${secret}`, image: `https://example.test/${secret}` },
    });
    const about = { createdAt: now, updatedAt: now };
    const former = newRecordId();
    await client.user.create({
      data: { id: former, name: secret, email: `${small}@example.test`, ...about },
    });
    await client.session.updateMany({ where: { userId: ana.userId }, data: { userAgent: `curl ${secret}` } });
    const invited = { purpose: "invitation", role: "viewer", workspaceId: admin.workspaceId };
    await client.accessLink.create({
      data: {
        id: newRecordId(),
        secretHash: newRecordId(),
        ...invited,
        email: `${small}@example.test`,
        createdAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
      },
    });
    await eraseEverywhere(admin, { text: "login: ", reason: `what was before ${secret}` });
    const { pipelineId } = access;
    const json = JSON.stringify({ told: secret });
    const list = JSON.stringify([secret]);
    await client.pipeline.update({
      where: { id: pipelineId },
      data: { owner: secret, tags: list, summary: json, parents: list, portfolio: json },
    });
    await client.workItems.create({
      data: { pipelineId, node: "x", ownerKey: secret, day: "2026-11-27", count: 1, items: list },
    });
    await tamper(
      dialect,
      url(),
      "snapshot",
      `UPDATE snapshot SET note = '${secret}', summary = '${json}' WHERE "pipelineId" = '${pipelineId}'`,
    );
    await tamper(
      dialect,
      url(),
      "audit_entry",
      `UPDATE audit_entry SET actor = '${secret}', agent = '${secret}', detail = '${json}' WHERE "workspaceId" = '${admin.workspaceId}'`,
    );

    const thread = { pipelineId, revision: 1, lastRevision: 1, lastAt: now, count: 1, beganById: ana.userId };
    await client.commentThread.create({
      data: { ...thread, id: "t1", node: secret, control: secret, edge: secret },
    });
    await client.ownControlVersion.updateMany({ data: { controlId: secret } });
    await client.ownFrameworkEdition.updateMany({ data: { frameworkId: secret } });

    await createToken(admin, { name: secret, scopes: ["read"] });
    await createTrustRule(admin, aTrustRule());
    await createTeam(admin, { name: secret, members: [ana.userId] });
    await client.trustRule.updateMany({
      where: { workspaceId: admin.workspaceId },
      data: {
        name: secret,
        issuer: secret,
        audience: secret,
        subject: secret,
        keysUrl: secret,
        keys: JSON.stringify([{ kty: "EC", kid: secret }]),
      },
    });

    const holds = (held: string) => held.includes(secret) || held.includes(small);
    const before = await textColumns(dialect, url());
    const without = [...before].filter(([, held]) => !holds(held)).map(([name]) => name);
    const names = [...before.keys()];
    expect(ours.filter((pattern) => !names.some((name) => pattern.test(name)))).toEqual([]);
    // A new column is either filled here or named above, with the reason.
    expect(without.filter((name) => !ours.some((pattern) => pattern.test(name)))).toEqual([]);

    const told = { ...admin, viewer: { ...admin.viewer, name: `Ana ${secret}` } };
    expect(await findText(told, secret)).toMatchObject({ people: 10 });
    await eraseEverywhere(told, { text: secret, reason: "pasted everywhere" });
    const after = await textColumns(dialect, url());
    expect([...after].filter(([, held]) => holds(held)).map(([name]) => name)).toEqual([]);
    const [entry] = (await readAudit(admin, { event: "text-erased" })).entries;
    const [listed] = await listErasures(admin);
    expect(entry?.actor.name).toBe("Ana erased");
    expect(String(listed?.places)).toBe(entry?.detail["places"]);
    expect(await client.commentThread.findFirst({ where: { id: "t1" } })).toMatchObject({
      node: "erased",
      control: "erased",
      edge: "erased",
    });
    // The invitation to that address has ended.
    expect(await client.accessLink.findFirst({ where: invited })).toMatchObject({
      email: "erased",
      expiresAt: now,
    });
  });

  it("is refused where it is all that tells two controls apart", async () => {
    const { admin } = await pollute();
    const written = { ...ownGate, requirements: undefined };
    await writeControls(admin, [
      { ...written, id: "acme-project-falcon" },
      { ...written, id: "acme-erased" },
    ]);
    await expect(findText(admin, "project-falcon")).rejects.toMatchObject({
      errors: [{ path: "text", message: expect.stringContaining("only difference") }],
    });
    const versions = await database().client.ownControlVersion.findMany({
      where: { workspaceId: admin.workspaceId },
      orderBy: { controlId: "asc" },
    });
    expect(versions.map(({ controlId }) => controlId)).toEqual(["acme-erased", "acme-project-falcon"]);
  });

  it("is refused while a member signs in with it, in words, and erased after their removal", async () => {
    const { admin, ben } = await pollute();
    const { client } = database();
    const text = ben.email.split("@")[0] ?? "";
    await expect(findText(admin, text)).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "text", message: expect.stringContaining("that ben signs in with") }],
    });
    await client.membership.deleteMany({ where: { userId: ben.userId } });
    expect(await findText(admin, text)).toMatchObject({ people: 1 });
    await eraseEverywhere(admin, { text, reason: "asked to be forgotten" });
    expect(await client.user.findUnique({ where: { id: ben.userId } })).toMatchObject({
      name: "ben",
      email: `removed-${ben.userId}`,
    });
  });
});
