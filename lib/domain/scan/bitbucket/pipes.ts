import { runLines } from "../ci/run-lines";
import { treePath } from "../ci/fill-variables";
import { partsOf } from "../ci/plugin-build";
import { deployedTag, pushedTags } from "../ci/tags";
import { toolImage } from "../ci/tool-image";
import type { Fact } from "../facts";
import type { Place, SourceFile, SourceTree } from "../source";
import { at, textAt, type YamlNode } from "../yaml/yaml-node";

interface Run {
  readonly by: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly folder: string;
  readonly variables: ReadonlyMap<string, string>;
}

/** The effects of a pipe, from its variables: a tool with its version, and for known pipes images and deployments. */
export function pipeFacts(item: YamlNode, run: Run): readonly Fact[] {
  const pipe = at(item, "pipe");
  const written = textAt(pipe);
  if (!pipe || written === undefined) return [];
  const place = { file: run.file.path, line: pipe.line };
  const text = (...names: readonly string[]) =>
    names.map((name) => textAt(item, "variables", name)).find((value) => value !== undefined);
  const lineOf = (name: string) => ({ ...place, line: at(item, "variables", name)?.line ?? place.line });
  const facts: Fact[] = [...toolOf(written, run.by, place)];
  if (text("AWS_OIDC_ROLE_ARN", "OIDC_ROLE_ARN") !== undefined) {
    facts.push({
      kind: "control",
      control: "cloud-credentials-oidc",
      status: "present",
      about: run.by,
      at: lineOf("AWS_OIDC_ROLE_ARN"),
      fact: "takes a role with a token of Bitbucket",
      opens: "aws",
    });
  } else if (text("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "KEY_FILE", "AZURE_PASSWORD") !== undefined) {
    const named =
      ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "KEY_FILE", "AZURE_PASSWORD"].find(
        (name) => text(name) !== undefined,
      ) ?? "";
    facts.push({
      kind: "control",
      control: "static-cloud-credentials",
      status: "violated",
      about: run.by,
      at: lineOf(named),
      fact: `${named} is a key that lasts`,
      opens: named === "KEY_FILE" ? "google" : named === "AZURE_PASSWORD" ? "azure" : "aws",
    });
  }
  return [...facts, ...doneBy(written.replace(/^docker:\/\//, ""), { text, lineOf, place }, run)];
}

function toolOf(written: string, by: string, place: Place): readonly Fact[] {
  if (written.startsWith("docker://")) {
    const tool = toolImage(written, { by, at: place });
    return tool ? [{ ...tool, what: "plugin" }] : [];
  }
  const cut = written.lastIndexOf(":");
  const version = cut === -1 ? undefined : written.slice(cut + 1);
  return [
    {
      kind: "tool",
      by,
      what: "plugin",
      name: cut === -1 ? written : written.slice(0, cut),
      ...(version !== undefined && { version }),
      pinned: version !== undefined && /^[0-9a-f]{40}$/.test(version),
      at: place,
    },
  ];
}

interface Said {
  readonly text: (...names: readonly string[]) => string | undefined;
  readonly lineOf: (name: string) => Place;
  readonly place: Place;
}

function doneBy(pipe: string, { text, lineOf, place }: Said, run: Run): readonly Fact[] {
  const { by, folder } = run;
  const [name = ""] = pipe.split(":");
  const image = text("IMAGE_NAME");
  const deployed = (
    how: "ecs" | "kubectl" | "helm" | "unknown",
    workload: string | undefined,
    said: { cluster?: string; image?: string; files?: readonly string[] },
  ): readonly Fact[] => [
    {
      kind: "deploy",
      by,
      how,
      files: said.files ?? [],
      workloads: workload === undefined ? [] : [workload],
      ...(said.cluster !== undefined && { cluster: said.cluster }),
      ...(said.image !== undefined && { image: said.image }),
      at: place,
    },
    ...(said.image === undefined ? [] : deployedTag(said.image, { about: by, at: place })),
  ];
  const pathOf = (written: string | undefined) => {
    const path = written === undefined ? undefined : treePath(folder, written);
    return path === undefined ? [] : [path];
  };
  if (name.endsWith("aws-ecr-push-image") && image !== undefined) {
    const host = `$AWS_ACCOUNT_ID.dkr.ecr.${text("AWS_DEFAULT_REGION") ?? "$AWS_DEFAULT_REGION"}.amazonaws.com`;
    return pushes(`${host}/${image}`, text("TAGS"), by, lineOf("IMAGE_NAME"), image);
  }
  if (/google-(?:gcr|artifact-registry)-push-image$/.test(name) && image !== undefined) {
    const parts = [text("REGISTRY") ?? "gcr.io", text("PROJECT") ?? "$PROJECT", image];
    return pushes(parts.join("/"), text("TAGS"), by, lineOf("IMAGE_NAME"), image);
  }
  if (name.endsWith("aws-ecs-deploy")) {
    const cluster = text("CLUSTER_NAME");
    const files = pathOf(text("TASK_DEFINITION"));
    return deployed("ecs", text("SERVICE_NAME"), { ...(cluster !== undefined && { cluster }), files });
  }
  if (/(?:kubectl-run|aks-deploy|gke-kubectl-run)$/.test(name)) {
    const cluster = text("CLUSTER_NAME", "AKS_CLUSTER_NAME", "AZURE_AKS_NAME");
    const command = text("KUBECTL_COMMAND") ?? "apply";
    const args = text("KUBECTL_ARGS") ?? "";
    if (/^(?:apply|create|replace)$/.test(command.trim()))
      return deployed("kubectl", undefined, {
        ...(cluster !== undefined && { cluster }),
        files: pathOf(text("RESOURCE_PATH")),
      });
    return runLines(
      [{ text: `kubectl ${command} ${args}`.trim(), line: lineOf("KUBECTL_COMMAND").line }],
      run,
    );
  }
  if (/helm-(?:run|deploy)|eks-helm-deploy$/.test(name)) {
    return deployed("helm", text("RELEASE_NAME"), { files: pathOf(text("CHART", "CHART_PATH")) });
  }
  if (/google-cloud-run-deploy$|gcp-cloud-run$/.test(name)) {
    const shown = text("IMAGE");
    return deployed("unknown", text("SERVICE", "SERVICE_NAME"), shown === undefined ? {} : { image: shown });
  }
  if (name.endsWith("snyk-scan")) {
    const isImage = text("LANGUAGE") === "docker";
    return [
      {
        kind: "check",
        by,
        does: isImage ? "scan-image" : "scan-source",
        tool: "snyk",
        ...(isImage && image !== undefined && { image }),
        blocks: text("DONT_BREAK_BUILD") !== "true",
        at: place,
      },
    ];
  }
  if (/trivy/.test(name)) {
    const target = text("imageRef", "IMAGE", "IMAGE_NAME");
    const code = text("exitCode", "EXIT_CODE");
    return [
      {
        kind: "check",
        by,
        does: target === undefined ? "scan-source" : "scan-image",
        tool: "trivy",
        ...(target !== undefined && { image: target }),
        blocks: code === undefined ? "unknown" : code !== "0",
        at: place,
      },
    ];
  }
  if (name.endsWith("ssh-run")) {
    const command = text("COMMAND") ?? "";
    const host = text("SERVER");
    const inside =
      text("MODE") === "script"
        ? []
        : runLines(
            command.split("\n").map((line) => ({ text: line, line: lineOf("COMMAND").line })),
            run,
          );
    return [
      {
        kind: "deploy",
        by,
        how: "ssh",
        files: [],
        workloads: [],
        ...(host !== undefined && { cluster: host }),
        at: place,
      },
      ...inside,
    ];
  }
  return [];
}

/** The pipe gives a local image its name in the registry. */
function pushes(
  name: string,
  tags: string | undefined,
  by: string,
  place: Place,
  local: string,
): readonly Fact[] {
  const parts = partsOf((tags ?? "latest").split(/\s+/));
  const images = parts.map((tag) => `${name}:${tag}`);
  return [
    ...images.flatMap((to): readonly Fact[] => [
      { kind: "retag", by, from: local, to, at: place },
      { kind: "push", by, image: to, at: place },
    ]),
    ...pushedTags(images, { about: by, at: place }),
  ];
}
