import { fork } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createFairTurns } from "./fair-turns.mjs";
import { forward } from "./forward.mjs";

/** In milliseconds: the longest wait for a turn, and the delay before an ended worker restarts. */
const patience = 30_000;
const pause = 500;
/** Of one request, with workers that ended during it. */
const mostTries = 3;
/** In milliseconds: how long a cut connection may precede the report of an exit. */
const longestExit = 2_000;
/** The refusal of an undone job, as lib/server/errors.ts has it. */
const undone = {
  code: "unavailable",
  detail: "This could not be calculated. Try again.",
  retryAfter: 5,
};
/** In milliseconds: when a map whose analysis ended a worker is tried again. */
const triedAgainAfter = 10 * 60_000;
/** Like `undone`, for a job whose worker ended: it only reads, and can be retried. */
const ended = { ...undone };
/** Like `ended`, for a job that its worker had not taken: it can't have ended the worker. */
const untaken = { ...undone };
/** Callers over this limit are told to come back later. */
const limits = {
  mostOf: (places) => Math.max(1, places - 1),
  mostOpenOf: 6,
  mostOpen: 48,
  mostWaiting: 400,
  mostWaitingOf: 40,
  bytesEachSecond: 8 * 1024 * 1024,
  bytesAtOnce: 8 * 1024 * 1024,
};

/**
 * Worker processes that serve read requests: none of them can block the main process or others' pages, and
 * one that runs out of memory loses only its own answer.
 * @param {{ count: number, memory: number, analysisSeconds: number, runTask: (task: { name: string, values:
 * readonly unknown[] }) => Promise<void>, report: (line: object) => void }} options `memory`: heap limit of
 * each in MB; `runTask`: performs writes for a worker
 */
