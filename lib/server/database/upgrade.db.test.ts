import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { aPipeline } from "@/lib/testing/builders";
import { takenAway } from "@/lib/testing/first-version";
import { pushTo } from "@/lib/testing/push-to";
import { describeEmptyDatabases } from "@/lib/testing/databases";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { type PipelineAccess, requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { backup } from "../backup/backup";
import { restore } from "../backup/restore";
import { forgetState } from "../pipeline/document-cache";
import { listPipelines } from "../pipeline/list-pipelines";
import { listParentImages } from "../pipeline/list-parent-images";
import { verifyLogs } from "../pipeline/verify-log";
import { processState } from "../process";
import { fingerprintOf, fingerprintPartsOf } from "../snapshot/fingerprint";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { listWork } from "../work/list-work";
import { createDatabase } from "./create-database";
import type { Database } from "./database";
import { migrate } from "./migrate";
import { knownMigrations } from "./migrations";

describeEmptyDatabases("a database of the first version", (newDatabase, dialect) => {
  const folder = mkdtempSync(path.join(tmpdir(), "blueline-upgrade-"));
  const file = path.join(folder, "1.backup");
  let url: string;
  let ana: Viewer;
  let access: PipelineAccess;
  const everywhere = () => requireWorkspaceAccess(ana, "viewer");
  const work = async () =>
    (await listWork(await everywhere(), ["Ana"])).items.map(({ node, control }) => [node, control]);
  const parents = async () =>
    (await listParentImages(await everywhere())).parents.map(({ parent, images }) => [parent, images]);
  const push = (...bodies: OperationBody[]) => pushTo(access, ...bodies);

  /** As a server that starts on it. */
  async function open(databaseUrl: string, use: (database: Database) => Promise<void>): Promise<void> {
    const database = createDatabase(databaseUrl);
    processState().slots.set("database", database);
    try {
      await use(database);
    } finally {
      if (access) forgetState(access.pipelineId);
      processState().slots.delete("database");
      await database.close();
    }
  }

  beforeAll(async () => {
    url = await newDatabase();
    await migrate(url);
    await open(url, async ({ client }) => {
      ({ ana } = await makeViewers({ ana: "admin" }));
      const said = { status: "planned", owner: "Ana", due: "2026-12-01" } as const;
      const document = aPipeline("Shop")
        .node("ci", { name: "Jenkins" })
        .claim("ci", "img-sign", said)
        .toDocument();
      access = await makePipeline(ana, {
        document: { ...document, images: [{ id: "app", name: "app", parents: [{ ref: "ubuntu:24.04" }] }] },
      });
      const { id } = await takeSnapshot(access, { title: "Before" });
      // The fingerprints of that version had no random part.
      const taken = await client.snapshot.findUniqueOrThrow({ where: { id } });
      const fingerprint = fingerprintOf(fingerprintPartsOf({ ...taken, salt: null }));
      await tamper(
        dialect,
        url,
        "snapshot",
        `UPDATE snapshot SET fingerprint = '${fingerprint}', salt = NULL`,
      );
      for (const sql of takenAway(dialect)) await client.$executeRawUnsafe(sql);
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is brought up to date with all that is in it, used and backed up", async () => {
    expect(await migrate(url)).toEqual(
      knownMigrations(dialect)
        .map(({ name }) => name)
        .filter((name) => name > "0001~"),
    );
    await open(url, async ({ client }) => {
      expect([await work(), await parents()]).toEqual([[["ci", "img-sign"]], [["ubuntu:24.04", 1]]]);
      const [listed] = (await listPipelines(await everywhere())).pipelines;
      expect(listed).toMatchObject({ name: "Shop", owner: "", tags: [], picture: { rows: 1 } });
      await push(
        {
          type: "claim.changed",
          node: "ci",
          control: "img-vuln-scan",
          set: { status: "missing", owner: "ana" },
        },
        { type: "image.removed", image: "app" },
      );
      expect([await work(), await parents()]).toEqual([
        [
          ["ci", "img-sign"],
          ["ci", "img-vuln-scan"],
        ],
        [],
      ]);
      expect((await verifyLogs(client)).broken).toEqual([]);
    });
    expect((await backup(url, file)).rows).toBeGreaterThan(5);
  });

  it("is restored, its lists made again from the log", async () => {
    const target = await newDatabase();
    await restore(target, file);
    await open(target, async () => {
      expect(await work()).toEqual([
        ["ci", "img-sign"],
        ["ci", "img-vuln-scan"],
      ]);
      expect(await parents()).toEqual([]);
    });
  });
});
