import { once } from "node:events";
import { request as ask } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * In milliseconds: how long a client that reads nothing keeps its answer (stalled), and how long a slow one
 * keeps the place that made it (slow).
 */
const usual = { stalled: 30_000, slow: 500 };
/** Headers of one connection, not of its content. */
const ofConnection = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "proxy-connection",
  "te",
  "trailer",
  "upgrade",
]);

/**
 * Lets a worker answer a request. Its place is free as soon as the answer is made: a slow client delays no
 * one, and a stalled one is dropped.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {import("./fair-turns.mjs").Turn<{ socket: string }>} turn
 * @param {{ readonly stalled: number, readonly slow: number }} [times]
 * @returns {Promise<"answered" | "unasked" | "failed">} unasked: the worker ended before it took the request,
 * so another may answer; failed: it ended during this very request, which no other gets
 */
export async function forward(request, response, turn, times = usual) {
  let isTaken = false;
  try {
    const answer = await answerOf(turn.place.socket, request, () => (isTaken = true)).catch((error) => error);
    if (answer instanceof Error) return !isTaken && isGone(answer) ? "unasked" : "failed";
    for (const [name, value] of Object.entries(answer.headers))
      if (value !== undefined && !ofConnection.has(name)) response.setHeader(name, value);
    response.writeHead(answer.statusCode ?? 502);
    response.setTimeout(times.stalled, () => response.destroy());
    await passOn(answer, response, turn, times);
    response.end();
    return "answered";
  } catch {
    // The worker ended half-way: the client must not take the partial answer for the whole.
    response.destroy();
    return "answered";
  } finally {
    turn.end();
  }
}

/**
 * A killed process refuses connections late: it first gives back its memory.
 * @param {NodeJS.ErrnoException} error
 */
const isGone = ({ code = "" }) => ["ECONNREFUSED", "ENOENT", "ECONNRESET", "EPIPE"].includes(code);

/**
 * @param {() => void} taken is called when the worker takes the request
 * @returns {Promise<import("node:http").IncomingMessage>}
 */
function answerOf(socketPath, { method, url, headers }, taken) {
  return new Promise((resolve, reject) => {
    const kept = Object.entries(headers).filter(([name]) => !ofConnection.has(name));
    ask({ socketPath, method, path: url, headers: Object.fromEntries(kept), agent: false }, resolve)
      .once("information", taken)
      .once("error", reject)
      .end();
  });
}

/** Releases the listener of the event that did not occur: an answer has thousands of pieces. */
async function takenOrGone(response) {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(response, "drain", { signal }), once(response, "close", { signal })]);
  waiting.abort();
}

async function passOn(answer, response, turn, { slow }) {
  let patience = slow;
  for await (const chunk of answer) {
    // A worker can't be stopped: its place stays taken until it is done, or disconnecting clients could fill
    // it up.
    if (response.destroyed) continue;
    const since = performance.now();
    const freed = setTimeout(() => turn.release(), Math.max(0, patience));
    if (!response.write(chunk)) await takenOrGone(response);
    const wait = turn.pace(chunk.length);
    if (wait > 0) await sleep(wait);
    clearTimeout(freed);
    patience -= performance.now() - since;
  }
}
