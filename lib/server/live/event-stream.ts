import "server-only";
import type { PipelineAccess } from "../auth/access";
import { readLogAfter } from "../pipeline/read-log";
import { lostRight } from "./follow-right";
import { type LoggedEvent, type Notice, subscribe } from "./hub";
import { takeStreamPlace } from "./stream-places";

export const streamTimes = { tick: 50, check: 3_000, heartbeat: 15_000, end: 15 * 60_000 } as const;
const mostQueued = 1024 * 1024;
const page = 500;

interface StreamOptions {
  readonly access: PipelineAccess;
  /** The revision that the client has; what follows it is sent. */
  readonly after: number;
  readonly signal: AbortSignal;
  readonly times?: { readonly [Name in keyof typeof streamTimes]: number };
}

/**
 * Follows a pipeline's log as server-sent events, in order, without a gap and without a repeat: commits of this server
 * arrive with their entries, everything else is read from the log. Ends by itself when the right to it is lost, when a
 * slow reader lets too much wait, and after a quarter of an hour; the browser then resumes where it was.
 */
export function followPipeline({ access, after, signal, times = streamTimes }: StreamOptions): ReadableStream<Uint8Array> {
  const givePlaceBack = takeStreamPlace(access.viewer.userId);
  const encoder = new TextEncoder();
  let sent = after;
  let newest = after;
  let arrived: LoggedEvent[] = [];
  // What was committed before the subscription is found in the log.
  let isBehind = true;
  let isPumping = false;
  let stalledBeats = 0;
  let stop = () => {};

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const timers: NodeJS.Timeout[] = [];
        let isEnded = false;
        const unsubscribe = subscribe(access.pipelineId, hear);
        const end = () => {
          if (isEnded) return;
          isEnded = true;
          for (const timer of timers) clearInterval(timer);
          unsubscribe();
          givePlaceBack();
          signal.removeEventListener("abort", end);
          controller.close();
        };
        stop = end;
        const write = (text: string) => {
          if (isEnded) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) <= 0) end();
        };
        const endBecause = (reason: string) => {
          write(`event: ended\ndata: ${JSON.stringify({ reason })}\n\n`);
          end();
        };
        async function pump() {
          if (isPumping || isEnded) return;
          isPumping = true;
          try {
            while (!isEnded && (isBehind || newest > sent)) {
              const events = takeArrived() ?? (await readLogAfter(access.pipelineId, sent, page));
              isBehind = events.length === page;
              if (events.length === 0) break;
              write(events.map(eventText).join(""));
              sent = events.at(-1)?.revision ?? sent;
            }
          } catch {
            // The database is away: the browser comes back and resumes.
            end();
          } finally {
            isPumping = false;
          }
        }
        function hear(notice: Notice) {
          if (notice.type === "archived") return endBecause("deleted");
          if (notice.type === "closing") return end();
          newest = Math.max(newest, notice.revision);
          arrived.push(...notice.events);
        }
        function takeArrived(): readonly LoggedEvent[] | undefined {
          const events = arrived.filter(({ revision }) => revision > sent).toSorted((a, b) => a.revision - b.revision);
          arrived = [];
          const isWhole = events.length > 0 && events.every(({ revision }, index) => revision === sent + 1 + index);
          return isWhole ? events : undefined;
        }

        signal.addEventListener("abort", end);
        write(`retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`);
        void pump();
        timers.push(
          setInterval(() => void pump(), times.tick),
          setInterval(() => {
            void lostRight(access).then(
              (reason) => reason && endBecause(reason),
              () => end(),
            );
          }, times.check),
          setInterval(() => {
            stalledBeats = (controller.desiredSize ?? 0) < mostQueued ? stalledBeats + 1 : 0;
            if (stalledBeats > 1) return end();
            write(": alive\n\n");
          }, times.heartbeat),
          setTimeout(end, times.end),
        );
      },
      cancel() {
        stop();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostQueued }),
  );
}

function eventText({ revision, clientId, body }: LoggedEvent): string {
  return `id: ${revision}\ndata: {"revision":${revision},"clientId":${JSON.stringify(clientId)},"operation":${body}}\n\n`;
}
