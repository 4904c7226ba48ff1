import type { Fact } from "../facts";
import { argsOf } from "../github-actions/image-inputs";
import { parseImageRef } from "../image-ref";
import { baseName, folderOf } from "../source";
import type { Here } from "./here";
import { hostOfConnection, input, pathHere, placeOf, runText, type TaskCall } from "./task-call";

/** Reads a task of Docker or Compose; false for others. */
export function readContainerTask(call: TaskCall): boolean {
  switch (call.name) {
    case "docker":
      if (call.version === "2") readDocker2(call);
      else readDocker1(call);
      return true;
    case "dockercompose":
      readCompose(call);
      return true;
    case "ecrpushimage":
      readEcrPush(call);
      return true;
    case "acrtask":
      readAcrTask(call);
      return true;
    default:
      return false;
  }
}

function hostOf(call: TaskCall, name: string): string | undefined {
  const found = call.inputs.get(name.toLowerCase());
  const text = found?.text.trim();
  return found && text ? hostOfConnection(call.here, text, found.written.trim()) : undefined;
}

function lines(text: string): readonly string[] {
  return text.split(/[\n,]/).flatMap((line) => line.trim() || []);
}

/** `repository` and `tags` under the registry of a connection. */
function readDocker2(call: TaskCall): void {
  const command = (input(call, "command") ?? "buildAndPush").toLowerCase();
  const repository = input(call, "repository");
  const words = input(call, "arguments") ?? "";
  if (command === "build" || command === "push" || command === "buildandpush") {
    const host = hostOf(call, "containerRegistry");
    const tags = lines(input(call, "tags") ?? "$(Build.BuildId)");
    const name = repository && (host === undefined ? repository : `${host}/${repository}`);
    // Without a repository the name is among the arguments: `-t name`.
    const images = name ? tags.map((tag) => `${name}:${tag}`) : taggedIn(words);
    if (command === "push") {
      for (const image of images) call.job.add({ kind: "push", at: placeOf(call), by: call.job.by, image });
    } else addBuild(call, images, words, command === "buildandpush");
    return;
  }
  if (command === "login") signIn(call, "containerRegistry");
  if (/^(?:login|logout|start|stop)$/.test(command)) return;
  runText(call, `docker ${command} ${words}`, call.line);
}

/** @param names the inputs, of which one names the connection */
function signIn(call: TaskCall, ...names: readonly string[]): void {
  const host = names.map((name) => hostOf(call, name)).find((one) => one !== undefined);
  if (host !== undefined) call.job.add({ kind: "login", at: placeOf(call, ...names), by: call.job.by, host });
}

function addBuild(call: TaskCall, images: readonly string[], words: string, pushes: boolean): void {
  const { dockerfile, context } = pathsOf(
    call,
    input(call, "Dockerfile", "dockerFile"),
    input(call, "buildContext", "context"),
  );
  const target = /--target[= ](\S+)/.exec(words)?.[1];
  const args = [...words.matchAll(/--build-arg[= ](\S+)/g)].slice(0, 100).map(([, pair = ""]) => pair);
  const own = input(call, "buildArguments");
  call.job.add({
    kind: "build",
    at: placeOf(call),
    by: call.job.by,
    images,
    ...(dockerfile !== undefined && { dockerfile }),
    ...(context !== undefined && { context }),
    ...(target !== undefined && { target }),
    args: argsOf([...args, ...(own === undefined ? [] : [own])].join("\n")),
    pushes,
  });
  if (pushes && images.some((image) => image.endsWith(":latest"))) {
    call.job.add({
      kind: "control",
      at: placeOf(call, "tags", "includeLatestTag"),
      control: "latest-tag-used",
      status: "violated",
      about: call.job.by,
      fact: "Pushed as latest",
    });
  }
}

function taggedIn(words: string): readonly string[] {
  return [...words.matchAll(/(?:^|\s)(?:-t|--tag)[= ](\S+)/g)].slice(0, 20).map(([, name = ""]) => name);
}

/** A pattern is the one file that fits it; where several do, the run takes one. */
function pathsOf(
  { here }: TaskCall,
  written: string | undefined,
  folder: string | undefined,
): { dockerfile?: string; context?: string } {
  const dockerfile =
    written === undefined || written.startsWith("**/")
      ? onlyFile(here, written?.slice(3) ?? "Dockerfile")
      : pathHere(here, written);
  const context =
    folder === undefined || folder === "**"
      ? dockerfile === undefined
        ? undefined
        : folderOf(dockerfile)
      : pathHere(here, folder);
  return { ...(dockerfile !== undefined && { dockerfile }), ...(context !== undefined && { context }) };
}

function onlyFile({ tree, root }: Here, name: string): string | undefined {
  if (/[*$]/.test(name)) return undefined;
  const start = root === "" ? "" : `${root}/`;
  let found: string | undefined;
  for (const path of tree.keys()) {
    if (!path.startsWith(start) || (baseName(path) !== name && !path.endsWith(`/${name}`))) continue;
    if (found !== undefined) return undefined;
    found = path;
  }
  return found;
}

