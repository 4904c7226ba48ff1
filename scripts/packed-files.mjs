import { readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { root } from "./run.mjs";

/** Headers of every file that a page loads; `next.config.js` sets them on those that Next sends. */
export const fileHeaders = {
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex, nofollow",
  "Cross-Origin-Resource-Policy": "same-origin",
};
const built = path.join(root, ".next/static");
const address = "/_next/static/";
const types = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};
/** By the encoding's name in a request, the stronger one first. */
const endings = { br: ".br", gzip: ".gz" };

/**
 * Chromium compiles a script with this first line whole while it arrives, beside the page, rather than
 * function by function as the page starts.
 */
export const compileAhead = Buffer.from("//# allFunctionsCalledOnLoad\n");

/**
 * Compresses the built scripts and styles as much as possible, the scripts with a first line of ours. Next
 * would compress them again for every browser that asks.
 */
export async function packFiles(directory = built) {
  const names = filesIn(directory).filter((name) => path.extname(name) in types);
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(directory, name);
      const content = await (path.extname(name) === ".js"
        ? readBegunWith(compileAhead, file)
        : readFile(file));
      await Promise.all([
        promisify(brotliCompress)(content).then((packed) => writeFile(file + endings.br, packed)),
        promisify(gzip)(content, { level: 9 }).then((packed) => writeFile(file + endings.gzip, packed)),
      ]);
    }),
  );
}

/**
 * The file itself gets the line too, because Next sends it uncompressed: once, however often it is
 * compressed.
 */
async function readBegunWith(line, file) {
  const content = await readFile(file);
  if (content.subarray(0, line.length).equals(line)) return content;
  const begun = Buffer.concat([line, content]);
  await writeFile(file, begun);
  return begun;
}

/**
 * Sends the compressed files of the build to browsers that accept them; the others are Next's.
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) =>
 * boolean} whether it has answered
 */
export function createPackedFileSender(directory = built) {
  const names = filesIn(directory)
    .filter((name) => name.endsWith(endings.br))
    .map((name) => name.slice(0, -endings.br.length));
  const files = new Map(names.map((name) => [address + name, packedForms(directory, name)]));
  return ({ method, url, headers: { "accept-encoding": taken = "" } }, response) => {
    const encodings = taken.split(/\s*,\s*/);
    const form = files.get(url)?.find(({ encoding }) => encodings.includes(encoding));
    if (!form) return false;
    response.writeHead(200, form.head);
    response.end(method === "HEAD" ? undefined : form.body);
    return true;
  };
}

function packedForms(directory, name) {
  return Object.entries(endings).map(([encoding, ending]) => {
    const body = readFileSync(path.join(directory, name + ending));
    const head = {
      ...fileHeaders,
      // Its name contains a hash of its content.
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": encoding,
      "content-length": body.length,
      "content-type": types[path.extname(name)],
      vary: "Accept-Encoding",
    };
    return { encoding, body, head };
  });
}

function filesIn(directory) {
  return readdirSync(directory, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll(path.sep, "/"),
  );
}
