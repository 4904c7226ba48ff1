import "server-only";
import type { PipelineAccess } from "../auth/access";
import { readLogAfter } from "../pipeline/read-log";
import { type LoggedEvent, type Notice, subscribe } from "./hub";
import { nobodyBytes, keepPresence, presenceBytes } from "./presence";
import { watchRight } from "./right-watch";
import { takeStreamPlace } from "./stream-places";

const encoder = new TextEncoder();

/** That they changed; which ones, the page asks. */
const changedBytes = {
  reports: encoder.encode("event: reports\ndata: {}\n\n"),
  running: encoder.encode("event: running\ndata: {}\n\n"),
} as const;

const encoded = new WeakMap<LoggedEvent, Uint8Array>();

/** In milliseconds: how long commits are gathered, a beat that keeps proxies from closing, when a reader counts as gone, and the end. */
export const streamTimes = { tick: 50, heartbeat: 15_000, stall: 30_000, end: 15 * 60_000 } as const;
/** So much may wait for a reader; the rest stays in the log until it has read. */
const room = 64 * 1024;
const page = 50;

interface StreamOptions {
  readonly access: PipelineAccess;
  /** The revision that the client has; what follows it is sent. */
  readonly after: number;
  /** The pipeline's revision when it was asked. */
  readonly revision: number;
  readonly signal: AbortSignal;
  /** The tab that reads: with its last stream it is gone from those who are here. */
  readonly client?: string | undefined;
  readonly times?: { readonly [Name in keyof typeof streamTimes]: number };
}

/**
 * Streams a pipeline's log as server-sent events, in order, without a gap and without a repeat: commits of this server
 * arrive with their entries, everything else is read from the log. Ends by itself when the right to it is lost, when a
 * reader stops reading, and after a quarter of an hour; the browser then resumes where it was.
 */
