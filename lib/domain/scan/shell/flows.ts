import type { Call, Flow } from "./call";
import { readOptions } from "./options";
import { plainText, replacedBy, substitutedIn } from "./replacements";
import type { ShellState } from "./shell-state";
import { withoutPattern } from "./tree-paths";

const nothing: Flow = { files: [], replaces: {} };

/** The output of a command: its source text, and the replacements on it. */
export function flowFrom(call: Call, shell: ShellState): Flow | undefined {
  const { name, args, stdin } = call;
  switch (name) {
    case "cat":
    case "type":
    case "get-content":
      return args.length === 0
        ? stdin
        : filesFlow(
            args.filter((arg) => !arg.startsWith("-")),
            shell,
          );
    case "echo":
    case "printf":
      return { ...nothing, text: args.filter((arg) => !/^-[ne]+$/.test(arg)).join(" ") };
    case "sed":
    case "gsed":
      return sedFlow(call, shell);
    case "-replace":
    case "-creplace":
    case "-ireplace":
      return stdin && { ...stdin, replaces: { ...stdin.replaces, ...replacedAfter(args) } };
    case "set-content":
    case "out-file":
      return contentFlow(call, shell);
    case "envsubst":
      return stdin && substituted(stdin, shell);
    case "kustomize":
      return args[0] === "build" ? kustomizeFlow(args.slice(1), shell) : undefined;
    case "kubectl":
    case "oc":
      return args[0] === "kustomize" ? kustomizeFlow(args.slice(1), shell) : undefined;
    case "helm":
      return args[0] === "template" ? helmFlow(args.slice(1), shell) : undefined;
    case "curl":
    case "wget":
    case "iwr":
    case "irm":
    case "invoke-webrequest":
    case "invoke-restmethod":
      return { ...nothing, isRemote: true };
    case "cp":
    case "mv": {
      const [from, to] = args.filter((arg) => !arg.startsWith("-")).map((arg) => shell.path(arg));
      const known = from === undefined ? undefined : shell.session.written.get(from);
      if (to !== undefined && from !== undefined)
        shell.session.written.set(to, known ?? { ...nothing, files: [from] });
      return undefined;
    }
    case "tee": {
      for (const arg of args) {
        const path = arg.startsWith("-") ? undefined : shell.path(arg);
        if (path !== undefined && stdin) shell.session.written.set(path, stdin);
      }
      return stdin;
    }
    case "yq":
      return yqFlow(call, shell);
    case "jq":
    case "ytt":
    case "jinja2":
    case "j2":
    case "gomplate":
    case "consul-template":
    case "kbld":
      return (
        stdin ??
        filesFlow(
          args.filter((arg) => shell.tree.has(shell.path(arg) ?? "")),
          shell,
        )
      );
    default:
      return stdin ?? nothing;
  }
}

/** Files as they are then: with what the script has changed in them. */
export function filesFlow(written: readonly string[], shell: Pick<ShellState, "path" | "session">): Flow {
  const files = new Set<string>();
  let flow: Flow = nothing;
  for (const one of written) {
    const path = shell.path(one);
    if (path === undefined) continue;
    const folder = withoutPattern(path);
    const known = shell.session.written.get(path) ?? shell.session.written.get(folder);
    for (const file of known?.files ?? [folder]) files.add(file);
    for (const [other, { replaces }] of shell.session.written) {
      const isAround = other.startsWith(`${folder}/`) || path.startsWith(`${other}/`);
      if (isAround) flow = { ...flow, replaces: { ...flow.replaces, ...replaces } };
    }
    if (known) flow = { ...flow, ...known, replaces: { ...flow.replaces, ...known.replaces } };
  }
  return { ...flow, files: [...files] };
}

function sedFlow(call: Call, shell: ShellState): Flow | undefined {
  // `-i.bak` and `-i ''` name the copy that is kept.
  const isInPlace = call.args.some((arg) => /^-[a-zA-Z]*i|^--in-place/.test(arg));
  const args = call.args.filter((arg) => !/^-(?:i\S*|n|r|E|s|z|u)$|^--in-place\S*$|^$/.test(arg));
  const options = readOptions(
    args.map((arg) => (/^-[nrEsi]{1,4}e$/.test(arg) ? "-e" : arg)),
    { valued: "e expression f file" },
  );
  const own = options.all("e", "expression");
  const expressions = own.length > 0 ? own : options.words.slice(0, 1);
  const written = own.length > 0 ? options.words : options.words.slice(1);
  const replaces = replacedBy(expressions);
  if (!isInPlace) {
    const from = written.length > 0 ? filesFlow(written, shell) : call.stdin;
    return from && { ...from, replaces: { ...from.replaces, ...replaces } };
  }
  const files = written.flatMap((one) => shell.path(one) ?? []).map(withoutPattern);
  if (files.length === 0 || Object.keys(replaces).length === 0) return undefined;
  for (const file of files) {
    const before = shell.session.written.get(file) ?? { ...nothing, files: [file] };
    shell.session.written.set(file, { ...before, replaces: { ...before.replaces, ...replaces } });
  }
  shell.say({ kind: "edit", at: shell.at(call.line), by: shell.by, files, replaces });
  return undefined;
}

