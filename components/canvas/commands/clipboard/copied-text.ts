import { fragmentOf } from "@/lib/domain/pipeline/fragment";
import type { CommandContext } from "../command";

export function copiedText({ pipeline, state }: CommandContext, withClaims = false): string | undefined {
  const part = fragmentOf(pipeline(), state().selection.nodes, withClaims);
  return part && JSON.stringify(part, undefined, 1);
}

/** Copies without a key press. Works without https and needs no permission. @returns whether it was copied */
export function writeToClipboard(text: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", put, { capture: true, once: true });
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  return isDone;
}
