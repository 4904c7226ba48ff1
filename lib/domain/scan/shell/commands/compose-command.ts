import { composeBuilds, type ServiceBuild } from "../../compose/compose-builds";
import { type Call, sayBuild, sayDeploy, sayPush } from "../call";
import { baseName } from "../../source";
import { type Options, readOptions } from "../options";
import { inside } from "./build-image";

const globalValued =
  "f file p project-name profile env-file project-directory ansi progress parallel c context H host";
const usualFiles = [
  "docker-compose.yml",
  "docker-compose.yaml",
  "compose.yaml",
  "compose.yml",
  "docker-compose.override.yml",
  "compose.override.yaml",
];

/** `docker compose` and `docker-compose`: builds and pushes what files of the tree say, and starts it. */
export function compose(call: Call, args: readonly string[], isRemote: boolean): void {
  const global = readOptions(args, { valued: globalValued, endsAtWord: true });
  const [command = "", ...rest] = global.words;
  const files = filesOf(call, global);
  const options = readOptions(rest, {
    valued:
      "build-arg m memory ssh progress builder scale t timeout pull exit-code-from attach wait-timeout no-attach",
  });
  if (command === "build") buildAll(call, files, options, options.has("push"));
  if (command === "push")
    for (const one of buildsIn(call, files, options)) one.images.forEach((image) => sayPush(call, image));
  if (command === "down" || command === "rm") forget(call, isRemote);
  if (command !== "up" && command !== "start") return;
  if (options.has("build") && !call.desk.isElsewhere) buildAll(call, files, options, false);
  if (isRemote || (options.has("d", "detach", "wait") && !isTest(call)))
    sayDeploy(call, { how: "compose", files, workloads: options.words });
}

function filesOf({ desk }: Call, global: Options): readonly string[] {
  const folder = global.last("project-directory");
  const inFolder = (name: string) => desk.path(folder === undefined ? name : `${folder}/${name}`);
  const set = desk.valueOf("COMPOSE_FILE");
  const named = global.all("f", "file");
  const given = named.length > 0 ? named : typeof set === "object" ? set.text.split(":") : [];
  if (desk.isElsewhere) return sentFiles(desk, given.length > 0 ? given : usualFiles);
  if (given.length > 0) return given.flatMap((name) => desk.path(name) ?? []);
  return usualFiles
    .flatMap(inFolder)
    .flatMap((path) => (path !== undefined && desk.tree.has(path) ? [path] : []));
}

/** On another machine there is what was copied there. */
function sentFiles({ session, tree }: Call["desk"], names: readonly string[]): readonly string[] {
  const found = names.flatMap((name) => {
    const last = baseName(name);
    const inFolders = [...session.sent.values()].map((folder) => inside(folder, last));
    return [session.sent.get(last) ?? "", ...inFolders].filter((path) => tree.has(path));
  });
  return [...new Set(found)];
}

function buildsIn({ desk }: Call, files: readonly string[], options: Options): readonly ServiceBuild[] {
  const known = (name: string) => {
    const value = desk.valueOf(name);
    return typeof value === "object" ? value.text : undefined;
  };
  const found = files.flatMap((path) => desk.tree.get(path) ?? []);
  const wanted = new Set(options.words);
  return composeBuilds(found, desk.tree, known).filter(
    ({ service }) => wanted.size === 0 || wanted.has(service),
  );
}

function buildAll(call: Call, files: readonly string[], options: Options, pushes: boolean): void {
  for (const { service: _service, ...build } of buildsIn(call, files, options)) {
    sayBuild(call, { ...build, pushes });
    if (pushes) for (const image of build.images) sayPush(call, image);
  }
}

/** Started for a test rather than to stay. */
function isTest({ desk }: Call): boolean {
  return /test|e2e|integration|lint|check|verify/i.test(desk.by.slice(desk.by.indexOf("#") + 1));
}

/** A service that the same script takes down was no deployment. */
function forget({ desk }: Call, isRemote: boolean): void {
  const { facts } = desk.session;
  if (isRemote) return;
  for (let index = facts.length - 1; index >= 0; index--) {
    const fact = facts[index];
    if (fact?.kind === "deploy" && fact.how === "compose" && fact.by === desk.by) facts.splice(index, 1);
  }
}
