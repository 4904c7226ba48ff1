import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { AppError } from "../errors";
import { programFile } from "../program-file";
import type { RunningTask } from "../running/running-task";
import type { Progress, ReadingTask, ReportsTask, ScanSays, ScanTask } from "./scan-task";

interface ScanWatch {
  readonly onProgress?: (progress: Progress) => void;
  /** The caller has gone. */
  readonly signal?: AbortSignal;
}

/** In milliseconds. */
interface Patience {
  readonly file: number;
  readonly inAll: number;
}

const patience: Patience = { file: 2_000, inAll: 30_000 };
/** In megabytes. */
const heap = 512;

/** Each costs its full time limit, so that more would use up the total. */
const mostSlow = 5;

/**
 * Reads files in a process of its own, which ends with it. A file that takes too long is left out and named,
 * and the others are read again without it. @returns the answer as JSON. @throws AppError with the file if
 * the total time or the memory was exceeded
 */
export async function runScan(
  task: ScanTask | ReportsTask | RunningTask,
  watch: ScanWatch = {},
  { file, inAll }: Patience = patience,
): Promise<string> {
  const end = performance.now() + inAll;
  const slow: string[] = [];
  for (;;) {
    const left = Math.max(0, end - performance.now());
    const read = await readOnce({ ...task, slow }, watch, { file, inAll: left });
    if ("answer" in read) return read.answer;
    if (slow.length >= mostSlow) throw refusal(`Reading ${slow.join(", ")} and ${read.slow} took too long`);
    slow.push(read.slow);
  }
}

/** @returns the answer, or the file that took too long */
async function readOnce(
  task: ReadingTask | RunningTask,
  { onProgress, signal }: ScanWatch,
  { file: perFile, inAll }: Patience,
): Promise<{ readonly answer: string } | { readonly slow: string }> {
  const child = startReading();
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  signal?.addEventListener("abort", kill, { once: true });
  let at: Progress | undefined;
  const timers: { file?: NodeJS.Timeout; inAll?: NodeJS.Timeout } = {};
  try {
    return await new Promise((resolve, reject) => {
      timers.inAll = setTimeout(() => reject(refusal(`${whereOf(at)} took too long`)), inAll);
      child.on("message", (said: ScanSays) => {
        clearTimeout(timers.file);
        if ("answer" in said) return resolve(said);
        if ("refused" in said) return reject(new AppError("invalid", { detail: said.refused }));
        at = said.progress;
        const { file } = at;
        if (file !== undefined) timers.file = setTimeout(() => resolve({ slow: file }), perFile);
        onProgress?.(at);
      });
      child.on("error", reject);
      child.on("exit", (code, by) => reject(endOf(code, by, at)));
      child.send(task, (error) => error && reject(error));
    });
  } finally {
    clearTimeout(timers.file);
    clearTimeout(timers.inAll);
    process.off("exit", kill);
    signal?.removeEventListener("abort", kill);
    kill();
  }
}

/**
 * Without the server's variables: no database address, no secret. scripts/bundle-scan.mjs builds its program.
 */
function startReading(): ChildProcess {
  const folder = process.env.NODE_ENV === "test" ? ".cache" : ".next";
  return fork(/* turbopackIgnore: true */ programFile(`${folder}/scan-process.mjs`), [], {
    execArgv: [`--max-old-space-size=${heap}`, "--disable-proto=delete"],
    env: { NODE_ENV: "production" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** The exit of Node when it is out of memory. */
function endOf(code: number | null, by: NodeJS.Signals | null, at: Progress | undefined): Error {
  if (by === "SIGABRT" || code === 134)
    return refusal(`${whereOf(at)} exceeded the memory limit for one archive`);
  return new Error(`The reading process ended with ${by ?? code}.`);
}

function whereOf(at: Progress | undefined): string {
  if (at === undefined) return "Unpacking";
  return at.file === undefined ? "Joining the results" : `Reading ${at.file}`;
}

function refusal(what: string): AppError {
  return new AppError("invalid", { detail: `${what}. Nothing was stored. Try again with fewer files.` });
}
