import { type Call, ifGiven, sayBuild, sayDeploy, sayPush, sayRetag } from "../call";
import { filesFlow } from "../flows";
import { type Options, readOptions } from "../options";
import { argumentsOf, inside, placesOf } from "./build-image";

const gcloudValued =
  "t tag config project region zone image source substitutions timeout machine-type pack gcs-source-staging-dir gcs-log-dir account platform service-account port memory cpu set-env-vars update-env-vars set-secrets key-file location namespace cluster delivery-pipeline images build-artifacts release skaffold-file format secret version format";

export function gcloud(call: Call): void {
  const { desk, line } = call;
  const options = readOptions(
    call.args.filter((arg) => arg !== "beta" && arg !== "alpha"),
    { valued: gcloudValued },
  );
  const [group, command, third, ...rest] = options.words;
  const way = `${group ?? ""} ${command ?? ""} ${third ?? ""}`.trim();
  const image = options.last("image");
  if (way.startsWith("builds submit")) return submit(call, options, third);
  if (way.startsWith("run deploy") || way.startsWith("run services update") || way.startsWith("run jobs")) {
    const name = command === "deploy" ? third : rest[0];
    if (command === "jobs" && third === "execute") return undefined;
    return sayDeploy(call, {
      how: "unknown",
      workloads: name === undefined ? [] : [name],
      ...(image !== undefined && { image }),
    });
  }
  if (way.startsWith("container clusters get-credentials")) return enterCluster(call, "gke", rest[0]);
  if (way.startsWith("container images add-tag")) {
    sayRetag(call, rest[0], rest[1]);
    return sayPush(call, rest[1]);
  }
  if (way.startsWith("deploy releases create"))
    return sayDeploy(call, { how: "unknown", workloads: options.all("delivery-pipeline") });
  if (way.startsWith("app deploy")) return sayDeploy(call, { how: "unknown" });
  if (way.startsWith("secrets versions access"))
    return desk.control(line, "secrets-from-store", "present", "Secret Manager");
  if (way.startsWith("auth activate-service-account") && options.last("key-file") !== undefined)
    return desk.control(
      line,
      "static-cloud-credentials",
      "violated",
      "a key file of a service account",
      desk.by,
      "google",
    );
  return undefined;
}

function submit(call: Call, options: Options, written = "."): void {
  const { desk, line } = call;
  const image = options.last("t", "tag") ?? /(?:^|,)image=([^,]+)/.exec(options.last("pack") ?? "")?.[1];
  const config = desk.path(
    options.last("config") ?? inside(written === "." ? "" : written, "cloudbuild.yaml"),
  );
  if (image === undefined) {
    if (config !== undefined && desk.tree.has(config))
      desk.say({
        kind: "uses",
        at: desk.at(line),
        from: desk.at(line).file,
        to: config,
        local: true,
        how: "workflow",
      });
    return;
  }
  const places = placesOf(call, written, undefined);
  const isPack = options.last("pack") !== undefined;
  sayBuild(call, {
    images: [image],
    ...(isPack ? (places.context === undefined ? {} : { context: places.context }) : places),
    pushes: true,
  });
  sayPush(call, image);
}

function enterCluster({ desk, line }: Call, technology: string, name: string | undefined): void {
  if (name === undefined) return;
  desk.session.cluster = name;
  desk.say({ kind: "platform", at: desk.at(line), what: "cluster", technology, name });
}

const azValued =
  "t image r registry f file n name g resource-group platform build-arg target source u username p password tenant subscription service-principal federated-token docker-custom-image-name i container-image-name deployment-container-image-name docker-registry-server-url slot registry-login-server query o output vault-name settings location environment revision-suffix set-env-vars";

export function az(call: Call): void {
  const { desk, line } = call;
  const options = readOptions(call.args, { valued: azValued });
  const way = options.words.slice(0, 4).join(" ");
  const name = options.last("n", "name");
  const image = options.last(
    "docker-custom-image-name",
    "container-image-name",
    "deployment-container-image-name",
    "image",
  );
  if (way.startsWith("acr build")) {
    const registry = options.last("r", "registry") ?? "";
    const host = registry.includes(".") || registry === "" ? registry : `${registry}.azurecr.io`;
    const images = options
      .all("t", "image")
      .map((tag) => (host === "" || tag.startsWith(host) ? tag : `${host}/${tag}`));
    sayBuild(call, {
      images,
      ...placesOf(call, options.words.at(-1), options.last("f", "file"), true),
      args: argumentsOf(call, options.all("build-arg")),
      pushes: !options.has("no-push"),
    });
    for (const one of images) sayPush(call, one);
  } else if (way.startsWith("acr import")) {
    const registry = name ?? "";
    const to = options.last("t", "image");
    const target =
      to === undefined ? undefined : `${registry.includes(".") ? registry : `${registry}.azurecr.io`}/${to}`;
    sayRetag(call, options.last("source"), target);
    sayPush(call, target);
  } else if (
    /^(?:webapp|functionapp|containerapp|container)\b.*\b(?:set|create|update|up|deploy)$/.test(way)
  ) {
    if (image !== undefined || /deploy$|up$/.test(way))
      sayDeploy(call, {
        how: "unknown",
        workloads: name === undefined ? [] : [name],
        ...(image !== undefined && { image: image.replace(/^DOCKER\|/i, "") }),
      });
  } else if (way.startsWith("aks get-credentials")) enterCluster(call, "aks", name);
  else if (way.startsWith("keyvault secret show"))
    desk.control(line, "secrets-from-store", "present", "Key Vault");
  else if (way.startsWith("login")) {
    if (options.last("federated-token") !== undefined)
      desk.control(line, "cloud-credentials-oidc", "present", "az login --federated-token", desk.by, "azure");
    else if (options.has("service-principal") && options.last("p", "password") !== undefined)
      desk.control(
        line,
        "static-cloud-credentials",
        "violated",
        "a password of a service principal",
        desk.by,
        "azure",
      );
  }
}

