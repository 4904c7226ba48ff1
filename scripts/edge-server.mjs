import { createServer } from "node:http";
import routerState from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";
import { BlockList, isIPv4, isIPv6 } from "node:net";
import { answerBroken } from "./answer-broken.mjs";
import { createRefusalLog } from "./refusal-log.mjs";

const { parseAndValidateFlightRouterState } = routerState;
/** Above the largest body that any route reads. */
const bodyLimit = 40 * 1024 * 1024;

/** Headers in which others claim the sender's address. None is passed on. */
const forwardingHeaders =
  /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|x-client-ip|x-cluster-client-ip|cf-connecting-ip|true-client-ip|x-blueline-.*|x-middleware-.*|x-nextjs-.*|x-invoke-.*|x-matched-path|x-nonce)$/;

/**
 * The headers of the application's own answers; a test compares them with
 * lib/server/http/security-headers.ts.
 */
const securityHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
};
const transportSecurity = { "strict-transport-security": "max-age=63072000; includeSubDomains" };
/** For a file: no policy on loading, because it would also apply to a worker created from it. */
const noFrames = { "content-security-policy": "frame-ancestors 'none'" };
const problemType = { "content-type": "application/problem+json; charset=utf-8" };
const textType = { "content-type": "text/plain; charset=utf-8" };
const problem = (status) => JSON.stringify({ type: "about:blank", title: "Request not accepted", status });
const busy = "The server is busy with other requests. Try again in a few seconds.";
const unlisted =
  "Requests with X-Forwarded-For come from an address outside BLUELINE_TRUSTED_PROXIES. The header is ignored: all these callers count as one address.";
const unreadableAddress = "This address is invalid: its % encoding can't be decoded.\n";

/**
 * The HTTP server in front of the application: determines the caller's address, ignores claimed ones, and
 * refuses requests that no browser of ours sends.
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse,
 * refuse: (seconds: number) => void) => unknown} handle
 * @param {object} setting
 * @param {string} [setting.url] the public address; requests for another host are refused
 * @param {readonly string[]} [setting.trustedProxies] addresses or ranges
 * @param {boolean} [setting.isSecure] whether browsers come by https
 * @param {(line: object) => void} [setting.warn] writes to the log
 */
export function createEdgeServer(
  handle,
  { url, trustedProxies = [], isSecure = false, warn = () => undefined } = {},
) {
  const isTrusted = trustOf(trustedProxies);
  const hosts = hostsOf(url);
  let isWarned = false;
  const transport = isSecure ? transportSecurity : {};
  const headers = { ...securityHeaders, ...transport };
  const tell = createRefusalLog(warn);
  const answering = new WeakMap();
  const server = createServer(
    // Node waits this long for the head, and for the whole request; then it answers 408.
    { headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 },
    (request, response) => {
      const { socket, method } = request;
      answering.set(socket, response);
      response.once("finish", () => dropUnread(request, socket));
      const peer = plain(socket.remoteAddress ?? "");
      const address = callerAddress(request, peer, isTrusted);
      const refused = refusal(request);
      if (refused !== undefined) {
        tell({ ...refused, address, method });
        return refuse(response, refused.status, headers);
      }
      if (!isReadable(request.url)) {
        tell({ status: 400, reason: "the % encoding of the address can't be decoded", address, method });
        return refuseAddress(request, response, headers);
      }
      if (isHealth(request)) return answerAlive(response, headers);
      const isByProxy = isTrusted(peer);
      if (hosts && !isByProxy && !isOfServer(request) && !hosts.has(request.headers.host?.toLowerCase())) {
        tell({ status: 421, reason: "wrong host", address, method });
        return refuseHost(response, url, headers);
      }
      if (!isWarned && !isByProxy && request.headers["x-forwarded-for"] !== undefined) {
        isWarned = true;
        warn({ event: "unlisted-proxy", peer, message: unlisted });
      }
      for (const name of Object.keys(request.headers))
        if (forwardingHeaders.test(name)) delete request.headers[name];
      request.headers["x-blueline-address"] = address;
      dropMalformed(request.headers);
      completeHead(response, { ...noFrames, ...transport }, headers);
      return handle(request, response, (seconds) => refuseBusy(request, response, seconds, headers));
    },
  );
  server.on("clientError", (error, socket) => {
    const before = answering.get(socket);
    const isAnswering = before !== undefined && before.headersSent && !before.writableFinished;
    const status = answerBroken(error, socket, headers, isAnswering);
    if (status === undefined) return;
    tell({ status, reason: "unreadable as a request", address: plain(socket.remoteAddress ?? "") });
  });
  server.on("checkContinue", (request, response) => {
    if (refusal(request) === undefined) response.writeContinue();
    server.emit("request", request, response);
  });
  return server;
}

/** @param {import("node:http").IncomingMessage} request */
function refusal({ method = "", url = "", headers }) {
  // A target that names a host, or can be read as one, could make us call that host.
  if (!/^\/(?![/\\])/.test(url)) return { status: 400, reason: "the target is not a path" };
  if (headers.upgrade !== undefined) return { status: 400, reason: "requests another protocol" };
  if (headers["transfer-encoding"] !== undefined && headers["content-length"] !== undefined)
    return { status: 400, reason: "states its length twice" };
  if (Number(headers["content-length"] ?? 0) > bodyLimit)
    return { status: 413, reason: "the body is too large" };
  const allowed = url.startsWith("/api/") ? ["GET", "HEAD", "POST", "PATCH", "DELETE"] : ["GET", "HEAD"];
  return allowed.includes(method) ? undefined : { status: 405, reason: "the method is not allowed here" };
}