/** The registry of the connection of the older tasks, of Azure's own registries as JSON with the name of the server. */
function connectedHost(call: TaskCall): string | undefined {
  const azure = input(call, "azureContainerRegistry");
  if (azure !== undefined) return /"loginServer"\s*:\s*"([^"]+)"/.exec(azure)?.[1] ?? azure;
  return hostOf(call, "dockerRegistryEndpoint") ?? hostOf(call, "dockerRegistryConnection");
}

/** The older task, in words: "Build an image", "Push an image". */
function readDocker1(call: TaskCall): void {
  const words = (input(call, "action", "command") ?? "Build an image").toLowerCase();
  const isBuild = words.startsWith("build");
  const isPush = words.startsWith("push");
  if (words === "login") return signIn(call, "dockerRegistryEndpoint", "dockerRegistryConnection");
  if (!isBuild && !isPush) {
    const command = input(call, "customCommand");
    if (command !== undefined) runText(call, `docker ${command}`, placeOf(call, "customCommand").line);
    return;
  }
  const name = input(call, "imageName") ?? "$(Build.Repository.Name):$(Build.BuildId)";
  const isQualified = input(call, "qualifyImageName") !== "false";
  const host = isQualified ? connectedHost(call) : undefined;
  const whole = host === undefined || name.startsWith(`${host}/`) ? name : `${host}/${name}`;
  const colon = whole.lastIndexOf(":");
  const bare = colon > whole.lastIndexOf("/") ? whole.slice(0, colon) : whole;
  const more = [
    ...lines(input(call, "additionalImageTags") ?? input(call, "tags") ?? ""),
    ...(input(call, "includeLatestTag") === "true" ? ["latest"] : []),
  ];
  const images = [...new Set([whole, ...more.map((tag) => `${bare}:${tag}`)])];
  if (isBuild) addBuild(call, images, input(call, "arguments") ?? "", false);
  else for (const image of images) call.job.add({ kind: "push", at: placeOf(call), by: call.job.by, image });
}

/** The task is Compose's command line in parts; what it builds is in its file, which the reader of scripts knows to find. */
function readCompose(call: TaskCall): void {
  const action = (input(call, "action") ?? "Run a Docker Compose command").toLowerCase();
  const command = action.includes("build")
    ? "build"
    : action.includes("push")
      ? "push"
      : action.startsWith("run services")
        ? "up -d"
        : action.includes("command")
          ? input(call, "dockerComposeCommand")
          : undefined;
  if (command === undefined) return;
  const written = input(call, "dockerComposeFile") ?? "**/docker-compose.yml";
  const file = written.startsWith("**/")
    ? onlyFile(call.here, written.slice(3))
    : pathHere(call.here, written);
  const more = lines(input(call, "additionalDockerComposeFiles") ?? "").flatMap(
    (each) => pathHere(call.here, each) ?? [],
  );
  const files = [...(file === undefined ? [] : [file]), ...more].map(
    (path) => `-f ${relative(call.here.root, path)}`,
  );
  const variables = Object.entries(argsOf(input(call, "dockerComposeFileArgs")));
  const args = input(call, "arguments");
  // Names without a registry get that of the connection, unless the task disables it.
  const host = input(call, "qualifyImageNames") === "false" ? undefined : connectedHost(call);
  const qualify = (image: string) => (host === undefined || hasRegistry(image) ? image : `${host}/${image}`);
  const add = (fact: Fact) => {
    if (fact.kind === "build") call.job.add({ ...fact, images: fact.images.map(qualify) });
    else if (fact.kind === "push") call.job.add({ ...fact, image: qualify(fact.image) });
    else call.job.add(fact);
  };
  runText(
    { ...call, job: { ...call.job, add } },
    ["docker-compose", ...files, command, ...(args === undefined ? [] : [args])].join(" "),
    placeOf(call, "dockerComposeCommand", "action").line,
    {
      variables,
    },
  );
}

function hasRegistry(image: string): boolean {
  const ref = parseImageRef(image);
  return ref === undefined || ref.host !== "docker.io" || image.startsWith("docker.io/");
}

function relative(root: string, path: string): string {
  return root !== "" && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

function readEcrPush(call: TaskCall): void {
  const repository = input(call, "repositoryName");
  if (repository === undefined) return;
  const tag = input(call, "pushTag") ?? input(call, "sourceImageTag") ?? "latest";
  const host = hostOf(call, "awsCredentials") ?? "$(awsCredentials)";
  const to = `${host}/${repository}:${tag}`;
  const source = input(call, "sourceImageName");
  if (source !== undefined) {
    const from = `${source}:${input(call, "sourceImageTag") ?? "latest"}`;
    call.job.add({ kind: "retag", at: placeOf(call, "sourceImageName"), by: call.job.by, from, to });
  }
  call.job.add({ kind: "push", at: placeOf(call), by: call.job.by, image: to });
}

/** A build in the registry itself. */
function readAcrTask(call: TaskCall): void {
  const repository = input(call, "repository", "imageName");
  const registry = input(call, "registry", "azureContainerRegistry", "acrName");
  if (repository === undefined) return;
  const host =
    registry === undefined ? undefined : registry.includes(".") ? registry : `${registry}.azurecr.io`;
  const name = host === undefined ? repository : `${host}/${repository}`;
  addBuild(
    call,
    lines(input(call, "tags") ?? "$(Build.BuildId)").map((tag) => `${name}:${tag}`),
    input(call, "arguments") ?? "",
    true,
  );
}
