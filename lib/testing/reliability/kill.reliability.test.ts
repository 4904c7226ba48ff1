import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { describeApp } from "./describe-app";
import { expectKept, expectWholeChains } from "./expect-kept";
import { newPipeline } from "./pipelines";
import { PushLedger, startWriter, untilAnswered } from "./push-ledger";

const rounds = {
  sqlite: Number(process.env["KILL_ROUNDS"] ?? 4),
  postgresql: Number(process.env["KILL_ROUNDS"] ?? 3),
};
const writers = 8;
const name = "Payments API";

describeApp("a server that is killed while 8 people write", (app) => {
  it(
    `keeps each acknowledged operation once, ${rounds[app.dialect]} times over`,
    async () => {
      const pipelines: string[] = [];
      for (let index = 0; index < 3; index++) pipelines.push(await newPipeline(app.admin(), name));
      const ledger = new PushLedger();
      let died = 0;
      for (let round = 0; round < rounds[app.dialect]; round++) {
        const stops = Array.from({ length: writers }, (_, index) =>
          startWriter(ledger, app.admin(), pipelines[index % pipelines.length] ?? "", `writer-${index}`),
        );
        await untilAnswered(ledger, writers);
        await sleep(Math.random() * 300);
        await app.server().stop("SIGKILL");
        await Promise.all(stops.map((stop) => stop()));
        died += ledger.unanswered.length;
        await app.restart();
        await ledger.retry(app.admin());
      }

      // The moments were chosen well: pushes were under way when the server died.
      expect(died).toBeGreaterThan(rounds[app.dialect]);
      for (const pipelineId of pipelines) await expectKept(app.admin(), ledger, pipelineId, name);
      const operations = await expectWholeChains(app.databaseUrl());
      expect(operations).toBe(ledger.pushes.reduce((sum, { push }) => sum + push.operations.length, 0));
      console.log(
        `${app.dialect}: ${rounds[app.dialect]} kills, ${ledger.pushes.length} pushes of ${operations} operations, ${died} of them unanswered at first`,
      );
    },
    60_000 + rounds[app.dialect] * 10_000,
  );
});
