import { createHmac } from "node:crypto";

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
 * Whose request it is, as far as can be told before it is read: all with one session have their turns in common. A session
 * counts where its cookie is signed by us: else a stranger could be as many people as they like.
 * @param {{ headers: import("node:http").IncomingHttpHeaders }} request its address was found by scripts/edge-server.mjs
 * @param {string | undefined} secret what sessions are signed with
 */
export function personOf({ headers }, secret) {
  const sessions = [
    ...(headers.cookie ?? "").matchAll(/(?:^|;\s*)[\w-]*blueline\.session_token=([^;.%]+)\.([^;]+)/g),
  ];
  const [[, session, signature] = [], ...more] = sessions;
  return session !== undefined && more.length === 0 && signature === signatureOf(session, secret)
    ? `session ${session}`
    : `address ${String(headers["x-blueline-address"])}`;
}

/** As the sign-in library signs a cookie. */
function signatureOf(session, secret) {
  return secret === undefined
    ? undefined
    : encodeURIComponent(createHmac("sha256", secret).update(session).digest("base64"));
}
