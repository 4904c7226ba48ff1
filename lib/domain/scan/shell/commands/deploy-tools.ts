import { artifactNames } from "../../skaffold/artifact-names";
import { type Call, ifGiven, sayDeploy, sayPush, sayRetag } from "../call";
import { filesFlow } from "../flows";
import { readOptions } from "../options";

export function ansible(call: Call): void {
  const { desk } = call;
  const options = readOptions(call.args, {
    valued:
      "i inventory inventory-file e extra-vars l limit u user t tags skip-tags vault-password-file vault-id private-key key-file b-user become-user become-method f forks c connection T timeout M module-path ssh-common-args ssh-extra-args start-at-task",
  });
  if (options.has("syntax-check", "list-tasks", "list-hosts", "C", "check")) return;
  const given = options.all("e", "extra-vars").join(" ");
  const image = /(?:^|[\s"'{,])\w{0,40}image\w{0,20}["']?\s*[=:]\s*["']?([^\s"',}]{1,300})/i.exec(given)?.[1];
  sayDeploy(call, {
    how: "ansible",
    files: filesFlow(options.words, desk).files,
    ...(image !== undefined && /[/:$]/.test(image) && { image }),
    ...ifGiven("environment", options.last("l", "limit")),
  });
}

export function terraform(call: Call): void {
  const { desk } = call;
  const options = readOptions(call.args, {
    valued:
      "chdir var var-file target replace parallelism backend-config lock-timeout state terragrunt-working-dir working-dir",
  });
  const command = options.words.find((word) =>
    ["apply", "apply-all", "plan", "init", "destroy", "run-all"].includes(word),
  );
  if (!options.words.includes("apply") && command !== "apply-all") return;
  const folder = options.last("chdir", "terragrunt-working-dir", "working-dir");
  const last = options.words.at(-1);
  const named =
    last !== undefined && last !== "apply" && !/\.|plan/i.test(last) ? desk.path(last) : undefined;
  const path = folder === undefined ? (named ?? desk.folder) : desk.path(folder);
  sayDeploy(call, { how: "terraform", files: path === undefined ? [] : [path] });
}

export function nomad(call: Call): void {
  const options = readOptions(call.args, { valued: "address region namespace var var-file token" });
  const [command, ...words] = options.words;
  const isRun = command === "run" || (command === "job" && words[0] === "run");
  if (isRun) sayDeploy(call, { how: "unknown", files: filesFlow(words.slice(-1), call.desk).files });
}

/** `packer build`: it makes images of machines, which its own file describes. */
export function packer(call: Call): void {
  const { desk, line } = call;
  const options = readOptions(call.args, { valued: "var var-file only except on-error parallel-builds" });
  const [command, written] = options.words;
  if (command !== "build" || written === undefined) return;
  const to = desk.path(written);
  if (to !== undefined)
    desk.say({ kind: "uses", at: desk.at(line), from: desk.at(line).file, to, local: true, how: "source" });
}

export function elasticBeanstalk(call: Call): void {
  const options = readOptions(call.args, { valued: "l label m message r region timeout p profile" });
  const [command, ...names] = options.words;
  if (command === "deploy" || command === "create")
    sayDeploy(call, { how: "unknown", workloads: names.slice(0, 1) });
}

/** `ecs-deploy -c cluster -n service -i image`. */
export function ecsDeploy(call: Call): void {
  const options = readOptions(call.args, {
    valued:
      "c cluster n service-name d task-definition i image k aws-access-key s aws-secret-key r region p profile t timeout m min M max D desired-count e tag-env-var to",
  });
  const image = options.last("i", "image");
  const cluster = options.last("c", "cluster");
  sayDeploy(call, {
    how: "ecs",
    workloads: options.all("n", "service-name", "d", "task-definition").slice(0, 1),
    ...(image !== undefined && { image }),
    ...(cluster !== undefined && { cluster }),
  });
}

/** `ecs deploy cluster service -i container image` and `ecs-cli compose service up`. */
export function ecs(call: Call): void {
  const [command, cluster, service] = call.args;
  if (call.name === "ecs-cli") {
    if (!call.args.includes("up") && !call.args.includes("create")) return;
    const options = readOptions(call.args, {
      valued: "f file p project-name c cluster ecs-params launch-type",
    });
    const files = filesFlow(options.all("f", "file"), call.desk).files;
    return sayDeploy(call, { how: "ecs", files, workloads: options.all("p", "project-name").slice(0, 1) });
  }
  if (command !== "deploy" || cluster === undefined || service === undefined) return undefined;
  const flag = call.args.findIndex((arg) => arg === "-i" || arg === "--image");
  const image = flag === -1 ? undefined : call.args[flag + 2];
  return sayDeploy(call, {
    how: "ecs",
    cluster,
    workloads: [service],
    ...(image !== undefined && { image }),
  });
}

/** Tools that deploy what a file of theirs describes. */
const describedBy: ReadonlyMap<
  string,
  {
    readonly words: readonly string[];
    readonly file: string;
    readonly how: "cloudformation" | "skaffold" | "ecs" | "unknown";
  }
> = new Map([
  ["skaffold", { words: ["run", "deploy", "apply"], file: "skaffold.yaml", how: "skaffold" }],
  ["sam", { words: ["deploy"], file: "template.yaml", how: "cloudformation" }],
  ["cdk", { words: ["deploy"], file: "cdk.json", how: "cloudformation" }],
  ["copilot", { words: ["deploy", "svc"], file: "copilot", how: "ecs" }],
  ["serverless", { words: ["deploy"], file: "serverless.yml", how: "unknown" }],
  ["sls", { words: ["deploy"], file: "serverless.yml", how: "unknown" }],
  ["fly", { words: ["deploy"], file: "fly.toml", how: "unknown" }],
  ["flyctl", { words: ["deploy"], file: "fly.toml", how: "unknown" }],
  ["pulumi", { words: ["up"], file: "Pulumi.yaml", how: "unknown" }],
  ["kamal", { words: ["deploy", "redeploy"], file: "config/deploy.yml", how: "unknown" }],
]);

/**
 * `skaffold build --default-repo HOST/PATH`: what its file calls `web` goes to `HOST/PATH/web`, with what separates in its name
 * written as `_`.
 */
export function skaffold(call: Call): void {
  const { desk } = call;
  const options = readOptions(call.args, {
    valued: "f filename d default-repo b build-image p profile t tag file-output n namespace kube-context",
  });
  const repository = options.last("d", "default-repo");
  const path = desk.path(options.last("f", "filename") ?? "skaffold.yaml");
  const file = path === undefined ? undefined : desk.tree.get(path);
  if (repository === undefined || !file || !/^(?:build|run)$/.test(options.words[0] ?? "")) return;
  const chosen = options.all("b", "build-image");
  for (const name of artifactNames(file)) {
    if (chosen.length > 0 && !chosen.some((one) => name.includes(one))) continue;
    const to = `${repository.replace(/\/$/, "")}/${name.replaceAll(/[/.:@]/g, "_")}`;
    sayRetag(call, name, to);
    sayPush(call, to);
  }
}

/** Says whether the command was one of these. */
export function deployedByFile(call: Call): boolean {
  const tool = describedBy.get(call.name);
  if (!tool) return false;
  const { desk } = call;
  const options = readOptions(call.args, {
    valued: "f filename c config t template p profile n name a app image i region stack stage s",
  });
  if (!tool.words.includes(options.words[0] ?? "")) return true;
  const path = desk.path(options.last("f", "filename", "config", "template") ?? tool.file);
  const image = options.last("image", "i");
  sayDeploy(call, {
    how: tool.how,
    files: path !== undefined && (desk.tree.has(path) || tool.file === "copilot") ? [path] : [],
    ...(image !== undefined && image !== "" && { image }),
  });
  return true;
}