/** `'a', 'b' -replace 'c', 'd'`: a pattern with a comma of its own is left out, and a variable that stays what it is. */
function replacedAfter(args: readonly string[]): Readonly<Record<string, string>> {
  const pairs = args
    .join(" ")
    .split(/ -[ci]?replace /i)
    .flatMap((pair) => {
      const [pattern = "", text, more] = pair.split(/\s*,\s*/);
      return text === undefined || more !== undefined ? [] : [[plainText(pattern), text] as const];
    });
  const bare = (text: string) => text.replace(/^\$\{(\w+)\}$/, "$$$1");
  return Object.fromEntries(pairs.filter(([from, to]) => from !== "" && bare(from) !== bare(to)));
}

/** `… | Set-Content a.yaml` writes a file, often the one that was read, with what was replaced in it. */
function contentFlow({ args, stdin, line }: Call, shell: ShellState): undefined {
  const { words, last } = readOptions(args, { valued: "Path FilePath LiteralPath Encoding Value" });
  const path = shell.path(last("Path", "FilePath", "LiteralPath") ?? words[0] ?? "");
  if (path === undefined || !stdin) return undefined;
  shell.session.written.set(path, stdin);
  const { files, replaces } = stdin;
  if (files.includes(path) && Object.keys(replaces).length > 0)
    shell.say({ kind: "edit", at: shell.at(line), by: shell.by, files: [path], replaces });
  return undefined;
}

/** `yq -i '.image.tag = "1"' values.yaml`: the way to a value, and what it becomes. */
function yqFlow(call: Call, shell: ShellState): Flow | undefined {
  const words = call.args.filter((arg) => !/^(?:-\S*|e|eval|w|write)$/.test(arg));
  const files = words.flatMap((word) => {
    const path = shell.path(word);
    return path !== undefined && (shell.tree.has(path) || /\.ya?ml$/.test(path)) ? [path] : [];
  });
  const isInPlace = call.args.some((arg) => /^-[a-zA-Z]*i$|^--inplace$/.test(arg));
  if (!isInPlace) return call.stdin ?? filesFlow(files, shell);
  const [first = "", second, third] = words;
  const isOld = call.args[0] === "w" || call.args[0] === "write";
  const sets =
    isOld && second !== undefined && third !== undefined ? { [second]: third } : setIn(first, shell);
  if (files.length > 0 && Object.keys(sets).length > 0)
    shell.say({ kind: "edit", at: shell.at(call.line), by: shell.by, files, replaces: {}, sets });
  return undefined;
}

function setIn(expression: string, shell: ShellState): Readonly<Record<string, string>> {
  const found = expression
    .slice(0, 4000)
    .matchAll(/\.([\w.[\]"-]{1,200})\s{0,4}=\s{0,4}(?:"([^"]{0,500})"|(?:str)?env\((\w{1,80})\))/g);
  return Object.fromEntries(
    [...found].map(([, way = "", text, variable = ""]) => {
      const value = shell.valueOf(variable);
      return [way, text ?? (typeof value === "object" ? value.text : `\${${variable}}`)] as const;
    }),
  );
}

function substituted(stdin: Flow, shell: ShellState): Flow {
  const text = [stdin.text ?? "", ...stdin.files.map((file) => shell.tree.get(file)?.text ?? "")].join("\n");
  const valueOf = (name: string) => {
    const value = shell.valueOf(name);
    return typeof value === "object" ? value.text : undefined;
  };
  return { ...stdin, replaces: { ...stdin.replaces, ...substitutedIn(text, valueOf) } };
}

function kustomizeFlow(args: readonly string[], shell: ShellState): Flow {
  const [folder = "."] = readOptions(args, {
    valued: "o output load-restrictor e env mount network-name reorder helm-command",
  }).words;
  return { ...filesFlow([folder], shell), how: "kustomize" };
}

/** `helm template` and `helm upgrade` name charts and values alike. */
export const helmValued =
  "n namespace f values set set-string set-file set-json version repo kube-context kubeconfig timeout description history-max post-renderer username password ca-file cert-file key-file keyring name-template output o api-versions a kube-version output-dir show-only s kube-as-user kube-token kube-apiserver labels l";

function helmFlow(args: readonly string[], shell: ShellState): Flow {
  const options = readOptions(args, { valued: helmValued });
  const [release, chart] = options.words.length > 1 ? options.words : [undefined, options.words[0]];
  const files = filesFlow(
    [...(chart === undefined || !isLocalChart(chart, shell) ? [] : [chart]), ...options.all("f", "values")],
    shell,
  );
  const sets = setValues(options.all("set", "set-string"));
  return {
    ...files,
    how: "helm",
    ...(Object.keys(sets).length > 0 && { sets }),
    workloads: release === undefined ? [] : [release],
  };
}

/** A chart in the tree, rather than `repository/chart` or an address. */
export function isLocalChart(chart: string, shell: Pick<ShellState, "path" | "tree">): boolean {
  if (/^(?:\.{0,2}\/|\.$|\$\(pwd\))|[^:/]\/$/.test(chart)) return true;
  const found = shell.path(chart);
  return found !== undefined && (shell.tree.has(`${found}/Chart.yaml`) || shell.tree.has(found));
}

/** `a=1,b.c=2` of `--set`; `\,` and `\.` are no ends. */
export function setValues(sets: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sets.flatMap((set) =>
      set
        .slice(0, 4000)
        .split(/(?<!\\),(?=[\w.[\]\\-]{1,200}=)/)
        .flatMap((part) => {
          const equals = part.indexOf("=");
          return equals < 1 ? [] : [[part.slice(0, equals).trim(), part.slice(equals + 1)] as const];
        }),
    ),
  );
}
