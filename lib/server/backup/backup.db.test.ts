import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Prisma } from "@/prisma/generated/sqlite/client";
import { addReport } from "@/lib/testing/add-report";
import { describeBothDatabases, dialects } from "@/lib/testing/databases";
import { giveRunning } from "@/lib/testing/give-running";
import { createScratchDatabase, type ScratchDatabase } from "@/lib/testing/scratch-database";
import { signIn } from "@/lib/testing/team";
import { ownFramework, ownGate } from "@/lib/testing/own-controls";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { type PipelineAccess, requireSnapshotAccess, requireWorkspaceAccess } from "../auth/access";
import { newSecret } from "../auth/secrets";
import type { Viewer } from "../auth/viewer";
import { sha256 } from "../catalogue/canonical";
import { createDatabase } from "../database/create-database";
import { commitOperations } from "../pipeline/commit-operations";
import { getPipeline } from "../pipeline/queries";
import { changeReviewRules } from "../policy/review-rules";
import { createShare } from "../share/create-share";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { writeControls } from "../own-controls/change-controls";
import { writeFrameworks } from "../own-controls/change-frameworks";
import { createToken } from "../tokens/create-token";
import { createTeam } from "../team/teams";
import { createTrustRule } from "../tokens/trust-rules";
import { backup } from "./backup";
import { splitLines } from "./read-backup";
import { restore } from "./restore";
import { backupTableNames, leftOutModels } from "./tables";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-backup-"));
let files = 0;
const newFile = () => path.join(folder, `${(files += 1)}.backup`);
afterAll(() => rmSync(folder, { recursive: true }));

it("keeps every table, or says that it leaves it out", () => {
  expect([...backupTableNames, ...leftOutModels].toSorted()).toEqual(
    Object.keys(Prisma.ModelName).toSorted(),
  );
});

it("is read line by line, wherever a chunk ends and whatever people wrote", async () => {
  async function* chunks() {
    yield* ["one", "\ntw", "o\u2028\u2029\u0085\n", "\n", "thr", "ee\r\nlast"];
  }
  const lines = [];
  for await (const line of splitLines(chunks())) lines.push(line);
  expect(lines).toEqual(["one", "two\u2028\u2029\u0085", "", "three\r", "last"]);
});

