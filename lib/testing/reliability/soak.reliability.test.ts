import { loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { AnswerTimes } from "./answer-times";
import { describeApp } from "./describe-app";
import { openFiles, residentMegabytes } from "./memory";
import { FollowedStream } from "./followed-stream";
import { addPerson, type Person } from "./people";
import { newPipeline, push, rename } from "./pipelines";

/** Zero: not at all, as in `npm test`. */
const minutes = Number(process.env["SOAK_MINUTES"] ?? 0);
const [requestsEachSecond, streams, streamsOfPerson] = [30, 200, 5];

describeApp("a server that is used without a pause", (app) => {
  it.skipIf(minutes === 0)(
    `answers ${requestsEachSecond} requests a second and feeds ${streams} streams for ${minutes} minutes, and grows no further`,
    async () => {
      const id = await newPipeline(app.admin());
      const people: Person[] = [];
      for (let index = 0; index < streams / streamsOfPerson; index++)
        people.push(await addPerson(app.admin(), "editor"));
      const open = await Promise.all(
        people.flatMap(({ api }) =>
          Array.from({ length: streamsOfPerson }, () => FollowedStream.open(api, id)),
        ),
      );
      const times = new AnswerTimes();
      const memory: number[] = [];
      const files: number[] = [];
      /** How much else the machine does: the server and this client alone come to less than its cores. */
      const load: number[] = [];
      const refused: number[] = [];
      const paths = ["/pipelines", `/api/v1/pipelines/${id}`, `/pipelines/${id}/gaps`, "/api/v1/pipelines"];
      const end = performance.now() + minutes * 60_000;
      let [sent, renamed] = [0, 0];
      const waiting = new Set<Promise<void>>();
      const ask = async (index: number) => {
        const { api } = people[index % people.length] ?? { api: app.admin() };
        const since = performance.now();
        const path = paths[index % paths.length] ?? "/pipelines";
        const response = await api.call("GET", path);
        // To its end: an answer that nobody takes keeps the place that made it, and is not what people do.
        await response.arrayBuffer();
        times.add(path.replace(id, "{id}"), since);
        if (response.status !== 200) refused.push(response.status);
      };
      // How late this process itself is with what it has to do: it shares the machine with the server.
      const own = monitorEventLoopDelay({ resolution: 10 });
      own.enable();
      let next = performance.now();
      while (performance.now() < end) {
        const asking = ask(sent);
        waiting.add(asking);
        void asking.finally(() => waiting.delete(asking));
        sent += 1;
        if (sent % (requestsEachSecond * 10) === 0) load.push(loadavg()[0] ?? 0);
        if (sent % (requestsEachSecond * 2) === 0) {
          const pushing = push(app.admin(), id, [rename(`Name ${(renamed += 1)}`)]);
          waiting.add(pushing);
          void pushing.finally(() => waiting.delete(pushing));
          memory.push(residentMegabytes(app.server()));
          files.push(openFiles(app.server()));
        }
        // By the clock, so that what is slow is not asked less.
        next += 1000 / requestsEachSecond;
        await sleep(Math.max(0, next - performance.now()));
      }
      own.disable();
      await Promise.all(waiting);
      const [growth, moreFiles] = [growthOf(memory), growthOf(files)];
      console.log(
        `${app.dialect}: ${sent} requests, ${renamed} changes to ${streams} streams; this client was late itself by ${Math.round(own.percentile(99) / 1e6)} ms; memory ${Math.round(memory.at(-1) ?? 0)} MB and ${files.at(-1)} open files, ${growth.toFixed(1)} MB and ${moreFiles.toFixed(1)} files more in the last quarter than in the one before; load of the machine ${mean(load).toFixed(1)} in the mean\n${times.describe()}`,
      );
      const all = Array.from({ length: renamed }, (_, index) => index + 1);
      await Promise.all(
        open.map((stream) => stream.until(({ revisions }) => revisions.at(-1) === renamed, 30_000)),
      );
      for (const { revisions } of open) expect(revisions).toEqual(all);
      await Promise.all(open.map((stream) => stream.close()));
      expect(refused).toEqual([]);
      expect(growth).toBeLessThan(25);
      // Connections that are kept for the next request come and go.
      expect(moreFiles).toBeLessThan(50);
    },
    minutes * 60_000 + 300_000,
  );
});

function mean(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0) / list.length;
}

/** How much more there was in the last quarter of the time than in the one before. */
function growthOf(list: readonly number[]): number {
  const half = list.slice(Math.floor(list.length / 2));
  const quarter = Math.floor(half.length / 2);
  return mean(half.slice(quarter)) - mean(half.slice(0, quarter));
}
