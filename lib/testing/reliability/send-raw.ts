import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import type { ApiClient } from "../api-client";
import type { HostileRequest } from "./hostile-request";

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** Sends exactly this, also what `fetch` would refuse to send. */
export function sendRaw(
  { url, cookie }: ApiClient,
  { method = "POST", path, headers = {}, body }: HostileRequest,
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const content = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  const agent = oneConnection();
  const answered = new Promise<Answer>((resolve, reject) => {
    const sent = request({
      hostname,
      port,
      path,
      method,
      agent,
      headers: {
        cookie,
        origin: url,
        "content-type": "application/json",
        ...(content === undefined ? {} : { "content-length": String(Buffer.byteLength(content)) }),
        ...headers,
      },
    });
    sent.once("response", (response) => {
      text(response).then(
        (read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: read }),
        reject,
      );
    });
    sent.once("error", reject);
    sent.end(content);
  });
  return answered.finally(() => agent.destroy());
}

/** Kept open, as browsers do: a connection that is to be closed may take the answer with it when a body is refused half-way. */
function oneConnection(): Agent {
  return new Agent({ keepAlive: true });
}

/**
 * A body without end: sends so many megabytes of junk, or until the server has had enough.
 * @returns the status that came, and how much was taken before it.
 */
export function pour(
  { url, cookie }: ApiClient,
  path: string,
  megabytes: number,
  headers: { readonly [name: string]: string } = {},
): Promise<{ readonly status: number; readonly sent: number }> {
  const { hostname, port } = new URL(url);
  const chunk = Buffer.alloc(1024 * 1024, "x");
  const agent = oneConnection();
  return new Promise((resolve) => {
    let sent = 0;
    let status = 0;
    const pouring = request({
      hostname,
      port,
      path,
      method: "POST",
      agent,
      headers: { cookie, origin: url, "content-type": "application/json", ...headers },
    });
    pouring.on("response", (response) => {
      status = response.statusCode ?? 0;
      response.resume();
      response.once("close", finish);
    });
    pouring.once("error", finish);
    pouring.once("close", finish);
    function finish() {
      pouring.destroy();
      agent.destroy();
      resolve({ status, sent });
    }
    function pourOn() {
      while (status === 0 && sent < megabytes && !pouring.destroyed) {
        sent += 1;
        if (!pouring.write(chunk)) return pouring.once("drain", pourOn);
      }
      if (sent >= megabytes) pouring.end();
      return undefined;
    }
    pourOn();
  });
}
