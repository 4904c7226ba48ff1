/** What answers at once, follows the pipeline for as long as a page is open, or tells of this very process. */
const here = [
  /^\/(_next\/static|catalogue|brands)\//,
  /^\/api\/(?!v1\/)/,
  /^\/api\/v1\/pipelines\/[^/?]+\/events(\?|$)/,
  /^\/[\w.-]+\.(svg|txt|json|ico|png|webmanifest)(\?|$)/,
];

/** Whether a request only reads and may take long to answer: pages, exports, documents, the analysis. */
export function isReading({ method = "", url = "" }) {
  return (method === "GET" || method === "HEAD") && !here.some((path) => path.test(url));
}

/**
 * Whose request it is, as far as can be told before it is read: all with one session have their turns in common.
 * @param {{ headers: import("node:http").IncomingHttpHeaders }} request its address was found by scripts/edge-server.mjs
 */
export function personOf({ headers }) {
  const sessions = [...(headers.cookie ?? "").matchAll(/(?:^|;\s*)[\w-]*blueline\.session_token=([^;.%]+)/g)];
  const [session, ...more] = sessions;
  return session?.[1] !== undefined && more.length === 0
    ? `session ${session[1]}`
    : `address ${String(headers["x-blueline-address"])}`;
}
