import { type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";

export interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  /** As the network carried it: `fetch` would unpack it. */
  readonly body: Buffer;
}

export function rawAnswer(
  address: string,
  headers: Readonly<Record<string, string | undefined>>,
  method = "GET",
): Promise<RawAnswer> {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return new Promise((resolve, reject) => {
    request(address, { method, headers: Object.fromEntries(given), agent: false }, (answer) => {
      const { statusCode: status, headers: told } = answer;
      buffer(answer).then((body) => resolve({ status, headers: told, body }), reject);
    })
      .once("error", reject)
      .end();
  });
}
