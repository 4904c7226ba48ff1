import { AsyncResource } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { describeBothDatabases } from "@/lib/testing/databases";
import type { DatabaseTransaction } from "./database";

const at = new Date("2026-11-24T00:00:00Z");

function addWorkspace(client: DatabaseTransaction, id: string) {
  return client.workspace.create({ data: { id, name: id, createdAt: at } });
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

describeBothDatabases("concurrent writes", ({ database, dialect }) => {
  it("keep every plain write while transactions around them roll back", async () => {
    const { client, runWrite } = database();
    const rollBacks = range(100).map(async (index) => {
      const write = runWrite(async (transaction) => {
        await addWorkspace(transaction, `rolled-back-${index}`);
        // Real work takes a moment, in which other requests arrive.
        await sleep(2);
        throw new Error("changed my mind");
      });
      await expect(write).rejects.toThrow("changed my mind");
    });
    const writers = range(4).map(async (writer) => {
      for (const index of range(50)) {
        await addWorkspace(client, `plain-${writer}-${index}`);
        await sleep(1);
      }
    });
    await Promise.all([...rollBacks, ...writers]);

    const ids = (await client.workspace.findMany({ select: { id: true } })).map((workspace) => workspace.id);
    const expected = range(4).flatMap((writer) => range(50).map((index) => `plain-${writer}-${index}`));
    expect(expected.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids).toHaveLength(expected.length);
  });

  it("are not seen before they are committed", async () => {
    const { client, runWrite } = database();
    const write = runWrite(async (transaction) => {
      await addWorkspace(transaction, "first");
      await sleep(50);
      await addWorkspace(transaction, "second");
    });
    await sleep(25);
    const count = await client.workspace.count({ where: { id: { in: ["first", "second"] } } });
    await write;
    // SQLite waits for the end of the write, PostgreSQL shows the state before it.
    expect(count).toBe(dialect === "sqlite" ? 2 : 0);
  });

  it("all get their turn, 500 at once, and none overwrites another", async () => {
    const { client, runWrite } = database();
    await client.rateLimit.create({ data: { key: "counter", count: 0, startedAt: at } });
    await Promise.all(
      range(500).map(() =>
        runWrite((transaction) =>
          transaction.rateLimit.update({ where: { key: "counter" }, data: { count: { increment: 1 } } }),
        ),
      ),
    );
    expect(await client.rateLimit.findUnique({ where: { key: "counter" } })).toMatchObject({ count: 500 });
  });
});

describeBothDatabases("a transaction", ({ database, dialect }) => {
  it("is not committed when one of its statements failed, even if its work looks away", async () => {
    const { client, runWrite } = database();
    await addWorkspace(client, "there");
    const write = runWrite(async (transaction) => {
      await addWorkspace(transaction, "before");
      await addWorkspace(transaction, "there").catch(() => undefined);
    });
    await expect(write).rejects.toThrow();
    expect(await client.workspace.findUnique({ where: { id: "before" } })).toBeNull();
    await runWrite((transaction) => addWorkspace(transaction, "after"));
    expect(await client.workspace.findUnique({ where: { id: "after" } })).not.toBeNull();
  });

  it("rolls back a batch as a whole", async () => {
    const { client } = database();
    const batch = [
      client.workspace.create({ data: { id: "batch", name: "", createdAt: at } }),
      client.workspace.create({ data: { id: "batch", name: "", createdAt: at } }),
    ];
    await expect(client.$transaction(batch)).rejects.toMatchObject({ code: "P2002" });
    expect(await client.workspace.findUnique({ where: { id: "batch" } })).toBeNull();
  });

  if (dialect === "sqlite") {
    it("is rolled back for real when the commit itself fails", async () => {
      const { client, runWrite } = database();
      const write = runWrite(async (transaction) => {
        await transaction.$executeRaw`PRAGMA defer_foreign_keys = ON`;
        await transaction.session.create({
          data: { id: "s", token: "t", userId: "nobody", expiresAt: at, createdAt: at, updatedAt: at },
        });
      });
      await expect(write).rejects.toThrow();
      await addWorkspace(client, "after-commit");
      expect(await client.session.count()).toBe(0);
      expect(
        await runWrite((transaction) => transaction.workspace.count({ where: { id: "after-commit" } })),
      ).toBe(1);
    });
  }

  if (dialect === "postgresql") {
    it("fails when its connection is cut, and the next one has a good one", async () => {
      const { client, runWrite } = database();
      const cut = range(12).map((index) =>
        runWrite(async (transaction) => {
          await addWorkspace(transaction, `cut-${index}`);
          await transaction.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
        }),
      );
      for (const outcome of await Promise.allSettled(cut)) expect(outcome.status).toBe("rejected");
      expect(
        await runWrite((transaction) =>
          transaction.workspace.count({ where: { id: { startsWith: "cut-" } } }),
        ),
      ).toBe(0);
      expect(await client.workspace.count({ where: { id: { startsWith: "cut-" } } })).toBe(0);
    });
  }

  it("refuses a write inside a write, which would wait for itself", async () => {
    const { runWrite } = database();
    await expect(runWrite(() => runWrite(async () => undefined))).rejects.toThrow("Inside runWrite");
  });

  it("lets an unrelated read through that is sent in the same tick as one of a write", async () => {
    const { client, runWrite } = database();
    const where = { id: "nobody's" };
    const outside = AsyncResource.bind(() => client.workspace.findUnique({ where }).then((found) => found));
    const sent = await runWrite(async (transaction) => {
      const own = transaction.workspace.findUnique({ where }).then((found) => found);
      const theirs = outside();
      expect(await own).toBeNull();
      return { theirs };
    });
    expect(await sent.theirs).toBeNull();
  });

  if (dialect === "sqlite") {
    it("refuses a query beside it, which would wait for it", async () => {
      const { client, runWrite } = database();
      await expect(runWrite(() => client.workspace.count())).rejects.toThrow("Inside runWrite");
      expect(await client.workspace.count()).toBeGreaterThan(0);
    });
  }

  it("drops no condition that came as undefined", async () => {
    const { client } = database();
    const id = undefined as unknown as string;
    await expect(client.workspace.findFirst({ where: { id } })).rejects.toThrow(/undefined/);
  });
});
