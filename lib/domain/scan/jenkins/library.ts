import { asText, type Value } from "../groovy/value";
import type { Place } from "../source";
import type { Run } from "./run";

/** `shared@v1.2`, or several: code from elsewhere that runs with the pipeline's rights. */
export function readLibraries(run: Run, value: Value, at: Place): void {
  const names = value.kind === "list" ? value.items.map(asText) : [asText(value)];
  for (const written of names) {
    if (written === undefined || written.trim() === "") continue;
    const [name, version] = splitAt(written.trim());
    run.book.addTool({
      kind: "tool",
      at,
      what: "library",
      name,
      ...(version !== undefined && { version }),
      pinned: version === undefined || /[$%]/.test(version) ? "unknown" : /^[0-9a-f]{40}$/i.test(version),
    });
    if (version !== undefined) judge(run, name, version, at);
  }
}

function judge(run: Run, name: string, version: string, at: Place): void {
  const isBranch = /^(?:main|master|develop|dev|trunk|latest|head|stable)$/i.test(version);
  const isFixed = /^[0-9a-f]{40}$/i.test(version) || /^v?\d+\.\d+/.test(version);
  if (isBranch)
    run.book.addControl("ci-includes-pinned", "violated", `library ${name} from branch ${version}`, at);
  if (isFixed) run.book.addControl("ci-includes-pinned", "present", `library ${name} at ${version}`, at);
}

function splitAt(text: string): readonly [string, string | undefined] {
  const at = text.indexOf("@");
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
