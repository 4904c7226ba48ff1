import { progressDone } from "./progress.mjs";
import { reasonOf } from "./reason.mjs";
import { runKept } from "../run.mjs";

/** Runs a command that says nothing unless it fails: then why in a sentence, where that is known, and else all that it said. Answers whether it succeeded. */
export async function succeeds(what, command, args, options) {
  const { code, said } = await runKept(command, args, options);
  if (code === 0) return true;
  progressDone();
  console.error(reasonOf(said) ?? `${said}\n${what} failed (exit code ${code}).`);
  return false;
}

/** As `succeeds`, but ends the process where it does not. */
export async function must(what, command, args, options) {
  if (!(await succeeds(what, command, args, options))) process.exit(1);
}

/** Ends the process for a reason in words, or for an error of its own. @returns {never} */
export function endWith(reason) {
  progressDone();
  console.error(typeof reason === "string" ? reason : (reasonOf(String(reason)) ?? reason));
  process.exit(1);
}
