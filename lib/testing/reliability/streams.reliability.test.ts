import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { type ApiClient, signIn } from "../api-client";
import { dialects } from "../databases";
import type { EventReader } from "../event-reader";
import { describeApp } from "./describe-app";
import { peakMegabytes } from "./memory";
import { addPerson } from "./people";
import { openStream, newPipeline, push, redescribe, rename } from "./pipelines";

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** How long a stream goes on from now, in milliseconds. */
async function endOf(reader: EventReader): Promise<number> {
  const since = performance.now();
  await reader.until(({ isOver }) => isOver);
  return performance.now() - since;
}

const metricsToken = "only for tests of streams";
// The floods are larger than one person may send.
const env = { BLUELINE_WRITE_MEGABYTES: "0", BLUELINE_METRICS_TOKEN: metricsToken };

describeApp(
  "a stream",
  (app) => {
    it("ends within 5 seconds of the right to it, and cannot be opened again", async () => {
      const [revoked, removed] = [
        await addPerson(app.admin(), "editor"),
        await addPerson(app.admin(), "viewer"),
      ];
      const [kept, deleted] = [await newPipeline(app.admin()), await newPipeline(app.admin())];
      const other = await signIn(app.url(), revoked);
      const streams = {
        revoked: await openStream(revoked.api, kept),
        removed: await openStream(removed.api, kept),
        deleted: await openStream(app.admin(), deleted),
        kept: await openStream(other, kept),
      };
      expect((await other.call("POST", "/api/auth/revoke-other-sessions", {})).ok).toBe(true);
      await app.admin().json("DELETE", `/members/${removed.id}`);
      await app.admin().json("DELETE", `/pipelines/${deleted}`);
      const ends = await Promise.all([
        endOf(streams.revoked),
        endOf(streams.removed),
        endOf(streams.deleted),
      ]);
      expect(Math.max(...ends)).toBeLessThan(5000);
      expect(streams.kept.isOver).toBe(false);
      expect(
        [streams.revoked, streams.removed, streams.deleted].map(
          ({ others }) => others.at(-1)?.split("data: ")[1],
        ),
      ).toEqual(
        // Who is removed is signed out as well.
        ['{"reason":"signed-out"}', '{"reason":"signed-out"}', '{"reason":"deleted"}'],
      );
      const again = await Promise.all(
        [revoked.api, removed.api].map((api) => api.call("GET", `/api/v1/pipelines/${kept}/events`)),
      );
      expect(again.map(({ status }) => status)).toEqual([401, 401]);
      expect((await app.admin().call("GET", `/api/v1/pipelines/${deleted}/events`)).status).toBe(404);
      await streams.kept.close();
    });

    it("goes on without a gap or a repeat where it was cut, also when the server was killed meanwhile", async () => {
      const id = await newPipeline(app.admin());
      const seen: number[] = [];
      for (const round of upTo(6)) {
        const reader = await openStream(
          app.admin(),
          id,
          seen.length === 0 ? { after: 0 } : { lastEventId: seen.length },
        );
        for (let batch = 0; batch < 5; batch++)
          await push(app.admin(), id, [rename(`${round}`), rename(`${batch}`)]);
        await reader.until(({ events }) => events.length >= 7);
        if (round === 3) {
          await app.server().stop("SIGKILL");
          await app.restart();
        }
        await reader.close().catch(() => undefined);
        seen.push(...reader.revisions);
      }
      const last = await openStream(app.admin(), id, { lastEventId: seen.length });
      await last.until(({ events }) => seen.length + events.length === 60);
      await last.close();
      expect([...seen, ...last.revisions]).toEqual(upTo(60));
    });

    if (app.dialect === "sqlite") {
      it("shuts out a second server: the file belongs to one process", async () => {
        const since = performance.now();
        await expect(app.startAnother()).rejects.toThrow(/Another Blueline process uses the database/);
        // A second for the lock, the rest is what a start takes.
        expect(performance.now() - since).toBeLessThan(8000);
        expect((await app.admin().call("GET", "/api/v1/pipelines")).status).toBe(200);
      });

      it(
        "whose reader stops reading is dropped, while others get everything",
        { tags: ["full"] },
        async () => {
          const id = await newPipeline(app.admin());
          const note = "x".repeat(9_900);
          const flood = () =>
            push(
              app.admin(),
              id,
              Array.from({ length: 500 }, () => redescribe(note)),
            );
          const attentive = await openStream(app.admin(), id, { after: 0 });
          let pushed = 0;
          const floodUntilRead = async () => {
            for (let sent = 0; sent < 6; sent++) await flood();
            pushed += 3000;
            await attentive.until(({ events }) => events.length === pushed, 20_000);
          };
          const peaksOfFloods = async () => {
            const peaks: number[] = [];
            for (const _ of upTo(3)) peaks.push(await peakMegabytes(app.server(), floodUntilRead));
            return peaks;
          };
          // What 30 MB of pushes and a reader who reads them take: what is more than that is for those who do not. When
          // memory is collected makes 100 MB and more from flood to flood; a queue without an end is in each.
          const usual = Math.max(...(await peaksOfFloods()));
          const sleepers = await Promise.all(upTo(3).map(() => addPerson(app.admin(), "viewer")));
          const stalled = await Promise.all(
            sleepers.flatMap(({ api }) => upTo(5).map(() => openAndStall(api, id))),
          );
          const withStalled = Math.min(...(await peaksOfFloods()));
          console.log(
            `30 MB pushed: the server holds ${usual.toFixed(0)} MB at most, and ${withStalled.toFixed(0)} MB with 15 readers who do not read`,
          );
          // Queues without an end would be 300 MB more after each flood.
          expect(withStalled - usual).toBeLessThan(150);

          // A reader counts as gone after half a minute.
          await expect.poll(() => openStreams(app.url()), { timeout: 32_000, interval: 200 }).toBe(1);
          await push(app.admin(), id, [rename("after")]);
          await attentive.until(({ events }) => events.length === pushed + 1);
          const received = await Promise.all(stalled.map(readToEnd));
          await attentive.close();
          expect(received.map(({ isClosed }) => isClosed)).toEqual(stalled.map(() => true));
          expect(Math.max(...received.map(({ megabytes }) => megabytes))).toBeLessThan(25);
        },
      );
      return;
    }

    it("on one server brings what is edited on another, within a second", async () => {
      const id = await newPipeline(app.admin());
      const another = await app.startAnother();
      // The same person, by the same session: the servers share it.
      const there = app.admin().at(another.url);
      const [here, elsewhere] = [await openStream(app.admin(), id), await openStream(there, id)];
      const waits: number[] = [];
      for (const turn of upTo(10)) {
        const [writer, reader] = turn % 2 === 0 ? [app.admin(), elsewhere] : [there, here];
        const since = performance.now();
        await push(writer, id, [rename(`turn ${turn}`)]);
        await reader.until(({ events }) => events.length === turn, 5000);
        waits.push(performance.now() - since);
      }
      await here.until(({ events }) => events.length === 10);
      await elsewhere.until(({ events }) => events.length === 10);
      expect([here.revisions, elsewhere.revisions]).toEqual([upTo(10), upTo(10)]);
      expect(waits.toSorted((a, b) => a - b)[8]).toBeLessThan(1000);
      console.log(`from one server to the other: ${waits.map((wait) => Math.round(wait)).join(", ")} ms`);

      // A pipeline that is deleted there is gone here.
      await there.json("DELETE", `/pipelines/${id}`);
      expect(await endOf(here)).toBeLessThan(5000);
      await another.stop("SIGTERM");
    });
  },
  dialects,
  env,
);

/** How many streams the server feeds now, by its own count. */
async function openStreams(url: string): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`${url}/api/metrics`, { headers })).text();
  return Number(/^blueline_streams (\d+)$/m.exec(text)?.[1]);
}

/** Asks for a stream and then reads nothing more. */
async function openAndStall(api: ApiClient, pipelineId: string): Promise<Socket> {
  const { hostname, port, host } = new URL(api.url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on("error", () => undefined);
  socket.write(
    `GET /api/v1/pipelines/${pipelineId}/events HTTP/1.1\r\nhost: ${host}\r\ncookie: ${api.cookie}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once("data", resolve));
  socket.pause();
  return socket;
}

/** Reads what the network still holds, until the connection ends or nothing comes for two seconds. */
async function readToEnd(
  socket: Socket,
): Promise<{ readonly megabytes: number; readonly isClosed: boolean }> {
  let bytes = 0;
  const closed = new Promise<true>((resolve) => socket.once("close", () => resolve(true)));
  socket.on("data", (chunk: Buffer) => (bytes += chunk.length));
  socket.resume();
  const isClosed = await Promise.race([closed, sleep(10_000, false)]);
  socket.destroy();
  return { megabytes: bytes / 1024 / 1024, isClosed };
}
