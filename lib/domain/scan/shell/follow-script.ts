import { commandsOf, targetCalled } from "../makefile/make-target";
import { type Makefile, parseMakefile } from "../makefile/parse-makefile";
import { folderOf, resolvePath, type SourceFile } from "../source";
import { assignmentIn } from "./builtins";
import type { Call } from "./call";
import { knownOutput } from "./known-output";
import { readOptions } from "./options";
import type { ShellState } from "./shell-state";

/** How many scripts are followed into each other. */
const deepest = 5;
const longestFile = 200_000;
const shells: ReadonlySet<string> = new Set([
  "bash",
  "sh",
  "zsh",
  "dash",
  "ash",
  "ksh",
  "pwsh",
  "powershell",
  "cmd",
  "cmd.exe",
]);

/** Reads what a call runs where that is in the tree: a script, a text for a shell, a target of make. Says whether it was one. */
export function followScript(shell: ShellState, written: string, call: Call): boolean {
  if (shells.has(call.name)) return followShell(shell, call);
  if (call.name === "make" || call.name === "gmake") return followMake(shell, call);
  if (written === "." || call.name === "source")
    return followFile(shell, call.args[0] ?? "", call.args.slice(1), true);
  if (call.name === "call") return followFile(shell, call.args[0] ?? "", call.args.slice(1), false);
  if (!/[/\\]/.test(written) && !/\.(?:sh|ps1|bat|cmd)$/i.test(written)) return false;
  return followFile(shell, written, call.args, false);
}

function followShell(shell: ShellState, call: Call): boolean {
  const { args, stdin } = call;
  const text = args.findIndex((arg) => /^-[a-z]*c$/.test(arg) || /^(?:-command|\/c|\/k)$/i.test(arg));
  if (text !== -1) {
    const rest = args.slice(text + 1);
    const isPowershell = /^(?:-command|\/)/i.test(args[text] ?? "");
    const script = isPowershell ? rest.join(" ") : (rest[0] ?? "");
    // `sh -c "$(curl …)"`: what is run is not here.
    if (/^\$\((?:curl|wget)\b/.test(script)) return false;
    const outer = shell.positional;
    if (!isPowershell) shell.positional = rest.slice(2);
    shell.script(script, call);
    shell.positional = outer;
    return true;
  }
  const file = args.find(
    (arg, index) => !/^[-+/]/.test(arg) && !/^(?:-o|-ExecutionPolicy)$/i.test(args[index - 1] ?? ""),
  );
  if (file !== undefined && !args.includes("-s"))
    return followFile(shell, file, args.slice(args.indexOf(file) + 1), false);
  if (stdin?.text !== undefined) shell.script(stdin.text, call, { line: stdin.line });
  else for (const path of stdin?.files ?? []) readFile(shell, path, [], false);
  return stdin?.isRemote !== true;
}

function followFile(
  shell: ShellState,
  written: string,
  args: readonly string[],
  isSourced: boolean,
): boolean {
  if (shell.isElsewhere) return false;
  const path = shell.path(written);
  return path !== undefined && readFile(shell, path, args, isSourced);
}

function readFile(shell: ShellState, path: string, args: readonly string[], isSourced: boolean): boolean {
  const file = shell.tree.get(path);
  if (!file || file.text.length > longestFile || !isShell(file)) return false;
  if (shell.stack.length >= deepest || shell.stack.includes(path) || path === shell.file.path) return true;
  const lines = file.text.split("\n").map((text, index) => ({ text, line: index + 1 }));
  const child = shell.child({
    file,
    stack: [...shell.stack, path],
    positional: isSourced ? shell.positional : args,
    variables: isSourced ? shell.variables : shell.variables.forChild(),
  });
  child.read(lines);
  return true;
}

function isShell({ path, text }: SourceFile): boolean {
  const first = text.slice(0, 100).split("\n", 1)[0] ?? "";
  if (first.startsWith("#!")) return /\b(?:ba|z|da|k|a)?sh\b|\bpwsh\b/.test(first);
  return /\.(?:sh|bash|ps1|bat|cmd|env)$/i.test(path) || !/\.\w+$/.test(path);
}

function followMake(shell: ShellState, call: Call): boolean {
  if (shell.isElsewhere) return false;
  const options = readOptions(call.args, { valued: "C directory f file j l o W I" });
  const folder = options.last("C", "directory") ?? ".";
  const names = options.last("f", "file", "makefile");
  const file = (names === undefined ? ["Makefile", "makefile", "GNUmakefile"] : [names])
    .map((name) => shell.tree.get(shell.path(folder === "." ? name : `${folder}/${name}`) ?? ""))
    .find((one) => one !== undefined);
  if (!file || shell.stack.length >= deepest || file.text.length > longestFile) return false;
  const overrides = new Map<string, string>();
  const goals: string[] = [];
  for (const word of options.words) {
    const found = assignmentIn(word);
    if (found) overrides.set(found.name, found.value);
    else goals.push(word);
  }
  const environment = environmentOf(shell, file.text);
  const makefile = parseMakefile(file.text, new Map([...environment, ...overrides]));
  const wanted = goals.length > 0 ? goals : makefile.first === undefined ? [] : [makefile.first];
  const inFolder = folder === "." ? folderAsFile(shell, file) : shell.path(folder);
  const maker = new Maker(shell, file, inFolder, makefile, overrides);
  for (const goal of wanted) maker.make(goal);
  return true;
}

function folderAsFile(shell: ShellState, file: SourceFile): string | undefined {
  return shell.folder ?? folderOf(file.path);
}

/** Variables of the environment that the text names. */
function environmentOf(shell: ShellState, text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = ""] of text.matchAll(/\b([A-Z_a-z]\w{0,80})\s*\?=/g)) {
    const value = shell.valueOf(name);
    if (typeof value === "object") found.set(name, value.text);
  }
  for (const [, name = ""] of text.matchAll(/\$[({](\w{1,80})[)}]/g)) {
    const value = found.has(name) ? undefined : shell.valueOf(name);
    if (typeof value === "object") found.set(name, value.text);
  }
  return found;
}

