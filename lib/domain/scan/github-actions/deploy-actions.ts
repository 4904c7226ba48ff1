import { pathInTree } from "../path-in-tree";
import { textAt } from "../yaml/yaml-node";
import { type ActionCall, addControl, addDeploy, isOn, inputNode, placeOf, runCommand } from "./action-call";
import { listed, withRegistry } from "./image-inputs";
import { linesOf } from "./image-metadata";

/** Reads an action that hands something to what runs it, or that names a cluster; false for others. */
export function readDeployAction(call: ActionCall): boolean {
  return readAws(call) || readAzure(call) || readGoogle(call) || readOther(call) || readLikelyDeploy(call);
}

function readAws(call: ActionCall): boolean {
  const { name, inputs, job } = call;
  switch (name) {
    case "aws-actions/amazon-ecs-render-task-definition":
      call.give({
        "task-definition": inputs.get("task-definition") ?? "",
        // Not an output of the action: the step that deploys it asks for it here.
        image: inputs.get("image") ?? "",
      });
      return true;
    case "aws-actions/amazon-ecs-deploy-task-definition": {
      const file = pathInTree(job.root, inputs.get("task-definition"));
      const image = renderedBy(call, "task-definition")?.get("image");
      addDeploy(call, {
        how: "ecs",
        files: file === undefined ? [] : [file],
        workloads: listed(inputs.get("service") ?? ""),
        image: typeof image === "string" ? image : undefined,
        cluster: inputs.get("cluster"),
      });
      addVerified(call, "wait-for-service-stability");
      return true;
    }
    case "aws-actions/aws-cloudformation-github-deploy": {
      const file = pathInTree(job.root, inputs.get("template"));
      addDeploy(call, {
        how: "cloudformation",
        files: file === undefined ? [] : [file],
        workloads: listed(inputs.get("name") ?? ""),
      });
      return true;
    }
    case "aws-actions/aws-codedeploy-deploy":
      addDeploy(call, { how: "codedeploy", workloads: listed(inputs.get("application-name") ?? "") });
      return true;
    default:
      if (!/elastic-beanstalk-deploy|beanstalk-deploy/.test(name)) return false;
      addDeploy(call, { how: "unknown", workloads: listed(inputs.get("environment-name") ?? "") });
      return true;
  }
}

/** The output of a step that an input refers to: `${{ steps.render.outputs.task-definition }}`. */
function renderedBy(call: ActionCall, input: string) {
  const id = /steps\.([\w-]+)\.outputs/.exec(textAt(inputNode(call, input)) ?? "")?.[1];
  return id === undefined ? undefined : call.scope.steps.get(id);
}

function addVerified(call: ActionCall, input: string): void {
  if (isOn(call, input) === true) {
    addControl(
      call,
      "deployment-verified",
      "present",
      "The step waits until the service is stable",
      placeOf(call, input),
    );
  }
}

function readAzure(call: ActionCall): boolean {
  const { name, inputs, job } = call;
  switch (name) {
    case "azure/k8s-deploy": {
      if (
        inputs.get("action") !== undefined &&
        inputs.get("action") !== "deploy" &&
        inputs.get("action") !== "promote"
      )
        return true;
      const files = pathsIn(job.root, inputs.get("manifests"));
      const images = listed(inputs.get("images") ?? "");
      for (const image of images.length === 0 ? [undefined] : images) {
        addDeploy(call, {
          how: "kubectl",
          files,
          image,
          namespace: inputs.get("namespace"),
          cluster: inputs.get("name"),
        });
      }
      return true;
    }
    case "azure/aks-set-context":
      addCluster(call, "aks", inputs.get("cluster-name"), "cluster-name");
      return true;
    case "azure/webapps-deploy": {
      const images = listed(inputs.get("images") ?? "");
      for (const image of images)
        addDeploy(call, { how: "unknown", workloads: listed(inputs.get("app-name") ?? ""), image });
      if (images.length === 0)
        addDeploy(call, { how: "unknown", workloads: listed(inputs.get("app-name") ?? "") });
      return true;
    }
    case "azure/functions-container-action":
      addDeploy(call, {
        how: "unknown",
        workloads: listed(inputs.get("app-name") ?? ""),
        image: inputs.get("image"),
      });
      return true;
    case "azure/aci-deploy":
      addDeploy(call, {
        how: "unknown",
        workloads: listed(inputs.get("name") ?? ""),
        image: inputs.get("image"),
      });
      return true;
    case "azure/container-apps-deploy-action":
      readContainerApp(call);
      return true;
    default:
      return false;
  }
}

/** Deploys an image, or builds one from a folder first and pushes it to the registry that it names. */
function readContainerApp(call: ActionCall): void {
  const { inputs, job } = call;
  // `imagetobuild` is the name under which it pushes; without it, its own default ends in the run's numbers.
  const image = inputs.get("imagetodeploy") ?? inputs.get("imagetobuild");
  const folder = pathInTree(job.root, inputs.get("appsourcepath"));
  if (inputs.has("appsourcepath")) {
    const file = inputs.get("dockerfilepath");
    const name = inputs.get("acrname");
    const built =
      image ??
      (name === undefined ? undefined : withRegistry(`${name}.azurecr.io`, "github-action/container-app"));
    job.add({
      kind: "build",
      at: placeOf(call, "appsourcepath"),
      by: job.by,
      images: built === undefined ? [] : [built],
      ...(folder !== undefined && {
        context: folder,
        dockerfile: [folder, file ?? "Dockerfile"].filter(Boolean).join("/"),
      }),
      args: {},
      pushes: true,
    });
  }
  addDeploy(call, { how: "unknown", workloads: listed(inputs.get("containerappname") ?? ""), image });
}

