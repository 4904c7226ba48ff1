import { root } from "../run.mjs";

const network =
  "(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)";
const noRegistry = new RegExp(`^npm (?:error|ERR!) code ${network}`, "m");
const noHeaders = new RegExp(`gyp ERR![^\\n]*${network}`);
const noCompiler =
  /Could not find any Python|not found: make|\b(?:cc|gcc|c\+\+|g\+\+|make): (?:command )?not found|make: (?:cc|g\+\+|c\+\+): No such file/;
const noRoom = /\bENOSPC\b|No space left on device|SQLITE_FULL|database or disk is full/;
const notWritable = /\b(?:EROFS|EACCES|EPERM)\b|Read-only file system/i;

/** Why something failed and what to do, in a sentence for who started it; undefined where what was said has to speak for itself. */
export function reasonOf(said) {
  if (noRoom.test(said))
    return `The disk is full: make room for ${root}, for temporary files and for npm's cache (packages and the build take about 1 GB), and start again.`;
  if (notWritable.test(said)) {
    const place = /\b(?:EROFS|EACCES|EPERM)\b[^\n]*? '([^'\n]+)'/.exec(said)?.[1] ?? root;
    return `${place} cannot be written: let this user write there, or start from a folder where that is so.`;
  }
  if (noCompiler.test(said))
    return "SQLite's driver has to be compiled here, which takes Python 3, make and a C++ compiler (on Debian: apt-get install python3 make g++).";
  if (noHeaders.test(said))
    return "SQLite's driver has to be compiled here, and the headers of Node.js cannot be downloaded: name the folder where they are with npm_config_nodedir.";
  const code = noRegistry.exec(said)?.[1];
  if (code === undefined) return undefined;
  const host = /request to (\w+:\/\/[^/\s]+)/.exec(said)?.[1];
  return `The npm registry${host === undefined ? "" : ` at ${host}`}, from which packages are installed, cannot be reached (${code}): look at the network, or name a mirror with "npm config set registry ADDRESS".`;
}
