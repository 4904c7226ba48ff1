import { progressDone } from "./progress.mjs";
import { reasonOf } from "./reason.mjs";
import { runKept } from "../run.mjs";

/** Reports why a command failed, if known, else its whole output. Returns whether it succeeded. */
function hasSucceeded(what, { code, said }) {
  if (code === 0) return true;
  progressDone();
  console.error(reasonOf(said) ?? `${said}\n${what} failed (exit code ${code}).`);
  return false;
}

/** Runs a command silently unless it fails. */
export async function succeeds(what, command, args, options) {
  return hasSucceeded(what, await runKept(command, args, options));
}

/** Ends the process after a failure. */
export function orEnd(what, result) {
  if (!hasSucceeded(what, result)) process.exit(1);
}

/** Like `succeeds`, but ends the process after a failure. */
export async function must(what, command, args, options) {
  orEnd(what, await runKept(command, args, options));
}

/** Ends the process with a reason in words, or with its error. @returns {never} */
export function endWith(reason) {
  progressDone();
  console.error(typeof reason === "string" ? reason : (reasonOf(String(reason)) ?? reason));
  process.exit(1);
}
