import type { ReadAnswer } from "./read-answer";
import { readHere } from "./read-here";

// The project's types are those of a window, whose postMessage needs an origin; a worker has only its page to talk to.
const answer = (message: ReadAnswer) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  (self as unknown as { postMessage: (message: ReadAnswer) => void }).postMessage(message);

self.addEventListener("message", (event: MessageEvent<string>) =>
  answer({ type: "done", result: readHere(event.data) }),
);
answer({ type: "ready" });
