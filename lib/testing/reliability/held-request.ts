import { request } from "node:http";
import { text } from "node:stream/consumers";
import type { ApiClient } from "../api-client";

export interface HeldRequest {
  /** Sends the body and waits for the answer: its status and text, or undefined where none came. */
  readonly send: () => Promise<{ readonly status: number; readonly text: string } | undefined>;
}

/** A request of which the server has the head for certain, because it asked for the body, and not yet the body. */
export function holdRequest(
  api: ApiClient,
  method: string,
  path: string,
  body: unknown,
): Promise<HeldRequest> {
  const content = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(`${api.url}${path}`, {
      method,
      agent: false,
      headers: {
        cookie: api.cookie,
        origin: api.url,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(content),
        expect: "100-continue",
      },
    });
    const answered = new Promise<{ status: number; text: string } | undefined>((answer) => {
      sent.once("response", (response) => {
        text(response).then(
          (read) => answer({ status: response.statusCode ?? 0, text: read }),
          () => answer(undefined),
        );
      });
      sent.once("error", () => answer(undefined));
      sent.once("close", () => answer(undefined));
    });
    sent.once("error", reject);
    sent.once("continue", () =>
      resolve({
        send: () => {
          sent.end(content);
          return answered;
        },
      }),
    );
    sent.flushHeaders();
  });
}
