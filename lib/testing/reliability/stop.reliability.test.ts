import { expect, it } from "vitest";
import type { EventReader } from "../event-reader";
import { describeApp } from "./describe-app";
import { expectKept, expectWholeChains } from "./expect-kept";
import { addPerson } from "./people";
import { openStream, newPipeline } from "./pipelines";
import { PushLedger } from "./push-ledger";

const streams = 20;
const writes = 50;
const streamsOfOne = 5;
const name = "Payments API";

describeApp("a server that is told to stop", (app) => {
  it("answers what is under way, ends the streams and goes within 10 seconds, losing nothing", async () => {
    const id = await newPipeline(app.admin(), name);
    const readers: EventReader[] = [];
    while (readers.length < streams) {
      const { api } = await addPerson(app.admin(), "viewer");
      for (let index = 0; index < streamsOfOne; index++) readers.push(await openStream(api, id));
    }

    const ledger = new PushLedger();
    const held = await Promise.all(
      Array.from({ length: writes }, (_, index) => ledger.hold(app.admin(), id, `writer-${index}`)),
    );
    const sending = held.map((send) => send());
    const { code, took } = await app.server().stop("SIGTERM");
    const answered = await Promise.all(sending);

    expect(answered.filter((heard) => heard === "nothing")).toEqual([]);
    expect({ code, isQuick: took < 10_000 }).toEqual({ code: 0, isQuick: true });
    for (const reader of readers) await reader.until(({ isOver }) => isOver, 1000);
    await expectWholeChains(app.databaseUrl());
    await app.restart();
    await ledger.retry(app.admin());
    await expectKept(app.admin(), ledger, id, name);
    console.log(
      `${app.dialect}: gone after ${Math.round(took)} ms, with ${streams} streams open and ${writes} writes under way, of which ${answered.filter((heard) => heard === "refused").length} were told to try again`,
    );
  });

  it("stops as quickly when nothing happens", async () => {
    const { code, took } = await app.server().stop("SIGTERM");
    expect({ code, isQuick: took < 2000 }).toEqual({ code: 0, isQuick: true });
  });
});
