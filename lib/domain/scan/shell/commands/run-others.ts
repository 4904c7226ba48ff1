import { baseName } from "../../source";
import { type Call, sayDeploy } from "../call";
import { readOptions } from "../options";

/** Commands that run the words after them, with the options of their own that take a value. */
const wrappers: ReadonlyMap<string, string> = new Map([
  ["sudo", "u user g group h host p prompt C T"],
  ["doas", "u"],
  ["env", "u unset C chdir S"],
  ["time", "f format o output"],
  ["exec", "a"],
  ["nohup", ""],
  ["command", ""],
  ["nice", "n adjustment"],
  ["ionice", "c n p"],
  ["stdbuf", "i o e"],
  ["eval", ""],
  ["winpty", ""],
  ["retry", "t times d delay s"],
  ["travis_retry", ""],
  ["travis_wait", ""],
  ["xargs", "n I L P d a max-args max-procs delimiter replace"],
  ["timeout", "k kill-after s signal"],
  ["gosu", ""],
  ["microk8s", ""],
  ["k3s", ""],
  ["minikube", "p profile"],
  ["rancher", ""],
  ["start-process", ""],
  ["invoke-command", ""],
]);

/** Those that hand over what comes after `--`, such as a store of secrets. */
const withDashes: ReadonlySet<string> = new Set([
  "aws-vault",
  "chamber",
  "doppler",
  "op",
  "dotenv",
  "infisical",
  "sops",
  "vaultenv",
  "summon",
  "direnv",
  "xvfb-run",
  "nix",
  "nix-shell",
  "devbox",
  "mise",
]);

export function wrapped(call: Call): void {
  const { name, args, desk, line } = call;
  const dashes = args.indexOf("--");
  if (withDashes.has(name)) {
    if (["chamber", "doppler", "op", "infisical", "vaultenv", "summon", "sops"].includes(name))
      desk.control(line, "secrets-from-store", "present", name);
    if (dashes !== -1) desk.again(call, args.slice(dashes + 1));
    return;
  }
  if (name === "vault" && (args[0] === "read" || (args[0] === "kv" && args[1] === "get")))
    desk.control(line, "secrets-from-store", "present", "Vault");
  const valued = wrappers.get(name);
  if (valued === undefined) {
    readsDownload(call);
    return;
  }
  let { words } = readOptions(args, { valued, endsAtWord: true });
  // `env A=1 command`, `timeout 5m command`, `travis_wait 30 command`.
  const isOwn = (word: string) => /^\w+=/.test(word) || /^\d+(?:\.\d+)?[smhd]?$/.test(word);
  while (words[0] !== undefined && isOwn(words[0])) words = words.slice(1);
  if (name === "xargs") return forEach(call, words);
  if (words.length === 1 && /\s/.test(words[0] ?? "")) desk.script(words[0] ?? "", call);
  else if (words.length > 0) desk.again(call, words);
}

/** `xargs`: once for each word that it is given, where that is known. */
function forEach(call: Call, words: readonly string[]): void {
  const given = call.stdin?.text?.split(/\s+/).filter(Boolean).slice(0, 20) ?? [];
  const hole = words.findIndex((word) => word.includes("{}"));
  if (given.length === 0 && hole === -1) call.desk.again(call, words);
  for (const one of given)
    call.desk.again(
      call,
      hole === -1 ? [...words, one] : words.map((word) => word.replaceAll("{}", () => one)),
    );
}

/** A script that is run as it is downloaded is whatever the other side sends that day. */
function readsDownload({ name, args, stdin, desk, line }: Call): void {
  const isShell =
    /^(?:ba|z|da|k|a)?sh$|^(?:source|\.|pwsh|powershell|python3?|perl|ruby|node|php|iex|invoke-expression)$/.test(
      name,
    );
  if (!isShell) return;
  const isSent = args.some((arg) => /^\$\((?:curl|wget|iwr|irm|Invoke-WebRequest)\b/i.test(arg));
  const isFile = args.some((arg) => !arg.startsWith("-") && arg !== "sh");
  if ((stdin?.isRemote === true && (!isFile || args.includes("-s"))) || isSent)
    desk.control(line, "remote-script-unpinned", "violated", `a download is run by ${name}`);
}

/** `scp compose.yml host:/srv/`: what is in the tree is then there as well. */
function sent({ args, desk }: Call): void {
  const { words } = readOptions(args, { valued: "P i o l F c S e exclude include rsh filter" });
  if (!words.at(-1)?.includes(":")) return;
  for (const word of words.slice(0, -1)) {
    const path = desk.path(word);
    if (path !== undefined) desk.session.sent.set(baseName(path), path);
  }
}

const sshValued = "p i o l F J L R D b c e m O Q S W w E B I";

/** ssh: what is run on another machine. */
export function elsewhere(call: Call): void {
  const { name, args, desk, stdin } = call;
  if (name === "scp" || name === "rsync") return sent(call);
  if (name !== "ssh" && name !== "sshpass" && name !== "plink") return;
  if (name === "sshpass") {
    const start = args.findIndex((arg) => arg === "ssh");
    if (start !== -1) desk.again(call, args.slice(start));
    return;
  }
  const { words } = readOptions(args, { valued: sshValued, endsAtWord: true });
  // Options may also come after the host.
  const rest = readOptions(words.slice(1), { valued: sshValued, endsAtWord: true }).words;
  const isShell =
    rest.length === 0 || /^(?:\w+=\S* |sudo )*(?:\/bin\/)?(?:ba)?sh(?: -\w+)*$/.test(rest.join(" "));
  const given = rest.filter((word) => /^\w+=/.test(word)).map((word) => word.replace("=", "='").concat("'"));
  const text = isShell ? [...given, stdin?.text ?? ""].join("; ") : rest.join(" ");
  if (text.trim() === "") return;
  const before = desk.session.facts.length;
  desk.script(text, call, { elsewhere: true, ...(isShell && { line: stdin?.line }) });
  const isSaid = desk.session.facts.slice(before).some(({ kind }) => kind === "deploy");
  if (
    !isSaid &&
    /\bdocker(?:-compose)?\b[^\n]*\b(?:pull|restart|up|load)\b|\bdeploy\b|\bsystemctl (?:re)?start\b/.test(
      text,
    )
  )
    sayDeploy(call, { how: "ssh" });
}
