import "server-only";
import type { PipelineAccess } from "../auth/access";
import { readLogAfter } from "../pipeline/read-log";
import { type LoggedEvent, type Notice, subscribe } from "./hub";
import { nobodyBytes, keepPresence, presenceBytes } from "./presence";
import { watchRight } from "./right-watch";
import { takeStreamPlace } from "./stream-places";

const encoder = new TextEncoder();

/** Only the fact of a change; the page requests the details. */
const changedBytes = {
  reports: encoder.encode("event: reports\ndata: {}\n\n"),
  running: encoder.encode("event: running\ndata: {}\n\n"),
} as const;

const encoded = new WeakMap<LoggedEvent, Uint8Array>();

/**
 * In milliseconds: how long commits are gathered, the heartbeat that keeps proxies from closing, the reader's
 * timeout, and the end.
 */
export const streamTimes = { tick: 50, heartbeat: 15_000, stall: 30_000, end: 15 * 60_000 } as const;
/** The backlog allowed per reader; the rest stays in the log until it has read. */
const room = 64 * 1024;
const page = 50;

interface StreamOptions {
  readonly access: PipelineAccess;
  /** The client's revision; later entries are sent. */
  readonly after: number;
  /** The pipeline's revision at the request. */
  readonly revision: number;
  readonly signal: AbortSignal;
  /** The reading tab: with its last stream it leaves the list of people present. */
  readonly client?: string | undefined;
  readonly times?: { readonly [Name in keyof typeof streamTimes]: number };
}

/**
 * Streams a pipeline's log as server-sent events, in order, without gaps or repeats: commits of this server
 * arrive with their entries, all others are read from the log. Ends when the right is lost, when a reader
 * stops reading, and after a quarter of an hour; the browser then resumes.
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
  // Entries committed before the subscription come from the log.
  let isBehind = true;
  let isPumping = false;
  /** A change of presence that could not be sent yet. */
  let isPresenceDue = false;
  /** Changes that could not be sent yet. */
  const due = new Set<keyof typeof changedBytes>();
  let isRightLost = false;
  let tick: NodeJS.Timeout | undefined;
  let stall: NodeJS.Timeout | undefined;

  return new ReadableStream<Uint8Array>(
    {
      start(streamController) {
        controller = streamController;
        write(encoder.encode(`retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`));
        // After a restore, the database may be behind its readers: they must reload.
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
    // The log was rewritten, so the page is out of date.
    if (notice.type === "erased") return endBecause("erased");
    if (notice.type === "closing") return end("close");
    if (notice.type === "presence") return sendPresence();
    if (notice.type === "reports") return sendChanged(notice.of ?? "reports");
    newest = Math.max(newest, notice.revision);
    // A slow reader finds them in the log.
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
      // The database is away: the browser reconnects and resumes.
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

  /** Entries committed by this server, if they follow this reader's revision. */
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
    // Discards the backlog of a departed reader, with its connection.
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
