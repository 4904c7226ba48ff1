import { createHmac } from "node:crypto";

/** Paths that answer at once, stream while a page is open, or describe this very process. */
const here = [
  /^\/(_next\/static|catalogue|brands|pictures)\//,
  /^\/api\/(?!v1\/)/,
  /^\/api\/v1\/pipelines\/[^/?]+\/events(\?|$)/,
  /^\/[\w.-]+\.(svg|txt|json|ico|png|webmanifest)(\?|$)/,
];

/** Whether a request only reads and may take long: pages, exports, documents, the analysis. */
export function isReading({ method = "", url = "" }) {
  return (method === "GET" || method === "HEAD") && !here.some((path) => path.test(url));
}

/**
 * The person of a request, as far as known before it is read: all requests of one session share their turns.
 * A session counts only with our signature on its cookie: without that check, an outsider could pose as many
 * people.
 * @param {{ headers: import("node:http").IncomingHttpHeaders }} request with the address from
 * scripts/edge-server.mjs
 * @param {string | undefined} secret signs sessions
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