const awsValued =
  "region profile output query cluster service task-definition cli-input-json container-definitions family desired-count name role-arn kubeconfig alias template-file template-body stack-name parameter-overrides parameters capabilities s3-bucket s3-prefix tags application-name deployment-group-name deployment-config-name s3-location github-location description revision source ignore-hidden-files function-name image-uri secret-id version-stage names repository-name web-identity-token role-session-name environment-name version-label service-name deployment-controller codedeploy-appspec codedeploy-application codedeploy-deployment-group image-ids image-id change-set-name service-arn source-configuration image-tag image-manifest endpoint-url cli-connect-timeout launch-type network-configuration overrides count";

export function aws(call: Call): void {
  const { desk, line } = call;
  const options = readOptions(call.args, { valued: awsValued });
  const [group = "", command = "", ...rest] = options.words;
  const way = `${group} ${command}`;
  const fileIn = (...names: readonly string[]) =>
    names
      .flatMap((name) => options.all(name))
      .flatMap((value) => desk.path(value.replace(/^file:\/\//, "")) ?? [])
      .filter((path) => /\.\w+$/.test(path));
  const named = (...names: readonly string[]) => names.flatMap((name) => options.all(name)).slice(0, 20);
  const cluster = options.last("cluster");
  switch (way) {
    case "ecs update-service":
    case "ecs create-service":
    case "ecs run-task":
    case "ecs deploy":
      return sayDeploy(call, {
        how: "ecs",
        files:
          command === "deploy" ? fileIn("task-definition", "codedeploy-appspec") : fileIn("cli-input-json"),
        workloads: named("service", "service-name"),
        ...(cluster !== undefined && { cluster }),
      });
    case "ecs register-task-definition": {
      const written = named("cli-input-json", "container-definitions")
        .map((value) => value.replace(/^file:\/\//, ""))
        .filter((value) => /\.\w+$/.test(value));
      const { files, replaces } = filesFlow(written, desk);
      const isChanged = Object.keys(replaces).length > 0;
      const workloads = named("family");
      return sayDeploy(call, { how: "ecs", files, workloads, ...(isChanged && { replaces }) });
    }
    case "ecs wait":
      return desk.control(line, "deployment-verified", "present", "aws ecs wait");
    case "deploy wait":
    case "cloudformation wait":
      return desk.control(line, "deployment-verified", "present", `aws ${way}`);
    case "cloudformation deploy":
    case "cloudformation create-stack":
    case "cloudformation update-stack":
    case "cloudformation create-change-set":
      return sayDeploy(call, {
        how: "cloudformation",
        files: fileIn("template-file", "template-body"),
        workloads: named("stack-name"),
      });
    case "deploy create-deployment":
    case "deploy push":
      return sayDeploy(call, {
        how: "codedeploy",
        workloads: named("application-name"),
        ...ifGiven("environment", options.last("deployment-group-name")),
      });
    case "elasticbeanstalk update-environment":
      return sayDeploy(call, { how: "unknown", workloads: named("environment-name") });
    case "apprunner start-deployment":
    case "apprunner update-service":
      return sayDeploy(call, { how: "unknown", workloads: named("service-arn") });
    case "lambda update-function-code": {
      const image = options.last("image-uri");
      return image === undefined
        ? undefined
        : sayDeploy(call, { how: "unknown", workloads: named("function-name"), image });
    }
    case "eks update-kubeconfig":
      return enterCluster(call, "eks", options.last("name"));
    case "secretsmanager get-secret-value":
    case "ssm get-parameter":
    case "ssm get-parameters":
    case "ssm get-parameters-by-path":
      return desk.control(line, "secrets-from-store", "present", `aws ${way}`);
    case "sts assume-role-with-web-identity":
      return desk.control(line, "cloud-credentials-oidc", "present", `aws ${way}`, desk.by, "aws");
    case "configure set":
      if (rest[0] === "aws_secret_access_key")
        desk.control(
          line,
          "static-cloud-credentials",
          "violated",
          "aws configure set aws_secret_access_key",
          desk.by,
          "aws",
        );
      return undefined;
    case "ecr get-login":
      return desk.control(
        line,
        "registry-credentials",
        "violated",
        "get-login prints the password as a word of a command",
      );
    case "ecr put-image-tag-mutability":
      if (call.args.includes("IMMUTABLE"))
        desk.control(line, "ecr-immutable-tags", "present", "IMMUTABLE", named("repository-name")[0]);
      return undefined;
    case "ecr describe-image-scan-findings":
    case "ecr start-image-scan":
      return desk.say({
        kind: "check",
        at: desk.at(line),
        by: desk.by,
        does: "scan-image",
        tool: "ecr",
        blocks: "unknown",
      });
    default:
      return undefined;
  }
}
