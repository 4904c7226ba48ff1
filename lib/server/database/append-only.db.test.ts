import { beforeAll, expect, it } from "vitest";
import { describeBothDatabases } from "@/lib/testing/databases";

const at = new Date("2026-11-24T00:00:00Z");

describeBothDatabases("what is only added to", ({ database, dialect }) => {
  beforeAll(async () => {
    const { client } = database();
    await client.workspace.create({ data: { id: "w", name: "w", createdAt: at } });
    await client.pipeline.create({
      data: {
        id: "p",
        workspaceId: "w",
        name: "p",
        revision: 1,
        checkpointRevision: 0,
        headHash: "h",
        summary: "{}",
        createdById: "u",
        createdAt: at,
        updatedById: "u",
        updatedAt: at,
      },
    });
    const operation = {
      operationId: "o",
      clientId: "c",
      actorId: "u",
      at,
      outcome: "applied",
      body: "{}",
      previousHash: "",
      hash: "h",
    };
    await client.pipelineOperation.create({ data: { pipelineId: "p", revision: 1, ...operation } });
    await client.content.create({ data: { hash: "c", bytes: new Uint8Array([1, 2]) } });
    await client.snapshot.create({
      data: {
        id: "s",
        pipelineId: "p",
        number: 1,
        title: "t",
        note: "",
        takenAt: at,
        takenById: "u",
        revision: 1,
        catalogue: "1",
        documentHash: "c",
        catalogueHash: "c",
        postureHash: "c",
        fingerprint: "f",
        summary: "{}",
      },
    });
  });

  it("the log of operations is neither changed nor shortened", async () => {
    const { client } = database();
    await expect(client.pipelineOperation.updateMany({ data: { body: "[]" } })).rejects.toThrow();
    await expect(client.pipelineOperation.deleteMany()).rejects.toThrow();
    await expect(client.pipeline.delete({ where: { id: "p" } })).rejects.toThrow();
    expect(await client.pipelineOperation.findMany()).toMatchObject([{ revision: 1, body: "{}" }]);
  });

  it("stored content is neither changed nor removed", async () => {
    const { client } = database();
    await expect(
      client.content.update({ where: { hash: "c" }, data: { bytes: new Uint8Array([3]) } }),
    ).rejects.toThrow();
    await expect(client.content.delete({ where: { hash: "c" } })).rejects.toThrow();
    expect(await client.content.findMany()).toEqual([
      { hash: "c", bytes: new Uint8Array([1, 2]), erasedHash: null },
    ]);
  });

  it("a snapshot is neither changed nor removed", async () => {
    const { client } = database();
    await expect(client.snapshot.update({ where: { id: "s" }, data: { title: "other" } })).rejects.toThrow();
    await expect(client.snapshot.delete({ where: { id: "s" } })).rejects.toThrow();
    expect(await client.snapshot.findMany()).toMatchObject([{ title: "t" }]);
  });

  it("while a text is erased a snapshot changes in its words alone", async () => {
    const { client } = database();
    const opened = { workspaceId: "w", at, byId: "u", reason: "", digest: "", auditNumber: 0 };
    await client.erasure.create({ data: { id: "open", ...opened } });
    const changed = (data: {
      readonly note?: string;
      readonly salt?: string;
      readonly fingerprint?: string;
    }) => client.snapshot.update({ where: { id: "s" }, data });
    await expect(changed({ salt: "another" })).rejects.toThrow();
    await expect(changed({ fingerprint: "another" })).rejects.toThrow();
    await changed({ note: "erased" });
    expect(await client.snapshot.findMany()).toMatchObject([
      { note: "erased", salt: null, fingerprint: "f" },
    ]);
    await client.erasure.update({ where: { id: "open" }, data: { isOpen: false } });
  });

  it("content that is there already can be offered again", async () => {
    const { client } = database();
    expect(
      await client.$executeRaw`INSERT INTO "content" ("hash", "bytes") VALUES ('c', ${new Uint8Array([9])}) ON CONFLICT DO NOTHING`,
    ).toBe(0);
    expect(await client.content.findMany()).toEqual([
      { hash: "c", bytes: new Uint8Array([1, 2]), erasedHash: null },
    ]);
  });

  if (dialect === "sqlite") {
    it("nothing is replaced", async () => {
      const { client } = database();
      await expect(
        client.$executeRaw`INSERT OR REPLACE INTO "content" ("hash", "bytes") VALUES ('c', ${new Uint8Array([9])})`,
      ).rejects.toThrow();
    });
  }

  if (dialect === "postgresql") {
    it("nothing is truncated", async () => {
      const { client } = database();
      await expect(client.$executeRaw`TRUNCATE "content"`).rejects.toThrow("append-only");
      await expect(client.$executeRaw`TRUNCATE "pipeline" CASCADE`).rejects.toThrow("append-only");
    });
  }
});
