import "server-only";
import { newRecordId } from "../auth/secrets";
import type { Viewer } from "../auth/viewer";
import { describeError } from "../http/describe-error";
import { problemResponse, toAppError } from "../http/problem-response";
import { getLog } from "../log";
import { runScan } from "./run-scan";
import { takeScanPlace } from "./scan-places";
import type { ScanTask } from "./scan-task";

/** Clients that want to see progress send this type. */
const lines = "application/x-ndjson";

/**
 * Reads an upload and answers it, as one JSON or, if the request accepts application/x-ndjson, in lines: the
 * progress, and last the `answer` or the `problem`. Stores nothing.
 * @param finish makes the answer from the content, both as JSON
 */
export async function answerImport(
  request: Request,
  viewer: Viewer,
  task: ScanTask,
  finish: (scan: string) => Promise<string> = (scan) => Promise.resolve(scan),
): Promise<Response> {
  const inPlace = await takeScanPlace(viewer, request.signal);
  if (request.headers.get("accept")?.includes(lines) === true) return inLines(task, inPlace, finish);
  const scan = await inPlace(() => runScan(task, { signal: request.signal }));
  const answer = await finish(scan);
  return new Response(answer, { headers: { "content-type": "application/json; charset=utf-8" } });
}

function inLines(
  task: ScanTask,
  inPlace: Awaited<ReturnType<typeof takeScanPlace>>,
  finish: (scan: string) => Promise<string>,
): Response {
  const left = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: string) => {
        if (!left.signal.aborted) controller.enqueue(encoder.encode(`${line}\n`));
      };
      try {
        const onProgress = (progress: object) => say(JSON.stringify(progress));
        const scan = await inPlace(() => runScan(task, { onProgress, signal: left.signal }));
        say(`{"answer":${await finish(scan)}}`);
      } catch (error) {
        if (!left.signal.aborted) say(JSON.stringify({ problem: await problemOf(error) }));
      } finally {
        if (!left.signal.aborted) controller.close();
      }
    },
    cancel: () => left.abort(),
  });
  return new Response(body, {
    headers: { "content-type": lines, "cache-control": "no-store, no-transform", "x-accel-buffering": "no" },
  });
}

/** The status went out with the first line, so an unexpected error is logged here. */
async function problemOf(error: unknown): Promise<unknown> {
  const id = newRecordId();
  if (toAppError(error) === undefined)
    getLog().error({ event: "import-failed", id, error: describeError(error) });
  return problemResponse(error, id).json();
}
