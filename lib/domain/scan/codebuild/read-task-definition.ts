import { documentsOf, type Findings, readingOf } from "../ci/reading";
import type { ControlFact, Fact, WorkloadFact } from "../facts";
import type { Observation } from "../observations";
import { type ImageRef, parseImageRef } from "../image-ref";
import type { Reader } from "../reader";
import { baseName, type SourceFile } from "../source";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

/** Task definitions of ECS as JSON, as `aws ecs register-task-definition` takes them, and `imagedefinitions.json` of CodePipeline. */
export const taskDefinitionReader: Reader = {
  format: "ecs-task-definition",
  recognises: ({ path, text }) =>
    /\.json$/i.test(path) &&
    (text.includes('"containerDefinitions"') ||
      (/imagedefinitions/i.test(baseName(path)) && text.includes('"imageUri"'))),
  read: (file) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const documents = documentsOf(file, findings);
    for (const document of documents) {
      for (const item of itemsAt(document)) {
        // `aws ecs describe-task-definition` puts it one deeper.
        const task = at(item, "taskDefinition")?.kind === "map" ? at(item, "taskDefinition") : item;
        if (task && at(task, "containerDefinitions")) findings.facts.push(...taskFacts(task, file));
        const image = at(item, "imageUri");
        const name = textAt(item, "name");
        if (name !== undefined && image && textAt(image) !== undefined) {
          findings.facts.push({
            kind: "deploy",
            how: "ecs",
            files: [],
            workloads: [name],
            image: textAt(image) ?? "",
            at: { file: file.path, line: image.line },
          });
        }
      }
    }
    return readingOf(findings);
  },
};

function taskFacts(task: YamlNode, file: SourceFile): readonly Fact[] {
  const containers = itemsAt(task, "containerDefinitions").filter(({ kind }) => kind === "map");
  const family = textAt(task, "family") ?? baseName(file.path).replace(/\.json$/i, "");
  const place = (node: YamlNode) => ({ file: file.path, line: node.line });
  const isFargate = itemsAt(task, "requiresCompatibilities").some((item) => textAt(item) === "FARGATE");
  const workload: WorkloadFact = {
    kind: "workload",
    id: `${file.path}#TaskDefinition/${family}`,
    orchestrator: isFargate ? "ecs-fargate" : "ecs",
    type: "TaskDefinition",
    name: family,
    images: containers.flatMap((container) => {
      const image = at(container, "image");
      const ref = textAt(image);
      return image && ref !== undefined ? [{ ref, at: place(image) }] : [];
    }),
    from: "manifest",
    at: place(task),
  };
  const prove = (
    control: Observation,
    status: ControlFact["status"],
    node: YamlNode,
    fact: string,
  ): ControlFact => ({
    kind: "control",
    control,
    status,
    about: workload.id,
    at: place(node),
    fact,
  });
  return [
    workload,
    ...containers.flatMap((container) => controlsOf(container, prove)),
    ...controlsOfTask(task, prove),
  ];
}

/** A value filled in by another system, such as CodePipeline's `<IMAGE1_NAME>`, is no evidence about a tag. */
function isNamed({ repository, unresolved }: ImageRef): boolean {
  return unresolved.length === 0 && !/[<>]/.test(repository);
}

type Prove = (
  control: Observation,
  status: ControlFact["status"],
  node: YamlNode,
  fact: string,
) => ControlFact;

const secretName = /(?:PASSWORD|PASSWD|SECRET|TOKEN|SECRET_KEY|PRIVATE_KEY|API_?KEY)$/i;

function controlsOf(container: YamlNode, prove: Prove): readonly ControlFact[] {
  const facts: ControlFact[] = [];
  const name = textAt(container, "name") ?? "a container";
  const image = at(container, "image");
  const ref = parseImageRef(textAt(image) ?? "");
  if (image && ref && ref.digest === undefined && isNamed(ref) && (ref.tag ?? "latest") === "latest") {
    facts.push(prove("latest-tag-used", "violated", image, `${name} runs latest`));
  }
  if (image && ref?.digest !== undefined)
    facts.push(prove("immutable-tag-deployed", "present", image, `${name} by digest`));
  const isTrue = (key: string) => textAt(container, key) === "true";
  const node = (key: string) => at(container, key) ?? container;
  if (isTrue("privileged"))
    facts.push(prove("privileged-container", "violated", node("privileged"), `${name} is privileged`));
  if (isTrue("readonlyRootFilesystem")) {
    facts.push(
      prove(
        "read-only-root-filesystem",
        "present",
        node("readonlyRootFilesystem"),
        `${name} has a root that is read-only`,
      ),
    );
  }
  const user = textAt(container, "user");
  if (user !== undefined && !user.includes("$") && !/^(?:root|0)(?::|$)/.test(user)) {
    facts.push(prove("run-as-non-root-enforced", "present", node("user"), `${name} runs as ${user}`));
  }
  if (at(container, "logConfiguration"))
    facts.push(prove("container-logs", "present", node("logConfiguration"), `${name} sends its logs`));
  if (at(container, "healthCheck"))
    facts.push(prove("probes", "present", node("healthCheck"), `${name} has a health check`));
  if (Number(textAt(container, "memory") ?? 0) > 0)
    facts.push(prove("memory-limit", "present", node("memory"), `${name} has a limit of memory`));
  const [secret] = itemsAt(container, "secrets");
  if (secret && textAt(secret, "valueFrom") !== undefined) {
    facts.push(
      prove("secrets-from-store", "present", secret, `${textAt(secret, "name") ?? "a secret"} from a store`),
    );
  }
  const drop = at(container, "linuxParameters", "capabilities", "drop");
  if (drop && itemsAt(drop).some((item) => textAt(item) === "ALL"))
    facts.push(prove("capabilities-dropped", "present", drop, `${name} drops all capabilities`));
  for (const variable of itemsAt(container, "environment")) {
    const value = textAt(variable, "value") ?? "";
    if (secretName.test(textAt(variable, "name") ?? "") && value !== "" && !/[$<{]|^arn:|^\//.test(value)) {
      facts.push(
        prove(
          "secrets-in-manifests",
          "violated",
          variable,
          `${textAt(variable, "name") ?? ""} has its value in the file`,
        ),
      );
    }
  }
  return facts;
}

function controlsOfTask(task: YamlNode, prove: Prove): readonly ControlFact[] {
  const facts: ControlFact[] = [];
  for (const key of ["networkMode", "pidMode", "ipcMode"]) {
    const mode = at(task, key);
    if (mode && textAt(mode) === "host")
      facts.push(prove("host-namespaces-shared", "violated", mode, `${key} host`));
  }
  for (const volume of itemsAt(task, "volumes")) {
    const path = at(volume, "host", "sourcePath");
    if (path && textAt(path)?.endsWith("docker.sock") === true)
      facts.push(prove("docker-socket-mounted", "violated", path, "mounts Docker's socket"));
  }
  return facts;
}
