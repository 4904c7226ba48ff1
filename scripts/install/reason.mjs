import { root } from "../run.mjs";

const network =
  "(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)";
const noRegistry = new RegExp(`^npm (?:error|ERR!) code ${network}`, "m");
const noHeaders = new RegExp(`gyp ERR![^\\n]*${network}`);
const noCompiler =
  /Could not find any Python|not found: make|\b(?:cc|gcc|c\+\+|g\+\+|make): (?:command )?not found|make: (?:cc|g\+\+|c\+\+): No such file/;
const noRoom = /\bENOSPC\b|No space left on device|SQLITE_FULL|database or disk is full/;
const notWritable = /\b(?:EROFS|EACCES|EPERM)\b|Read-only file system/i;

/**
 * Why a step failed and what to do, in one sentence for the user; undefined if the output speaks for itself.
 */
export function reasonOf(said) {
  if (noRoom.test(said))
    return `The disk is full: free space for ${root}, temporary files and npm's cache (packages and the build need about 1 GB), then start again.`;
  if (notWritable.test(said)) {
    const place = /\b(?:EROFS|EACCES|EPERM)\b[^\n]*? '([^'\n]+)'/.exec(said)?.[1] ?? root;
    return `${place} can't be written: give this user write access, or start from another folder.`;
  }
  if (noCompiler.test(said))
    return "SQLite's driver must be compiled here, which needs Python 3, make and a C++ compiler (on Debian: apt-get install python3 make g++).";
  if (noHeaders.test(said))
    return "SQLite's driver must be compiled here, but the headers of Node.js can't be downloaded: set npm_config_nodedir to their folder.";
  const code = noRegistry.exec(said)?.[1];
  if (code === undefined) return undefined;
  const host = /request to (\w+:\/\/[^/\s]+)/.exec(said)?.[1];
  return `The npm registry${host === undefined ? "" : ` at ${host}`} can't be reached (${code}), so no packages can be installed: check the network, or set a mirror with "npm config set registry ADDRESS".`;
}
