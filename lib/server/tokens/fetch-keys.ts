import "server-only";
import { lookup } from "node:dns";
import { request } from "node:https";
import type { IncomingMessage } from "node:http";
import { isIP, type LookupFunction } from "node:net";
import { err, ok, type Result } from "@/lib/domain/result";
import { isPrivateAddress } from "../addresses";
import { getEnv } from "../env";

const [patience, mostBytes] = [5_000, 100_000];

/**
 * The content of an https address typed by an admin: only if the server's settings allow fetching keys, from
 * no private address unless they allow it, without redirects, and at most 100 kB in 5 seconds.
 * @returns the text, or the reason, to follow "The address"
 */
export async function fetchKeys(
  address: string,
  allowed = getEnv().fetchKeys,
): Promise<Result<string, string>> {
  if (allowed === "off") return err("can't be used: this server fetches no keys (BLUELINE_FETCH_KEYS)");
  const url = parseAddress(address);
  if (url === undefined) return err("must begin with https:// and contain no user name or password");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (allowed !== "private" && isIP(host) !== 0 && isPrivateAddress(host)) return err(isOfTheNetwork);
  try {
    return ok(await get(url, allowed === "private"));
  } catch (error) {
    const why = error instanceof RefusedAddress ? isOfTheNetwork : undefined;
    return err(
      why ??
        "did not answer with keys: it must answer 200 within 5 seconds, without a redirect, with at most 100 kB",
    );
  }
}

const isOfTheNetwork = "is on the private network, from which this server fetches no keys";

class RefusedAddress extends Error {}

function parseAddress(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === "https:" && url.username === "" && url.password === "" ? url : undefined;
}

/**
 * Checks the address of the actual connection, so that a name which changes its meaning a moment later does
 * not help an attacker.
 */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || first === undefined) return done(error ?? new Error("no address"), "");
    if (found.some(({ address }) => isPrivateAddress(address))) return done(new RefusedAddress(), "");
    if (options.all === true) return done(null, found);
    done(null, first.address, first.family);
  });
};

function get(url: URL, isPrivateAllowed: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    const asked = request(
      url,
      {
        signal,
        agent: false,
        headers: { accept: "application/json" },
        ...(isPrivateAllowed ? {} : { lookup: publicLookup }),
      },
      (response) => void readText(response).then(resolve, reject),
    );
    asked.on("error", reject);
    asked.end();
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error("not 200");
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = chunk as Buffer;
    size += bytes.byteLength;
    if (size > mostBytes) {
      response.destroy();
      throw new Error("too large");
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