/** One run of make: each target once, after what it needs. */
class Maker {
  private readonly made = new Set<string>();
  private readonly shell: ShellState;
  private readonly file: SourceFile;
  private readonly folder: string | undefined;
  private readonly makefile: Makefile;
  private readonly given: ReadonlyMap<string, string>;

  constructor(
    shell: ShellState,
    file: SourceFile,
    folder: string | undefined,
    makefile: Makefile,
    given: ReadonlyMap<string, string>,
  ) {
    this.shell = shell;
    this.file = file;
    this.folder = folder;
    this.makefile = makefile;
    this.given = given;
  }

  make(name: string, depth = 0): void {
    const found = targetCalled(this.makefile, name);
    if (!found || this.made.has(name) || depth > 32 || this.made.size > 200) return;
    this.made.add(name);
    for (const prerequisite of found.target.prerequisites) this.make(prerequisite, depth + 1);
    const { shell, file, folder } = this;
    const variables = shell.variables.forChild();
    const { makefile } = this;
    for (const [variable, value] of this.given) variables.set(variable, { text: value });
    const outputs = (command: string) =>
      /^(?:pwd|git rev-parse --show-toplevel)$/.test(command.trim())
        ? `$(${command.trim()})`
        : knownOutput(command.split(/\s+/), shell.tree, (path) =>
            folder === undefined ? undefined : resolvePath(folder, path),
          );
    const environment = environmentOf(shell, file.text);
    const given = new Map([
      ...[...environment].filter(([variable]) => !makefile.variables.has(variable)),
      ...this.given,
    ]);
    const commands = commandsOf(found.target, { makefile, given, shell: outputs }, name, found.stem);
    for (const command of commands) {
      shell
        .child({ file, folder, variables: variables.copy(), stack: [...shell.stack, `${file.path}#${name}`] })
        .read(command);
    }
  }
}
