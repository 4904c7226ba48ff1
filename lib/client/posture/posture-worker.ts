import { answerBetween } from "./answer-between";
import { createPostureAnswerer } from "./answer-posture";
import { postureEngine } from "./posture-engine";
import type { PostureAnswer, ToThread } from "./posture-message";

// The project's types are those of a window, whose postMessage needs an origin; a worker has only its page to talk to.
const say = (message: PostureAnswer) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  (self as unknown as { postMessage: (message: PostureAnswer) => void }).postMessage(message);

const answer = answerBetween(createPostureAnswerer(postureEngine), say);
self.addEventListener("message", ({ data }: MessageEvent<ToThread>) => answer(data));
say({ type: "ready" });
