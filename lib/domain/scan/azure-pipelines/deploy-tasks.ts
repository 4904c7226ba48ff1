import { addDeploy, input, pathHere, placeOf, runText, type TaskCall } from "./task-call";
import type { Here } from "./here";

/** Reads a task that deploys; false for others. */
export function readDeployTask(call: TaskCall): boolean {
  const { name } = call;
  switch (name) {
    case "kubernetes":
      readKubectl(call);
      return true;
    case "kubernetesmanifest":
      readManifest(call);
      return true;
    case "helmdeploy":
      readHelm(call);
      return true;
    case "azurewebappcontainer":
    case "azurewebapponcontainerdeployment":
    case "azurefunctionappcontainer":
    case "azurermwebappdeployment":
    case "azurecontainerapps":
      readWebApp(call);
      return true;
    case "terraformtask":
    case "terraformtaskv1":
    case "terraformtaskv2":
    case "terraformtaskv3":
    case "terraformtaskv4":
    case "terraformcli":
    case "terraform":
      readTerraform(call);
      return true;
    case "ecsdeploy":
    case "codedeploydeployapplication":
      addDeploy(call, {
        how: name === "ecsdeploy" ? "ecs" : "codedeploy",
        workloads: words(input(call, "ApplicationName", "serviceName")),
      });
      return true;
    case "cloudformationcreateorupdatestack": {
      const file = pathHere(call.here, input(call, "templateFile"));
      addDeploy(call, {
        how: "cloudformation",
        files: file === undefined ? [] : [file],
        workloads: words(input(call, "stackName")),
      });
      return true;
    }
    default:
      return false;
  }
}

function words(text: string | undefined): readonly string[] {
  return (text ?? "").split(/[\s,]+/).filter((word) => word !== "");
}

function linesIn(text: string | undefined): readonly string[] {
  return (text ?? "").split(/[\n,]/).flatMap((line) => line.trim() || []);
}

function pathsIn(here: Here, text: string | undefined): readonly string[] {
  return linesIn(text).flatMap((written) => pathHere(here, written) ?? []);
}

/** The reader of scripts knows kubectl. */
function readKubectl(call: TaskCall): void {
  const command = input(call, "command");
  if (command === undefined || command === "login" || command === "logout" || command === "get") return;
  const namespace = input(call, "namespace");
  const written = input(call, "configuration");
  const file = written === undefined ? undefined : (pathHere(call.here, written) ?? written);
  const rest = [
    ...(namespace === undefined ? [] : [`-n ${namespace}`]),
    ...(file !== undefined && input(call, "useConfigurationFile") !== "false" ? [`-f ${file}`] : []),
    ...(input(call, "arguments") === undefined ? [] : [input(call, "arguments") ?? ""]),
  ];
  runText(
    call,
    ["kubectl", command, ...rest].join(" ").replaceAll("\n", " "),
    placeOf(call, "command").line,
    { folder: "/" },
  );
}

function readManifest(call: TaskCall): void {
  const action = (input(call, "action") ?? "deploy").toLowerCase();
  const namespace = input(call, "namespace");
  if (action === "bake") {
    const chart = pathHere(call.here, input(call, "helmChart"));
    const folder = pathHere(call.here, input(call, "kustomizationPath"));
    const files = [
      ...(chart === undefined ? [] : [chart]),
      ...(folder === undefined ? [] : [folder]),
      ...pathsIn(call.here, input(call, "overrideFiles")),
    ];
    if (files.length === 0) return;
    addDeploy(call, {
      how: chart === undefined ? "kustomize" : "helm",
      files,
      workloads: words(input(call, "releaseName")),
      namespace,
    });
    return;
  }
  if (action !== "deploy" && action !== "promote") return;
  const files = pathsIn(call.here, input(call, "manifests"));
  const images = linesIn(input(call, "containers"));
  // The step that bakes also deploys the result, unless images are set here.
  if (files.length === 0 && images.length === 0 && input(call, "manifests")?.includes("$(")) return;
  for (const image of images.length === 0 ? [undefined] : images) {
    addDeploy(call, { how: "kubectl", files, image, namespace });
  }
}

function readHelm(call: TaskCall): void {
  const command = (input(call, "command") ?? "ls").toLowerCase();
  if (command !== "upgrade" && command !== "install") return;
  const chart = pathHere(call.here, input(call, "chartPath"));
  const named = input(call, "chartName");
  const values = new Map(
    linesIn(input(call, "overrideValues")).flatMap((pair) => {
      const equals = pair.indexOf("=");
      return equals > 0 ? [[pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()] as const] : [];
    }),
  );
  const repository = values.get("image.repository");
  const tag = values.get("image.tag");
  if (chart === undefined && named !== undefined) {
    call.job.add({
      kind: "uses",
      at: placeOf(call, "chartName"),
      from: call.here.file.path,
      to: named,
      local: false,
      how: "chart",
    });
  }
  addDeploy(call, {
    how: "helm",
    files: [...(chart === undefined ? [] : [chart]), ...pathsIn(call.here, input(call, "valueFile"))],
    workloads: words(input(call, "releaseName")),
    image:
      repository === undefined
        ? values.get("image")
        : tag === undefined
          ? repository
          : `${repository}:${tag}`,
    namespace: input(call, "namespace"),
    cluster: input(call, "kubernetesCluster"),
  });
}

function readWebApp(call: TaskCall): void {
  const name = input(call, "appName", "WebAppName", "containerAppName");
  const images = linesIn(
    input(call, "containers", "imageName", "imageToDeploy", "DockerImageName", "multicontainerImages"),
  );
  const source = input(call, "appSourcePath");
  const registry = input(call, "acrName");
  if (source !== undefined && images.length === 0) {
    const folder = pathHere(call.here, source);
    const file =
      folder === undefined
        ? undefined
        : [folder, input(call, "dockerfilePath") ?? "Dockerfile"].filter(Boolean).join("/");
    const image =
      input(call, "imageToBuild") ??
      (registry === undefined ? undefined : `${registry}.azurecr.io/ado-task/container-app`);
    call.job.add({
      kind: "build",
      at: placeOf(call, "appSourcePath"),
      by: call.job.by,
      images: image === undefined ? [] : [image],
      ...(folder !== undefined && { context: folder }),
      ...(file !== undefined && { dockerfile: file }),
      args: {},
      pushes: true,
    });
    addDeploy(call, { how: "unknown", workloads: words(name), image });
    return;
  }
  const namespace = input(call, "DockerNamespace");
  const named =
    call.name === "azurermwebappdeployment" && namespace !== undefined
      ? images.map((image) => `${namespace}/${image}`)
      : images;
  if (call.name === "azurermwebappdeployment" && named.length === 0) return;
  for (const image of named.length === 0 ? [undefined] : named)
    addDeploy(call, { how: "unknown", workloads: words(name), image });
}

function readTerraform(call: TaskCall): void {
  if (input(call, "command") !== "apply") return;
  const folder = pathHere(call.here, input(call, "workingDirectory") ?? ".");
  addDeploy(call, { how: "terraform", files: folder === undefined || folder === "" ? [] : [folder] });
}
