import { readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { root } from "./run.mjs";

/** Of every file that a page loads; `next.config.js` gives them to those that Next sends. */
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
/** By the encoding's name in a request, the one that packs better first. */
const endings = { br: ".br", gzip: ".gz" };

/** Chromium compiles all of a script that begins so while it comes, beside the page, rather than function by function as the page starts. */
export const compileAhead = Buffer.from("//# allFunctionsCalledOnLoad\n");

/** Packs the built scripts and styles, as small as they get, the scripts with a first line of ours. Next would pack them again for every browser that asks. */
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

/** The file itself begins so, as Next sends it to who takes nothing packed: once, however often it is packed. */
async function readBegunWith(line, file) {
  const content = await readFile(file);
  if (content.subarray(0, line.length).equals(line)) return content;
  const begun = Buffer.concat([line, content]);
  await writeFile(file, begun);
  return begun;
}

/**
 * Sends the files that the build has packed, to browsers that take them so; the others are Next's.
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => boolean} whether it has
 *   answered
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
      // Its name holds a hash of its content.
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