export function createReaders({ count, memory, analysisSeconds, runTask, report }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "blueline-"));
  const turns = createFairTurns(limits);
  const processes = new Set();
  /**
   * Maps whose analysis ended a worker, by the identity that lib/server/pipeline/analyse-watched.ts defines.
   */
  const notAnalysed = new Map();
  let isStopping = false;
  let started = 0;
  let asked = 0;

  /** @returns once it is ready, or has ended before. */
  function startReader() {
    const socket = path.join(folder, `${(started += 1)}.sock`);
    const child = fork(path.join(import.meta.dirname, "reader.mjs"), [socket], {
      // A calculation takes one core. More collector threads would take the others' cores, and without one
      // each collection stops it for a tenth of a second. The data of an answer is freed with it, not moved
      // to the old generation.
      execArgv: [`--max-old-space-size=${memory}`, "--v8-pool-size=1", "--max-semi-space-size=32"],
      // Bytes stay bytes.
      serialization: "advanced",
    });
    const exited = new Promise((resolve) => child.once("exit", resolve));
    const place = { socket, child, exited, jobs: new Map(), analysing: undefined, justAnalysed: undefined };
    processes.add(child);
    for (const one of notAnalysed.values()) child.send({ notAnalysed: one });
    let isReady = false;
    return new Promise((done) => {
      child.on("message", (message) => {
        if (message.done !== undefined) return settle(place, message.done, message);
        if (message.taken !== undefined) return void (place.jobs.get(message.taken).isTaken = true);
        if (message.analysing !== undefined) return watch(place, message.analysing);
        if (!message.ready) return void writeFor(child, message);
        isReady = true;
        goBehind(child);
        turns.add(place);
        return done(undefined);
      });
      child.on("exit", (code, signal) => {
        processes.delete(child);
        // Out of memory, it aborts; the end of its connection may be reported earlier.
        const over = place.analysing ?? (signal === "SIGABRT" ? place.justAnalysed : undefined);
        if (over && !isStopping) noteNotAnalysed(place, over.key, { megabytes: memory });
        unwatch(place);
        if (isReady) turns.remove(place);
        for (const [job, { isTaken }] of place.jobs)
          settle(place, job, { refused: isTaken ? ended : untaken });
        done(undefined);
        if (isStopping) return;
        report({ event: "reader-ended", code, signal });
        setTimeout(() => isStopping || void startReader(), pause).unref();
      });
    });
  }

  function settle({ jobs }, id, { result, refused }) {
    const job = jobs.get(id);
    jobs.delete(id);
    if (refused) job?.reject(refused);
    else job?.resolve(result);
  }

  /** A worker reports its current map, from the first one until its answer is made. */
  function watch(place, key) {
    if (place.analysing) return void (place.analysing.key = key);
    const timer = setTimeout(() => {
      noteNotAnalysed(place, place.analysing.key, { seconds: analysisSeconds });
      place.analysing = undefined;
      place.child.kill("SIGKILL");
    }, analysisSeconds * 1000);
    place.analysing = { key, timer };
  }

  function unwatch(place) {
    const { analysing } = place;
    if (analysing === undefined) return;
    clearTimeout(analysing.timer);
    place.analysing = undefined;
    place.justAnalysed = analysing;
    setTimeout(() => {
      if (place.justAnalysed === analysing) place.justAnalysed = undefined;
    }, pause).unref();
  }

  function noteNotAnalysed(place, key, why) {
    place.isNoted = true;
    report({ event: "map-not-analysed", ...why });
    const now = Date.now();
    for (const [known, { until }] of notAnalysed) if (until <= now) notAnalysed.delete(known);
    const one = { key, why, until: now + triedAgainAfter };
    notAnalysed.set(key, one);
    for (const child of processes) if (child.connected) child.send({ notAnalysed: one });
  }

  /** The answer is made with the end of the turn, or when its place is free for the next. */
  function watched(turn) {
    let isOver = false;
    const after = (end) => () => {
      if (!isOver) unwatch(turn.place);
      isOver = true;
      end();
    };
    return { ...turn, release: after(turn.release), end: after(turn.end) };
  }

  /** Runs a job in a turn of the person's. */
  async function workIn(given, name, values) {
    const turn = watched(given);
    try {
      return await new Promise((resolve, reject) => {
        const id = (asked += 1);
        turn.place.jobs.set(id, { resolve, reject });
        turn.place.child.send({ job: id, name, values }, (error) => {
          if (!error) return;
          turns.remove(turn.place);
          settle(turn.place, id, { refused: untaken });
        });
      });
    } finally {
      turn.end();
    }
  }

  async function writeFor(child, task) {
    const error = await runTask(task).then(
      () => undefined,
      (problem) => (problem instanceof Error ? problem.message : String(problem)),
    );
    if (child.connected) child.send({ id: task.id, error });
  }

  return {
    ready: () => Promise.all(Array.from({ length: count }, startReader)),
    /**
     * @param {import("node:http").IncomingMessage} request
     * @param {import("node:http").ServerResponse} response
     * @param {string} person whose requests share their turns
     * @param {(seconds: number) => void} refuse answers that it may be retried then
     */
    async handle(request, response, person, refuse) {
      const { signal, end } = patienceOf();
      response.once("close", end);
      let failures = 0;
      // Reads can be retried if a worker ended before it answered; but only once if the request itself ended
      // it.
      for (let tries = 0; tries < mostTries && failures < 2;) {
        const waiting = turns.take(person, signal);
        if (waiting === undefined) return refuse(5);
        const turn = await waiting.catch(() => undefined);
        if (turn === undefined) return response.closed ? undefined : refuse(10);
        const outcome = await forward(request, response, watched(turn));
        if (outcome === "answered" || response.closed) return undefined;
        if (outcome === "unasked") turns.remove(turn.place);
        else {
          // An exit is reported after its connections are cut: until then the next turn may use the same
          // worker.
          await Promise.race([turn.place.exited, sleep(longestExit)]);
          tries += 1;
          // The cause is known and ends no other worker.
          if (!turn.place.isNoted) failures += 1;
        }
      }
      return refuse(1);
    },
    /**
     * @param {string} person
     * @param {string} name of the job
     * @param {readonly unknown[]} values
     * @returns {Promise<unknown> | undefined} undefined if too many wait already
     */
    run(person, name, values, isSecond = false) {
      const { signal, end } = patienceOf();
      const waiting = turns.take(person, signal);
      if (waiting === undefined) end();
      return waiting
        ?.finally(end)
        .then(
          (turn) => workIn(turn, name, values),
          () => Promise.reject(undone),
        )
        .catch((problem) => {
          // But once, if the request itself may have ended it.
          if (problem !== untaken && (problem !== ended || isSecond)) throw problem;
          return this.run(person, name, values, isSecond || problem === ended) ?? Promise.reject(undone);
        });
    },
    async stop() {
      isStopping = true;
      const ends = [...processes].map((child) => new Promise((done) => child.once("exit", done)));
      for (const child of processes) child.disconnect();
      await Promise.all(ends);
      rmSync(folder, { recursive: true, force: true });
    },
    counts: () => turns.count(),
  };
}

/**
 * The timeout of a wait, unless `end` is called before. Not by `AbortSignal.any` and `timeout`: Node keeps
 * their signals while anything listens, and with them the request and its answer.
 */
function patienceOf() {
  const waiting = new AbortController();
  const end = () => {
    clearTimeout(timer);
    waiting.abort("gone");
  };
  const timer = setTimeout(end, patience);
  return { signal: waiting.signal, end };
}

/**
 * Lowers the priority of workers below writes and forwarding, if there are more processes than cores. Not
 * while a worker starts: people wait for it.
 * @param {import("node:child_process").ChildProcess} child
 */
function goBehind({ pid }) {
  for (const thread of pid === undefined ? [] : threadsOf(pid)) {
    try {
      os.setPriority(thread, os.constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // It has ended meanwhile, which is reported separately.
    }
  }
}

/**
 * On Linux each thread has its own priority: without this, the collector threads of one worker would go
 * before all the work of another.
 */
function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [pid];
  }
}
