import type { SignInWork } from "@/lib/domain/contract/problem";
import { findNonce, type WorkAnswer } from "./work-message";

// The project's types are those of a window, whose postMessage needs an origin; a worker has only its page to talk to.
const say = (message: WorkAnswer) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  (self as unknown as { postMessage: (message: WorkAnswer) => void }).postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<SignInWork>) =>
  say({ type: "found", nonce: findNonce(data, () => say({ type: "tried" })) }),
);
say({ type: "ready" });