export function streamPipeline({
  access,
  after,
  revision,
  signal,
  client,
  times = streamTimes,
}: StreamOptions): ReadableStream<Uint8Array> {
  const givePlaceBack = takeStreamPlace(access.viewer.userId);
  const cleanUps: (() => void)[] = [givePlaceBack];
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let state: "open" | "ended" = "open";
  let sent = after;
  let newest = after;
  let arrived: LoggedEvent[] = [];
  // What was committed before the subscription is found in the log.
  let isBehind = true;
  let isPumping = false;
  /** Others came or went while there was no room to say so. */
  let isPresenceDue = false;
  /** What changed while there was no room to say so. */
  const due = new Set<keyof typeof changedBytes>();
  let isRightLost = false;
  let tick: NodeJS.Timeout | undefined;
  let stall: NodeJS.Timeout | undefined;

  return new ReadableStream<Uint8Array>(
    {
      start(streamController) {
        controller = streamController;
        write(encoder.encode(`retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`));
        // A database restored from a backup may be behind its readers: they have to load again.
        if (after > revision) return endBecause("too-old");
        const beat = setInterval(
          () => hasRoom() && write(presenceBytes(access.pipelineId) ?? encoder.encode(": alive\n\n")),
          times.heartbeat,
        );
        const last = setTimeout(() => end("close"), times.end);
        const abort = () => end("close");
        signal.addEventListener("abort", abort);
        const leave =
          client === undefined ? undefined : keepPresence(access.pipelineId, access.viewer.userId, client);
        cleanUps.push(
          () => leave?.(isRightLost),
          subscribe(access.pipelineId, hear),
          watchRight(access, (reason) => (reason === "unknown" ? end("close") : endBecause(reason))),
          () => clearInterval(beat),
          () => clearTimeout(last),
          () => signal.removeEventListener("abort", abort),
        );
        const people = presenceBytes(access.pipelineId);
        if (people) write(people);
        if (signal.aborted) abort();
      },
      pull() {
        clearTimeout(stall);
        stall = undefined;
        if (isPresenceDue) sendPresence();
        for (const what of due) sendChanged(what);
        return pump();
      },
      cancel: () => end("none"),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: room }),
  );

  function hear(notice: Notice) {
    if (notice.type === "archived") return endBecause("deleted");
    // What the page shows is no longer what the log says.
    if (notice.type === "erased") return endBecause("erased");
    if (notice.type === "closing") return end("close");
    if (notice.type === "presence") return sendPresence();
    if (notice.type === "reports") return sendChanged(notice.of ?? "reports");
    newest = Math.max(newest, notice.revision);
    // A reader that does not keep up finds them in the log.
    if (hasRoom()) arrived.push(...notice.events);
    tick ??= setTimeout(() => {
      tick = undefined;
      void pump();
    }, times.tick);
  }

  function sendPresence() {
    isPresenceDue = !hasRoom();
    if (!isPresenceDue) write(presenceBytes(access.pipelineId) ?? nobodyBytes);
  }

  function sendChanged(what: keyof typeof changedBytes) {
    if (!hasRoom()) return void due.add(what);
    due.delete(what);
    write(changedBytes[what]);
  }

  async function pump() {
    if (isPumping) return;
    isPumping = true;
    try {
      while (state === "open" && (isBehind || newest > sent) && hasRoom()) await sendSome();
    } catch {
      // The database is away: the browser comes back and resumes.
      end("close");
    } finally {
      isPumping = false;
    }
    if (state === "open" && !hasRoom()) stall ??= setTimeout(() => end("error"), times.stall);
  }

  async function sendSome() {
    const heard = newest;
    const events = takeArrived() ?? (await readLogAfter(access.pipelineId, sent, page));
    isBehind = events.length >= page;
    if (events.length === 0 && newest === heard) newest = sent;
    const chunks: Uint8Array[] = [];
    let left = controller.desiredSize ?? 0;
    for (const event of events) {
      if (left <= 0) {
        isBehind = true;
        break;
      }
      const bytes = eventBytes(event);
      chunks.push(bytes);
      left -= bytes.byteLength;
      sent = event.revision;
    }
    if (chunks.length > 0) write(Buffer.concat(chunks));
  }

  /** What commits of this server brought, if it goes on where this reader is. */
  function takeArrived(): readonly LoggedEvent[] | undefined {
    const events = arrived
      .filter((event) => event.revision > sent)
      .toSorted((a, b) => a.revision - b.revision);
    arrived = [];
    const isWhole = events.length > 0 && events.every((event, index) => event.revision === sent + 1 + index);
    return isWhole && !isBehind ? events : undefined;
  }

  function hasRoom(): boolean {
    return (controller.desiredSize ?? 0) > 0;
  }

  function write(bytes: Uint8Array) {
    if (state === "open") controller.enqueue(bytes);
  }

  function endBecause(reason: string) {
    isRightLost = true;
    write(encoder.encode(`event: ended\ndata: ${JSON.stringify({ reason })}\n\n`));
    end("close");
  }

  function end(how: "close" | "error" | "none") {
    if (state === "ended") return;
    state = "ended";
    clearTimeout(tick);
    clearTimeout(stall);
    for (const cleanUp of cleanUps) cleanUp();
    if (how === "close") controller.close();
    // What waits for a reader that is gone is thrown away, and the connection with it.
    if (how === "error") controller.error(new Error("The reader stopped reading."));
  }
}

/** One event of the stream. Made once for all streams; the body is one line of JSON, whatever people typed. */
function eventBytes(event: LoggedEvent): Uint8Array {
  const before = encoded.get(event);
  if (before) return before;
  const { revision, clientId, body } = event;
  const bytes = encoder.encode(
    `id: ${revision}\ndata: {"revision":${revision},"clientId":${JSON.stringify(clientId)},"operation":${body}}\n\n`,
  );
  encoded.set(event, bytes);
  return bytes;
}
