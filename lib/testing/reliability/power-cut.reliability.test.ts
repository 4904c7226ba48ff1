import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SqliteConnection from "better-sqlite3";
import { afterAll, describe, expect, it } from "vitest";
import { type ApiClient, signIn } from "../api-client";
import { type AppServer, startAppServer } from "../app-server";
import { freePort } from "../free-port";
import { makeDiskImage } from "./disk-image";
import { expectKept, expectWholeChains } from "./expect-kept";
import { newPipeline } from "./pipelines";
import { PushLedger, startWriter, untilAnswered } from "./push-ledger";

/** Of XFS; of ext4 two fifths of it. */
const cuts = Number(process.env["POWER_CUTS"] ?? 1);
const rounds = { xfs: cuts, ext4: Math.ceil(cuts * 0.4) } as const;
const writers = 8;
const name = "Payments API";

describe.each(["xfs", "ext4"] as const)("a machine on %s that loses its power", (fileSystem) => {
  const disk = makeDiskImage(fileSystem);
  if (disk === undefined)
    console.log(
      `Skipped: power cuts on ${fileSystem} are tried where this user may mount it from a file, with xfs_io and mkfs.${fileSystem}.`,
    );
  const file = path.join(disk?.folder ?? "", "data", "blueline.db");
  const databaseUrl = `file:${file}`;
  let server: AppServer | undefined;
  afterAll(async () => {
    await server?.stop("SIGKILL");
    await disk?.remove();
  });

  it.skipIf(disk === undefined)(
    `keeps each acknowledged operation once, ${rounds[fileSystem]} times over, and opens by itself`,
    async () => {
      if (disk === undefined) return;
      const port = await freePort();
      const start = () => startAppServer({ databaseUrl, port });
      server = await start();
      // Its session, and the secret that signs it, must outlive the cuts as well.
      const api: ApiClient = await signIn(server.url);
      const id = await newPipeline(api, name);
      // A database without its disk looks damaged for the moment until the server dies: 500, which acknowledges nothing.
      const ledger = new PushLedger([500, 503, 507]);
      let unanswered = 0;
      for (let round = 0; round < rounds[fileSystem]; round++) {
        const stops = Array.from({ length: writers }, (_, index) =>
          startWriter(ledger, api, id, `writer-${index}`),
        );
        await untilAnswered(ledger, writers);
        await sleep(Math.random() * 300);
        disk.cutPower();
        await server.stop("SIGKILL");
        await Promise.all(stops.map((stop) => stop()));
        unanswered += ledger.unanswered.length;
        expect(await disk.bringBack()).toBe(true);
        server = await start();
        await ledger.retry(api);
      }
      await expectKept(api, ledger, id, name);
      const operations = await expectWholeChains(databaseUrl);
      expect(operations).toBe(ledger.pushes.reduce((sum, { push }) => sum + push.operations.length, 0));
      const beside = new SqliteConnection(file, { readonly: true });
      expect(beside.pragma("integrity_check", { simple: true })).toBe("ok");
      beside.close();
      console.log(
        `${fileSystem}: ${rounds[fileSystem]} power cuts, ${ledger.pushes.length} pushes of ${operations} operations, ${unanswered} of them not acknowledged at first, lost 0`,
      );
    },
    60_000 + rounds[fileSystem] * 20_000,
  );
});