function readGoogle(call: ActionCall): boolean {
  const { name, inputs, job } = call;
  switch (name) {
    case "google-github-actions/get-gke-credentials":
      addCluster(call, "gke", inputs.get("cluster-name"), "cluster-name");
      return true;
    case "google-github-actions/deploy-cloudrun": {
      const file = pathInTree(job.root, inputs.get("metadata"));
      addDeploy(call, {
        how: "unknown",
        files: file === undefined ? [] : [file],
        workloads: listed(inputs.get("service") ?? inputs.get("job") ?? ""),
        image: inputs.get("image"),
      });
      return true;
    }
    case "google-github-actions/create-cloud-deploy-release": {
      const file = pathInTree(job.root, inputs.get("skaffold-file"));
      addDeploy(call, {
        how: "skaffold",
        files: file === undefined ? [] : [file],
        workloads: listed(inputs.get("delivery-pipeline") ?? ""),
      });
      return true;
    }
    default:
      return false;
  }
}

function readOther(call: ActionCall): boolean {
  const { name, inputs, job } = call;
  const text = (...names: readonly string[]) => names.map((each) => inputs.get(each)).find((each) => each);
  if (
    /^appleboy\/ssh-action$|ssh-remote-commands|^fifsky\/ssh-action$|^garygrossgarten\/github-action-ssh$/.test(
      name,
    )
  ) {
    const script = text("script", "command", "args");
    const found =
      script === undefined ? [] : runCommand(call, script, scriptLine(call, "script", "command", "args"));
    if (!found.some(({ kind }) => kind === "deploy")) addDeploy(call, { how: "ssh" });
    return true;
  }
  // Containers with a command line: what they run is in their arguments.
  const command = commands.find(([pattern]) => pattern.test(name))?.[1];
  if (command !== undefined) {
    const words = text("args", "command", "exec", "run", "cmd");
    if (words !== undefined) {
      const line = scriptLine(call, "args", "command", "exec", "run", "cmd");
      runCommand(call, words.startsWith(command) || command === "" ? words : `${command} ${words}`, line);
    }
    return true;
  }
  if (
    name === "deliverybot/helm" ||
    name === "bitovi/github-actions-deploy-eks-helm" ||
    /helm-deploy|deploy-helm/.test(name)
  ) {
    const chart = pathInTree(job.root, text("chart", "chart-path", "charts"));
    addDeploy(call, {
      how: "helm",
      files: [
        ...(chart === undefined ? [] : [chart]),
        ...pathsIn(job.root, text("value-files", "values-files", "config-files")),
      ],
      workloads: listed(text("release", "release-name", "name") ?? ""),
      namespace: text("namespace"),
      cluster: text("cluster-name"),
    });
    return true;
  }
  if (name === "pulumi/actions") {
    if (/^(?:up|update)$/.test(inputs.get("command") ?? ""))
      addDeploy(call, { how: "unknown", workloads: listed(inputs.get("stack-name") ?? "") });
    return true;
  }
  return false;
}

const commands: readonly (readonly [RegExp, string])[] = [
  [/^actions-hub\/kubectl$|^steebchen\/kubectl$|kubectl-action$|\/kubectl$/, "kubectl"],
  [/^wyrihaximus\/github-action-helm3$|^stefanprodan\/kube-tools$|^actions-hub\/gcloud$/, ""],
  [/^superfly\/flyctl-actions$/, "flyctl"],
  [/argo-?cd-action$/, "argocd"],
  [/skaffold-github-action|skaffold-action/, "skaffold"],
];

/** A script of several lines begins on the line below its key. */
function scriptLine(call: ActionCall, ...names: readonly string[]): number {
  for (const name of names) {
    const node = inputNode(call, name);
    if (node?.kind === "scalar") return node.line + (node.isBlock ? 1 : 0);
  }
  return call.line;
}

/** An unknown action with a name about deploying and an image input. */
function readLikelyDeploy(call: ActionCall): boolean {
  const { name, inputs } = call;
  if (!/deploy|rollout/.test(name) || /pages|docs|static|netlify|vercel|firebase|surge|ftp/.test(name))
    return false;
  const image =
    inputs.get("image") ?? inputs.get("images") ?? inputs.get("docker-image") ?? inputs.get("image-name");
  const workload =
    inputs.get("service") ?? inputs.get("service-name") ?? inputs.get("app-name") ?? inputs.get("app");
  if (!image) return false;
  for (const each of listed(image))
    addDeploy(call, { how: "unknown", workloads: listed(workload ?? ""), image: each });
  return true;
}

function addCluster(call: ActionCall, technology: string, name: string | undefined, input: string): void {
  call.job.add({
    kind: "platform",
    at: placeOf(call, input),
    what: "cluster",
    technology,
    ...(name !== undefined && name !== "" && { name }),
  });
}

function pathsIn(root: string, text: string | undefined): readonly string[] {
  return linesOf(text ?? "")
    .flatMap((line) => line.split(/[\s,]+/))
    .flatMap((written) => (written === "" ? [] : (pathInTree(root, written) ?? [])));
}
