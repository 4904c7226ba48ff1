import type { DeployFact } from "../facts";
import type { Call } from "../groovy/host";
import { asText, textValue } from "../groovy/value";
import { matchingFiles } from "./matching-files";
import { type Given, pluginCheck } from "./plugin-checks";
import { argument, type Run } from "./run";

/** Steps of plugins that deploy, scan or start another job. False for other calls. */
export function pluginStep(run: Run, call: Call): boolean {
  const { line, scope } = call;
  let name = call.path ?? "";
  let given: Given = call.named;
  const [only] = call.positional;
  if (only?.kind === "map") given = new Map([...only.entries, ...given]);
  const className = asText(given.get("$class"));
  if ((name === "step" || name === "wrap") && className !== undefined)
    name = className.split(".").at(-1) ?? name;
  const at = { file: scope.file, line };
  const check = pluginCheck(name, given);
  if (check) {
    run.book.add({ kind: "check", at, ...check });
    return true;
  }
  const deploy = deployments.get(name)?.(run, given, call);
  if (deploy) {
    run.book.add({ kind: "deploy", at, ...deploy });
    return true;
  }
  if (deployments.has(name)) return true;
  switch (name) {
    case "build": {
      const job = argument(given, call.positional, "job", "");
      if (job !== undefined)
        run.book.facts.push({ kind: "uses", at, from: scope.file, to: job, local: false, how: "workflow" });
      return true;
    }
    case "DockerBuilderPublisher":
    case "dockerBuildAndPublish":
      publisher(run, given, call);
      return true;
    case "cleanWs":
    case "deleteDir":
      run.book.addControl("clean-build-workspace", "present", `${name}()`, at);
      return true;
    case "sshCommand":
      remote(run, given, call);
      return true;
    case "jf": {
      // `jf 'docker push x'`: the command line of JFrog without its own name.
      const command = argument(given, call.positional, "args", "");
      if (command !== undefined && /^\s*(?:rt\s+)?docker\b/.test(command))
        run.shell(textValue(command.replace(/^\s*rt\s+/, ""), line, scope.file), line, scope);
      return true;
    }
    case "rtDockerPush": {
      const image = argument(given, [], "image");
      if (image !== undefined) run.book.add({ kind: "push", at, image });
      return true;
    }
    default:
      return false;
  }
}

type Deployment = Pick<DeployFact, "how" | "files" | "workloads"> &
  Partial<Pick<DeployFact, "image" | "replaces" | "cluster" | "namespace" | "environment">>;

const deployments = new Map<string, (run: Run, given: Given, call: Call) => Deployment | undefined>([
  ["kubernetesDeploy", (run, given) => kubectl(run, given, ["configs", "configFile"], true)],
  ["kubernetesApply", (run, given) => kubectl(run, given, ["file", "files"], false)],
  ["acsDeploy", (run, given) => kubectl(run, given, ["configFilePaths"], true)],
  ["azureDeploy", (run, given) => kubectl(run, given, ["configFilePaths"], true)],
  ["KubernetesEngineBuilder", (run, given) => kubectl(run, given, ["manifestPattern"], false)],
  ["openshift.apply", (run, given, call) => kubectl(run, first(given, call, "file"), ["file"], false)],
  ["openshift.create", (run, given, call) => kubectl(run, first(given, call, "file"), ["file"], false)],
  ["openshiftDeploy", (_run, given) => openshift(given)],
  [
    "ansiblePlaybook",
    (run, given, call) => ({
      how: "ansible",
      files: files(run, argument(given, call.positional, "playbook", "")),
      workloads: [],
      ...named({ environment: argument(given, [], "limit") }),
    }),
  ],
  [
    "cfnUpdate",
    (run, given) => ({
      how: "cloudformation",
      files: files(run, argument(given, [], "file")),
      workloads: texts(argument(given, [], "stack")),
    }),
  ],
  [
    "createDeployment",
    (_run, given) =>
      codeDeploy(argument(given, [], "applicationName"), argument(given, [], "deploymentGroupName")),
  ],
  [
    "AWSCodeDeployPublisher",
    (_run, given) =>
      codeDeploy(argument(given, [], "applicationName"), argument(given, [], "deploymentGroupName")),
  ],
  [
    "azureWebAppPublish",
    (_run, given) => {
      const image = argument(given, [], "dockerImageName");
      const tag = argument(given, [], "dockerImageTag");
      return image === undefined
        ? undefined
        : {
            how: "unknown",
            files: [],
            workloads: texts(argument(given, [], "appName")),
            image: tag === undefined ? image : `${image}:${tag}`,
          };
    },
  ],
]);

function first(given: Given, call: Call, name: string): Given {
  const [value] = call.positional;
  return value === undefined || value.kind === "map" ? given : new Map([...given, [name, value]]);
}

function kubectl(
  run: Run,
  given: Given,
  names: readonly string[],
  isFilled: boolean,
): Deployment | undefined {
  const patterns = argument(given, [], ...names);
  const found = files(run, patterns);
  const replaces = isFilled ? run.replacements() : {};
  return {
    how: "kubectl",
    files: found,
    workloads: [],
    ...(Object.keys(replaces).length > 0 && { replaces }),
    ...named({
      namespace: argument(given, [], "namespace", "secretNamespace", "kubeNamespace"),
      cluster: argument(given, [], "clusterName", "containerService"),
    }),
  };
}

function openshift(given: Given): Deployment {
  const name = argument(given, [], "depCfg", "deploymentConfig");
  return {
    how: "kubectl",
    files: [],
    workloads: texts(name && `dc/${name}`),
    ...named({ namespace: argument(given, [], "namespace") }),
  };
}

function codeDeploy(application: string | undefined, group: string | undefined): Deployment {
  return { how: "codedeploy", files: [], workloads: texts(application), ...named({ environment: group }) };
}

function files(run: Run, patterns: string | undefined): readonly string[] {
  return patterns === undefined || run.folder === undefined
    ? []
    : matchingFiles(run.tree, run.folder, patterns);
}

function texts(text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? [] : [text];
}

function named<T extends Readonly<Record<string, string | undefined>>>(all: T): { [K in keyof T]?: string } {
  // Arguments without a value are left out.
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== ""),
  ) as {
    [K in keyof T]?: string;
  };
}

/** The plugins that build and push an image in one. */
function publisher(run: Run, given: Given, { line, scope }: Call): void {
  const at = { file: scope.file, line };
  const tags = argument(given, [], "tagsString", "repoTag");
  const repository = argument(given, [], "repoName", "repositoryName");
  const images = (tags ?? "")
    .split(/[\n,]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "")
    .map((tag) => (repository === undefined ? tag : `${repository}:${tag}`));
  const all = images.length === 0 && repository !== undefined ? [repository] : images;
  const pushes = argument(given, [], "pushOnSuccess", "skipPush");
  const isPushed = given.has("skipPush")
    ? pushes !== "true"
    : given.has("pushOnSuccess")
      ? pushes === "true"
      : true;
  run.book.add({ kind: "build", at, images: all, args: {}, pushes: isPushed });
  if (isPushed) for (const image of all) run.book.add({ kind: "push", at, image });
}

/** A command on another machine, as a shell would send it there. */
function remote(run: Run, given: Given, { line, scope, positional }: Call): void {
  const command = argument(given, positional, "command");
  const target = given.get("remote");
  const host = target?.kind === "map" ? asText(target.entries.get("host")) : undefined;
  if (command === undefined) return;
  const quoted = command.replaceAll("'", `'"'"'`);
  run.shell(textValue(`ssh ${host ?? "${remote}"} '${quoted}'`, line, scope.file), line, scope);
}
