import { request } from "node:http";

/**
 * The most visited pages, requested without a user: their code is loaded, and then the request is refused.
 */
const opened = [
  "/sign-in",
  "/pipelines",
  "/pipelines/0",
  "/pipelines/0/gaps",
  "/api/v1/pipelines",
  "/api/v1/pipelines/0",
];

/**
 * Loads the code of pages before the first person waits for it: half a second in each worker process, which
 * would also delay others.
 * @param {string} socketPath where the application answers
 * @param {Map<string, any>} slots of the application
 */
export async function warmUp(socketPath, slots) {
  await slots.get("reader-jobs")("load-queries", []);
  const log = slots.get("log");
  const level = log?.level;
  // No real person was refused.
  if (log) log.level = "error";
  try {
    for (const path of opened) await ask(socketPath, path);
  } finally {
    if (log) log.level = level;
  }
}

/** @param {string} socketPath @param {string} path */
function ask(socketPath, path) {
  return new Promise((resolve, reject) => {
    request({ socketPath, path, agent: false }, (answer) => answer.resume().once("close", resolve))
      .once("error", reject)
      .end();
  });
}
