import { request } from "node:http";

/** What people open most. It is asked by nobody: what it is made with is loaded, and then it is refused. */
const opened = [
  "/sign-in",
  "/pipelines",
  "/pipelines/0",
  "/pipelines/0/gaps",
  "/api/v1/pipelines",
  "/api/v1/pipelines/0",
];

/**
 * Loads what a page needs before the first person waits for it: half a second to one of each process that reads, and the
 * others who ask in that time would wait behind.
 * @param {string} socketPath where the application answers
 * @param {Map<string, any>} slots of the application
 */
export async function warmUp(socketPath, slots) {
  await slots.get("reader-jobs")("load-queries", []);
  const log = slots.get("log");
  const level = log?.level;
  // Nobody was refused.
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
