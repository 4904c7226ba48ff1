import { progressDone } from "./progress.mjs";
import { reasonOf } from "./reason.mjs";
import { runKept } from "../run.mjs";

/** Says why something failed, where that is known, and else all that it said. Answers whether it succeeded. */
function hasSucceeded(what, { code, said }) {
  if (code === 0) return true;
  progressDone();
  console.error(reasonOf(said) ?? `${said}\n${what} failed (exit code ${code}).`);
  return false;
}

/** Runs a command that says nothing unless it fails. */
export async function succeeds(what, command, args, options) {
  return hasSucceeded(what, await runKept(command, args, options));
}

/** Ends the process where something failed. */
export function orEnd(what, result) {
  if (!hasSucceeded(what, result)) process.exit(1);
}

/** As `succeeds`, but ends the process where it does not. */
export async function must(what, command, args, options) {
  orEnd(what, await runKept(command, args, options));
}

/** Ends the process for a reason in words, or for an error of its own. @returns {never} */
export function endWith(reason) {
  progressDone();
  console.error(typeof reason === "string" ? reason : (reasonOf(String(reason)) ?? reason));
  process.exit(1);
}
