import { answerLayout, type LayoutAnswer, type LayoutRequest } from "./layout-message";

// The project's types are those of a window, whose postMessage needs an origin; a worker has only its page to talk to.
const answer = (message: LayoutAnswer) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  (self as unknown as { postMessage: (message: LayoutAnswer) => void }).postMessage(message);

self.addEventListener("message", (event: MessageEvent<LayoutRequest>) =>
  answer({ type: "done", positions: answerLayout(event.data) }),
);
answer({ type: "ready" });