describeBothDatabases("a backup", ({ database, url }) => {
  let ana: Viewer;
  let access: PipelineAccess;
  let apiToken: string;
  const scratches: ScratchDatabase[] = [];
  const push = (name: string) =>
    commitOperations(access, {
      clientId: "c",
      operations: [{ id: randomUUID(), type: "pipeline.changed", set: { name } }],
    });
  const emptyDatabase = async (dialect: (typeof dialects)[number]) => {
    const scratch = await createScratchDatabase(dialect, inject("postgresUrl"));
    scratches.push(scratch);
    return scratch.url;
  };
  /** The content of a backup, without its time and origin. */
  const rowsIn = (file: string) => gunzipSync(readFileSync(file)).toString().split("\n").slice(1, -2);

  beforeAll(async () => {
    ({ ana } = await makeViewers({ ana: "admin", ben: "viewer" }));
    await signIn(ana);
    access = await makePipeline(ana, { name: "Payments API", template: "manual" });
    await push("critical");
    await push("one\u2028two");
    const comment = { id: "c1", about: { node: "developer" }, text: "Who may?", mentions: [ana.userId] };
    await commitOperations(access, {
      clientId: "c",
      operations: [{ id: randomUUID(), type: "comment.added", comment }],
    });
    await giveRunning(access);
    await addReport(access);
    const { id } = await takeSnapshot(access, { title: "One", gate: ["regression"] });
    const snapshot = await requireSnapshotAccess(ana, id, "editor");
    await createShare(snapshot, { show: { owners: false, notes: false, evidence: false, hosts: false } });
    const workspace = await requireWorkspaceAccess(ana, "admin");
    ({ token: apiToken } = await createToken(workspace, { name: "ci", scopes: ["read"] }));
    await createTrustRule(workspace, aTrustRule());
    await createTeam(workspace, { name: "Payments", members: [ana.userId] });
    await writeFrameworks(workspace, [ownFramework]);
    await writeControls(workspace, [ownGate]);
    await changeReviewRules(workspace, { needsReview: ["verified"] });
  });

  afterAll(async () => {
    for (const scratch of scratches) await scratch.remove();
  });

  it.each(dialects)("comes back whole into an empty %s database", async (dialect) => {
    const file = newFile();
    const report = await backup(url(), file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const target = await emptyDatabase(dialect);
    const restored = await restore(target, file);
    expect(restored.rows).toBe(report.rows);
    expect(restored.resetLinks).toMatchObject([
      { email: ana.email, url: expect.stringMatching(/\/reset#[\w-]{43}$/) },
    ]);
    const again = newFile();
    await backup(target, again);
    const withoutEnd = (row: string) => row.replace(/"(?:revokedAt|offAt)":[^,]*/, "");
    const withoutHead = (rows: readonly string[]) => rows.filter((row) => !row.includes('"AuditHead"'));
    const [rows, before] = [withoutHead(rowsIn(again)), withoutHead(rowsIn(file))];
    expect(rows.slice(0, -1).map(withoutEnd)).toEqual(before.map(withoutEnd));
    // The audit log continues, with the restore itself.
    expect(rows.at(-1)).toContain('"event":"backup-restored"');
    const opened = createDatabase(target);
    try {
      expect(await opened.client.share.count({ where: { revokedAt: null } })).toBe(0);
      expect(await opened.client.session.count()).toBe(0);
      // New entries continue from the end of the log.
      const [row] = await opened.client.pipeline.findMany({ where: { id: access.pipelineId } });
      expect(row?.revision).toBe((await getPipeline(access)).revision);
    } finally {
      await opened.close();
    }
  });

  it("is of one moment, while others write", async () => {
    const writing = Promise.all(Array.from({ length: 30 }, (_, index) => push(`${index}`)));
    const file = newFile();
    await backup(url(), file);
    await writing;
    const target = await emptyDatabase("sqlite");
    // Restoring verifies each chain up to the head in the pipeline's row.
    await expect(restore(target, file)).resolves.toBeDefined();
  });

  it("holds no session and no secret", async () => {
    const file = newFile();
    await backup(url(), file);
    const text = gunzipSync(readFileSync(file)).toString();
    const { client } = database();
    const secrets = [
      ...(await client.session.findMany()).map(({ token }) => token),
      ...(await client.account.findMany()).flatMap(({ password }) => password ?? []),
      ...(await client.share.findMany()).map(({ secretHash }) => secretHash),
      ...(await client.apiToken.findMany()).map(({ tokenHash }) => tokenHash),
      apiToken,
    ];
    expect(secrets.length).toBeGreaterThan(5);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(new Set(rowsIn(file).map((row) => (JSON.parse(row) as { table: string }).table))).toEqual(
      // Nothing was erased here; erase.db.test.ts has that.
      new Set(backupTableNames.filter((name) => name !== "Erasure" && name !== "ErasedRow")),
    );
  });

  it("that was altered is refused, wherever, and leaves nothing behind", async () => {
    const file = newFile();
    await backup(url(), file);
    const text = gunzipSync(readFileSync(file)).toString();
    const lines = text.split("\n");
    const target = await emptyDatabase("sqlite");
    const rehashed = (changed: string) => {
      const body = changed.split("\n").slice(0, -2);
      return `${[...body, JSON.stringify({ rows: body.length - 1, sha256: sha256(`${body.join("\n")}\n`) })].join("\n")}\n`;
    };
    const altered: [string, string | Buffer][] = [
      ["a word", text.replace("critical", "harmless")],
      ["a row taken out", [...lines.slice(0, 3), ...lines.slice(4)].join("\n")],
      ["cut short", lines.slice(0, -3).join("\n")],
      ["empty", ""],
      ["another file", '{"format":"else"}\n'],
      ["a newer version's", rehashed(text.replace(/"migrations":\[/, '"migrations":["9999_newer",'))],
      // An attacker who alters it and recomputes its hash is still caught by the log's own chain.
      ["a word, hashed again", rehashed(text.replace("critical", "harmless"))],
      // A stored report is in no chain, but has its own hash.
      ["a report, hashed again", rehashed(text.replace('"size":100', '"size":101'))],
    ];
    expect(text).toContain('"size":100');
    for (const [what, content] of altered) {
      const bad = newFile();
      writeFileSync(bad, gzipSync(content));
      await expect(restore(target, bad), what).rejects.toThrow(/cannot be restored/);
    }
    const bytes = readFileSync(file);
    const notGzip = newFile();
    writeFileSync(notGzip, bytes.subarray(0, bytes.length - 20));
    await expect(restore(target, notGzip)).rejects.toThrow(/cannot be restored/);
    // None of them left data behind: the good backup can still be restored.
    await restore(target, file);
  });

  it("goes into an empty database only", async () => {
    const file = newFile();
    await backup(url(), file);
    const target = await emptyDatabase("sqlite");
    await restore(target, file);
    await expect(restore(target, file)).rejects.toThrow(/needs an empty database/);
  });

  it("does not replace a file", async () => {
    const file = newFile();
    writeFileSync(file, newSecret());
    const before = readFileSync(file);
    await expect(backup(url(), file)).rejects.toThrow(/exists/);
    expect(readFileSync(file)).toEqual(before);
  });
});
