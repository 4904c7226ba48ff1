import "server-only";
import type { LoggedEvent } from "./hub";

const encoder = new TextEncoder();
const encoded = new WeakMap<LoggedEvent, Uint8Array>();

/** One event of the stream. Made once for all streams; the body is one line of JSON, whatever people typed. */
export function eventBytes(event: LoggedEvent): Uint8Array {
  const before = encoded.get(event);
  if (before) return before;
  const { revision, clientId, body } = event;
  const bytes = encoder.encode(
    `id: ${revision}\ndata: {"revision":${revision},"clientId":${JSON.stringify(clientId)},"operation":${body}}\n\n`,
  );
  encoded.set(event, bytes);
  return bytes;
}