/**
 * Whether a path's percent signs can be decoded. The application would fail on one that can't, with an error
 * of its own.
 */
function isReadable(url = "") {
  const [path = ""] = url.split("?");
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function refuseAddress({ url = "" }, response, headers) {
  if (url.startsWith("/api/")) return refuse(response, 400, headers);
  response.writeHead(400, { ...headers, ...textType });
  response.end(unreadableAddress);
}

/** @param {import("node:http").ServerResponse} response @param {number} status */
function refuse(response, status, headers) {
  // If it were closed at once, a sending client would never see the reason: `dropUnread` gives it a moment.
  // Later data stays unread: Node would read and discard it all, which it begins on `finish`.
  const { socket } = response;
  if (status === 413) response.once("finish", () => setImmediate(() => socket?.pause()));
  else response.setHeader("connection", "close");
  response.writeHead(status, { ...headers, ...problemType });
  response.end(problem(status));
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {number} seconds until a retry
 */
function refuseBusy({ url = "" }, response, seconds, headers) {
  const isForProgram = url.startsWith("/api/");
  response.writeHead(503, {
    ...headers,
    ...(isForProgram ? problemType : textType),
    "retry-after": String(seconds),
  });
  response.end(
    isForProgram
      ? JSON.stringify({ type: "about:blank", title: "The server is busy", status: 503, detail: busy })
      : `${busy}\n`,
  );
}

/** The pages' router answers an unreadable state with 500: without one it answers the whole page. */
function dropMalformed(headers) {
  const name = "next-router-state-tree";
  try {
    parseAndValidateFlightRouterState(headers[name]);
  } catch {
    delete headers[name];
  }
}

/** Whether it is a liveness probe. @param {import("node:http").IncomingMessage} request */
function isHealth({ method = "", url = "" }) {
  return /^\/api\/health(\?|$)/.test(url) && (method === "GET" || method === "HEAD");
}

/** Whether a monitor sends it, which uses another host name. */
function isOfServer({ url = "" }) {
  return /^\/api\/(ready|metrics)(\?|$)/.test(url);
}

/**
 * A loopback address has three names.
 * @param {string | undefined} address
 */
function hostsOf(address) {
  if (address === undefined) return undefined;
  const { hostname, port, protocol } = new URL(address);
  const loopback = ["localhost", "127.0.0.1", "[::1]"];
  const names = loopback.includes(hostname) ? loopback : [hostname];
  if (port !== "") return new Set(names.map((name) => `${name}:${port}`));
  const usual = protocol === "https:" ? 443 : 80;
  return new Set(names.flatMap((name) => [name, `${name}:${usual}`]));
}

/** @param {import("node:http").ServerResponse} response @param {string} address */
function refuseHost(response, address, headers) {
  response.writeHead(421, { ...headers, ...textType });
  response.end(`Blueline is at ${address}.\n`);
}

/** Answered before anything else, without the application or the database. */
function answerAlive(response, headers) {
  response.writeHead(200, { ...headers, ...textType });
  response.end("alive\n");
}

/**
 * Next answers an unsupported method with a bare 405, without a text or a header against caching. And files
 * lack the headers of pages and the API.
 * @param {import("node:http").ServerResponse} response
 * @param {Readonly<Record<string, string>>} least headers of every answer that does not set them itself
 */
function completeHead(response, least, headers) {
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  let isBare = false;
  response.writeHead = (status, ...rest) => {
    isBare = status === 405 && !response.hasHeader("content-type");
    for (const [name, value] of Object.entries(least))
      if (!response.hasHeader(name)) response.setHeader(name, value);
    return isBare ? writeHead(status, { ...headers, ...problemType }) : writeHead(status, ...rest);
  };
  response.end = (...parts) => (isBare ? end(problem(405)) : end(...parts));
}

/**
 * A body that was refused half-way has no reader: without this its connection would stay open.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:net").Socket} socket which the request has lost by then
 */
function dropUnread(request, socket) {
  if (request.complete) return;
  // Long enough for the sender to read the answer.
  setTimeout(() => request.complete || socket.destroy(), 1000).unref();
}

/**
 * The peer, or, if that is a trusted proxy, the last address in its list that is not one.
 * @param {import("node:http").IncomingMessage} request
 * @param {string} peer
 * @param {(address: string) => boolean} isTrusted
 */
function callerAddress(request, peer, isTrusted) {
  const listed = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((entry) => plain(entry.trim()));
  let address = peer;
  while (isTrusted(address)) {
    const before = listed.pop();
    if (before === undefined || (!isIPv4(before) && !isIPv6(before))) break;
    address = before;
  }
  return address;
}

/** @param {string} address an IPv4 address in IPv6 form becomes the former */
function plain(address) {
  const mapped = address.replace(/^::ffff:/i, "");
  return isIPv4(mapped) ? mapped : address;
}

/** @param {readonly string[]} trusted */
function trustOf(trusted) {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = "", prefix] = entry.split("/");
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  /** @param {string} address */
  return (address) =>
    (isIPv4(address) && list.check(address, "ipv4")) || (isIPv6(address) && list.check(address, "ipv6"));
}
