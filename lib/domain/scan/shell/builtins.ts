import { expandText, expandWord } from "./expand-word";
import type { ShellState } from "./shell-state";

const declaring: ReadonlySet<string> = new Set(["export", "declare", "typeset", "local", "readonly"]);

/** Runs what a shell does itself: variables, folders, options. Says whether it was one of those. */
export function runBuiltin(shell: ShellState, words: readonly string[]): boolean {
  const [name = "", ...rest] = words;
  const powershell = /^\$(?:env:)?([A-Za-z_]\w*)$/i.exec(name);
  if (powershell && (rest[0] === "=" || rest[0] === "+="))
    return assign(shell, powershell[1] ?? "", rest.slice(1));
  if (declaring.has(name)) {
    for (const word of rest) {
      const found = assignmentIn(word);
      if (found) shell.variables.set(found.name, shell.given(found.name, found.value, found.adds));
      if (name === "export") shell.variables.export(found?.name ?? word);
    }
    return true;
  }
  switch (name.toLowerCase()) {
    case "pushd":
    case "push-location":
    case "cd":
    case "chdir":
    case "set-location":
      goTo(shell, rest);
      return true;
    case "pop-location":
    case "popd":
      shell.folder = shell.left.pop();
      return true;
    case "set":
      set(shell, rest);
      return true;
    case "unset":
      for (const word of rest) shell.variables.forget(word);
      return true;
    case "read":
      for (const word of rest) if (/^\w+$/.test(word)) shell.variables.set(word, "unknown");
      return true;
    case "shift":
      shell.positional = shell.positional.slice(wordsTaken(shell, rest[0]));
      return true;
    case "exit":
      shell.end();
      return true;
    case ":":
    case "true":
    case "false":
    case "return":
    case "trap":
    case "shopt":
    case "[":
    case "[[":
    case "test":
      // Their arguments are still read: `: "${TAG:=latest}"`, `$(docker …)`.
      for (const word of rest) expandWord(word, shell);
      return true;
    default:
      return false;
  }
}

/** How many words `shift`, `shift 2` and `shift $((OPTIND - 1))` take. */
function wordsTaken(shell: ShellState, written: string | undefined): number {
  if (written === undefined) return 1;
  if (/^\d{1,4}$/.test(written)) return Number(written);
  const taken = /OPTIND/.test(written) ? shell.variables.get("OPTIND") : undefined;
  return typeof taken === "object" && /^\d{1,4}$/.test(taken.text) ? Number(taken.text) - 1 : 1;
}

export function assignmentIn(
  raw: string,
): { readonly name: string; readonly value: string; readonly adds: boolean } | undefined {
  const found = /^([A-Za-z_]\w*)(\+?)=/.exec(raw);
  if (!found) return undefined;
  return { name: found[1] ?? "", value: raw.slice(found[0].length), adds: found[2] === "+" };
}

/** `$tag = "1.0"`; a command whose output it takes is run as one. */
function assign(shell: ShellState, name: string, values: readonly string[]): boolean {
  const isText = values.length === 1 && /^["'$\d]/.test(values[0] ?? "");
  shell.variables.set(name, isText ? shell.given(name, values[0] ?? "") : "unknown");
  shell.variables.export(name);
  return isText || values.length === 0;
}

function goTo(shell: ShellState, rest: readonly string[]): void {
  const [target] = rest
    .flatMap((word) => expandWord(word, shell))
    .filter((word) => !/^(-[PL]|--|\/d)$/i.test(word));
  const before = shell.folder;
  if (target === "-") shell.folder = shell.left.pop();
  else shell.folder = target === undefined ? undefined : shell.path(target);
  if (shell.left.length < 100) shell.left.push(before);
}

function set(shell: ShellState, rest: readonly string[]): void {
  const text = rest.map((word) => expandText(word, shell)).join(" ");
  const batch = /^(?:\/[ap] )?([A-Za-z_]\w*)=(.*)$/i.exec(text);
  if (batch) {
    shell.variables.set(batch[1] ?? "", { text: batch[2] ?? "" });
    shell.variables.export(batch[1] ?? "");
    return;
  }
  for (const [index, word] of rest.entries()) {
    if (word === "--") {
      shell.positional = rest.slice(index + 1).flatMap((one) => expandWord(one, shell));
      return;
    }
    const option = word === "-o" || word === "+o" ? rest[index + 1] : undefined;
    const turnsOn = word.startsWith("-");
    if (/^[-+][a-z]*e/.test(word) || option === "errexit") shell.isLenient = !turnsOn;
    if (/^[-+][a-z]*a/.test(word) || option === "allexport") shell.variables.exportsAll = turnsOn;
    if (rest.includes("pipefail") && turnsOn) shell.hasPipefail = true;
  }
}
