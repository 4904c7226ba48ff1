import { isJobToken } from "../../ci/secrets";
import { hostOfLogin, placeholdersOf } from "../../image-ref";
import { type Call, ifGiven, sayBuild, sayCheck, sayDeploy, sayPush, sayRetag } from "../call";
import { readOptions } from "../options";
import { bake, buildImage } from "./build-image";
import { compose } from "./compose-command";
import { runContainer, runInside } from "./run-container";
import { scanned } from "./scanners";

const globalValued = "H host context c config l log-level tlscacert tlscert tlskey";

/** docker, and podman and nerdctl, which take the same words. */
export function docker(call: Call): void {
  const global = readOptions(call.args, { valued: globalValued, endsAtWord: true });
  const [first = "", ...rest] = global.words;
  const isGrouped = ["image", "container", "builder"].includes(first);
  const command = isGrouped ? (rest[0] ?? "") : first;
  const args = isGrouped ? rest.slice(1) : rest;
  const isRemote = global.last("H", "host") !== undefined || isElsewhere(call);
  switch (command) {
    case "build":
      return buildImage(call, args);
    case "buildx":
      return buildx(call, args);
    case "push":
      return push(call, args);
    case "tag":
      return tag(call, args);
    case "pull":
      call.desk.session.pulled.add(readOptions(args, { valued: "platform" }).words[0] ?? "");
      return undefined;
    case "login":
      return login(call, args);
    case "run":
    case "create":
      return runContainer(call, args, isRemote);
    case "exec":
      return runInside(call, args);
    case "compose":
    case "stack":
      return command === "compose" ? compose(call, args, isRemote) : stack(call, args);
    case "service":
      return service(call, args);
    case "manifest":
      return manifest(call, args);
    case "trust":
      return trust(call, args);
    case "scout":
    case "scan":
    case "sbom":
      scanned({ ...call, name: `docker ${command}`, args });
      return undefined;
    case "commit":
      return sayBuild(call, {
        images: readOptions(args, { valued: "a author c change m message" }).words.slice(1),
        pushes: false,
      });
    default:
      return undefined;
  }
}

function buildx(call: Call, args: readonly string[]): void {
  const [command = "", ...rest] = readOptions(args, { valued: "builder", endsAtWord: true }).words;
  if (command === "build" || command === "b") buildImage(call, rest);
  if (command === "bake" || command === "f") bake(call, rest);
  if (command === "imagetools" && rest[0] === "create") imagetools(call, rest.slice(1));
}

function push(call: Call, args: readonly string[]): void {
  const { desk, line } = call;
  const options = readOptions(args, {
    valued:
      "platform authfile creds cert-dir digestfile f format remove-signatures sign-by tls-verify retry compression-format",
  });
  const [image, destination] = options.words;
  const to = destination?.replace(/^docker:\/\//, "");
  if (to !== undefined) sayRetag(call, image, to);
  sayPush(call, to ?? image);
  const trusts = desk.valueOf("DOCKER_CONTENT_TRUST");
  if (options.has("sign-by") || (typeof trusts === "object" && trusts.text === "1")) {
    sayCheck(call, "sign", to ?? image, true, call.name);
    desk.control(line, "image-signed", "present", "signed as it is pushed");
  }
  if (options.last("tls-verify") === "false")
    desk.control(line, "registry-tls", "violated", "pushed without checking TLS");
}

function tag(call: Call, args: readonly string[]): void {
  const [from, ...names] = readOptions(args, {}).words;
  for (const to of names) sayRetag(call, from, to);
}

/** A password among the words of a command is seen by all on the machine and kept in logs. */
export function login(call: Call, args: readonly string[]): void {
  const { desk, line } = call;
  const options = readOptions(args, { valued: "u username p password authfile cert-dir" });
  const account = options.last("u", "username") ?? "";
  const password = options.last("p", "password");
  desk.say({
    kind: "login",
    at: desk.at(line),
    by: desk.by,
    host: hostOfLogin(options.words[0]),
    ...(placeholdersOf(account)[0] === account && { account }),
    ...([account, password ?? ""].some(isJobToken) && { shortLived: true }),
  });
  if (password !== undefined && password !== "") {
    desk.control(line, "registry-credentials", "violated", "the password is a word of the command");
    if (/^[^$%{<`]{4,}$/.test(password))
      desk.control(line, "secrets-in-pipeline-file", "violated", "a password is written in the script");
  } else if (options.has("password-stdin"))
    desk.control(line, "registry-credentials", "present", "--password-stdin");
}

function manifest(call: Call, args: readonly string[]): void {
  const [command, ...rest] = args;
  const { words } = readOptions(rest, { valued: "arch os variant os-version annotation os-features" });
  const [name, ...sources] = words;
  if (command === "push") return sayPush(call, words.at(-1)?.replace(/^docker:\/\//, ""));
  if (command !== "create" && command !== "add") return undefined;
  joined(call, name === undefined ? [] : [name], sources);
}

function imagetools(call: Call, args: readonly string[]): void {
  const options = readOptions(args, { valued: "t tag f file annotation builder progress" });
  const names = options.all("t", "tag");
  joined(call, names, options.words);
  if (options.has("dry-run")) return;
  for (const name of names) sayPush(call, name);
}

/** One name for images of several platforms, or another name for one image. */
function joined(call: Call, names: readonly string[], sources: readonly string[]): void {
  const { desk, line } = call;
  for (const to of names) for (const from of sources) sayRetag(call, from, to);
  if (sources.length > 0 && sources.every((source) => source.includes("@")))
    desk.control(line, "manifest-by-digest", "present", `from ${sources[0]}`);
}

function trust(call: Call, args: readonly string[]): void {
  if (args[0] !== "sign") return;
  sayCheck(call, "sign", args.at(-1), true, "docker trust");
  call.desk.control(call.line, "image-signed", "present", "docker trust sign");
}

function stack(call: Call, args: readonly string[]): void {
  if (args[0] !== "deploy" && args[0] !== "up") return;
  const options = readOptions(args.slice(1), {
    valued: "c compose-file orchestrator namespace resolve-image",
  });
  const files = options.all("c", "compose-file").flatMap((file) => call.desk.path(file) ?? []);
  sayDeploy(call, { how: "compose", files, workloads: options.words.slice(0, 1) });
}

function service(call: Call, args: readonly string[]): void {
  const [command, ...rest] = args;
  const options = readOptions(rest, {
    valued:
      "image name replicas e env env-add p publish publish-add network mount secret secret-add limit-cpu limit-memory u user update-delay update-parallelism constraint constraint-add l label label-add w workdir force-update stop-grace-period mode",
  });
  if (command === "update" && options.last("image") !== undefined)
    sayDeploy(call, {
      how: "docker",
      workloads: options.words.slice(0, 1),
      ...ifGiven("image", options.last("image")),
    });
  if (command === "create")
    sayDeploy(call, {
      how: "docker",
      workloads: options.all("name").slice(0, 1),
      ...(options.words[0] !== undefined && { image: options.words[0] }),
    });
}

function isElsewhere({ desk }: Call): boolean {
  const host = desk.valueOf("DOCKER_HOST");
  return (
    desk.isElsewhere ||
    (typeof host === "object" && /^ssh:|^tcp:\/\/(?!docker[:/]|localhost|127\.)/.test(host.text))
  );
}
