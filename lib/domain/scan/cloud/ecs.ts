import type { ControlFact, Fact, Orchestrator, RunImage, WorkloadFact } from "../facts";
import { structureOf } from "../values/structure";
import { field, fields, filledText, flagOf, isKnown, itemsOf, textOf, type Value } from "../values/value";
import { imageOf, isFromStore, isPlainSecret, tagFacts } from "./image-facts";
import { type CloudResource, controlFact, flagFact, type ResourceReader, type Stack } from "./resource";

/** A cluster of ECS. */
export const readEcsCluster: ResourceReader = (resource) => {
  const name = filledText(field(resource.value, "name") ?? field(resource.value, "cluster_name"));
  return [
    {
      kind: "platform",
      id: resource.id,
      what: "cluster",
      technology: "ecs",
      name: name ?? resource.label,
      at: resource.at,
    },
  ];
};

/** A service with the containers of its task definition. */
export const readEcsService: ResourceReader = (resource) => {
  const { value } = resource;
  const task = taskOf(resource);
  const isReplaced = resource.ignoresChanges.some((name) => /^(?:all|task_?definition)$/.test(name));
  const name = nameOf(field(value, "name") ?? field(value, "service_name")) ?? (task && familyOf(task));
  const facts = readContainers(
    resource,
    task,
    name ?? resource.label,
    orchestratorOf(value, task),
    isReplaced,
  );
  return [...facts, ...serviceFacts(value, idOf(resource, name))];
};

/** A service's settings for all its tasks. */
export function serviceFacts(service: Value, about: string): readonly ControlFact[] {
  const exec = field(service, "enable_execute_command");
  return [
    ...(exec && flagOf(exec) === true
      ? [controlFact("exec-into-container-enabled", "violated", about, "ECS exec enabled", exec.at)]
      : []),
    ...publicAddress(service, about),
    ...rollback(service, about),
  ];
}

/** A task definition that no service of the stack runs: a job, or one that something else starts. */
export const readTaskDefinition: ResourceReader = (resource) => {
  if (runTasks(resource.stack).has(resource)) return [];
  const isReplaced = resource.ignoresChanges.some((name) => /^(?:all|container_?definitions)$/.test(name));
  const name = familyOf(resource) ?? resource.label;
  return readContainers(resource, resource, name, orchestratorOf(undefined, resource), isReplaced);
};

/** The text of a name; a parameter's default stays the parameter. */
function nameOf(value: Value | undefined): string | undefined {
  return value?.byDefault ?? filledText(value);
}

function familyOf(task: CloudResource): string | undefined {
  return nameOf(field(task.value, "family"));
}

function idOf(resource: CloudResource, name: string | undefined): string {
  return `${resource.at.file}#${resource.type}/${name ?? resource.label}`;
}

const runs = Symbol("tasks that services run");
const families = Symbol("tasks by family");

function runTasks(stack: Stack): ReadonlySet<CloudResource> {
  return stack.once(runs, () => {
    const services = stack.all().filter(({ type }) => /^(?:aws_ecs_service|AWS::ECS::Service)$/.test(type));
    return new Set(services.flatMap((service) => taskOf(service) ?? []));
  });
}

function taskOf(service: CloudResource): CloudResource | undefined {
  const named = field(service.value, "task_definition");
  const referred = service.stack.referred(named);
  if (referred) return referred;
  const family = filledText(named)?.split(":", 1)[0];
  if (family === undefined) return undefined;
  const { stack } = service;
  const byFamily = stack.once(families, () => {
    const tasks = stack
      .all()
      .filter(({ type }) => /^(?:aws_ecs_task_definition|AWS::ECS::TaskDefinition)$/.test(type));
    return new Map(tasks.map((task) => [filledText(field(task.value, "family")), task]));
  });
  return byFamily.get(family);
}
function orchestratorOf(service: Value | undefined, task: CloudResource | undefined): Orchestrator {
  const words = [
    ...fields(service, "launch_type"),
    ...fields(service, "capacity_provider_strategy", "capacity_provider"),
    ...fields(task?.value, "requires_compatibilities"),
  ].map((value) => textOf(value)?.toUpperCase() ?? "");
  return words.some((word) => word.startsWith("FARGATE")) ? "ecs-fargate" : "ecs";
}

function readContainers(
  resource: CloudResource,
  task: CloudResource | undefined,
  name: string,
  orchestrator: Orchestrator,
  isReplaced: boolean,
): readonly Fact[] {
  const replaced =
    isReplaced || (task?.ignoresChanges ?? []).some((ignored) => /container_?definitions/.test(ignored));
  const definitions = structureOf(field(task?.value, "container_definitions"));
  return containersFacts(resource, { name, orchestrator, definitions, isReplaced: replaced });
}

interface Containers {
  readonly name: string;
  readonly orchestrator: Orchestrator;
  readonly definitions: Value | undefined;
  readonly isReplaced: boolean;
}

/** A workload with the containers of a task, and what they prove. */
export function containersFacts(
  resource: CloudResource,
  { name, orchestrator, definitions, isReplaced }: Containers,
): readonly Fact[] {
  const { stack } = resource;
  const id = idOf(resource, name);
  const containers = itemsOf(definitions);
  const images = containers.flatMap((container) => imageOf(field(container, "image"), isReplaced) ?? []);
  const workload = (
    about: string,
    named: string,
    of: readonly RunImage[],
    isOptional: boolean,
  ): WorkloadFact => ({
    kind: "workload",
    id: about,
    orchestrator,
    type: resource.type,
    name: named,
    images: of,
    ...(isOptional && { optional: true }),
    from: resource.from,
    at: resource.at,
  });
  return [
    workload(id, name, images, resource.isOptional),
    ...containers.flatMap((container) => containerFacts(container, id, resource)),
    ...images.flatMap((image) => tagFacts(image, id, stack.tree)),
    // Containers that a setting adds are there for those who turn it on.
    ...itemsOf(definitions?.off).flatMap((container) => {
      const image = imageOf(field(container, "image"));
      const side = filledText(field(container, "name"));
      if (!image) return [];
      const about = `${id}/${side ?? "container"}`;
      return [
        { ...workload(about, side ?? name, [image], true), type: "container" },
        ...tagFacts(image, about, stack.tree),
      ];
    }),
  ];
}

/** Evidence from a container's definition, with the API's keys in the language's case. */
function containerFacts(container: Value, about: string, { stack }: CloudResource): readonly ControlFact[] {
  const facts: ControlFact[] = [];
  const readOnly = field(container, "readonlyRootFilesystem");
  facts.push(
    ...flagFact(
      "read-only-root-filesystem",
      flagOf(readOnly),
      about,
      { present: "root filesystem read-only", violated: "root filesystem writable" },
      readOnly?.at,
    ),
  );
  const privileged = field(container, "privileged");
  if (privileged && flagOf(privileged) === true) {
    facts.push(controlFact("privileged-container", "violated", about, "privileged container", privileged.at));
  }
  const user = field(container, "user");
  const userName = filledText(user);
  if (user && userName !== undefined && isKnown(user)) {
    const isRoot = /^(?:root|0)(?::|$)/.test(userName);
    facts.push(
      controlFact(
        "run-as-non-root-enforced",
        isRoot ? "violated" : "present",
        about,
        `user ${userName}`,
        user.at,
      ),
    );
  }
  const memory = field(container, "memory");
  if (memory && filledText(memory) !== undefined) {
    facts.push(
      controlFact("memory-limit", "present", about, `hard memory limit ${filledText(memory)}`, memory.at),
    );
  }
  const drop = fields(container, "linuxParameters", "capabilities", "drop").find(
    (item) => textOf(item)?.toUpperCase() === "ALL",
  );
  if (drop) facts.push(controlFact("capabilities-dropped", "present", about, "drops ALL", drop.at));
  const logs = field(container, "logConfiguration");
  const driver = field(logs, "logDriver");
  const driverName = filledText(driver);
  if (logs && driverName !== undefined && driverName !== "none") {
    const kept = retention(field(logs, "options", "awslogs-group"), stack);
    const words = kept ? `${driverName}, ${textOf(kept) ?? "?"} days` : driverName;
    facts.push(controlFact("container-logs", "present", about, words, kept?.at ?? driver?.at ?? logs.at));
  }
  const check = field(container, "healthCheck");
  if (check) facts.push(controlFact("probes", "present", about, "health check", check.at));
  facts.push(...secrets(container, about));
  return oncePerControl(facts);
}

/** How long the group of logs keeps them, where it is created here. */
function retention(group: Value | undefined, stack: CloudResource["stack"]): Value | undefined {
  const referred = stack.referred(group);
  return field(referred?.value, "retention_in_days");
}

function secrets(container: Value, about: string): readonly ControlFact[] {
  const facts: ControlFact[] = [];
  for (const secret of itemsOf(structureOf(field(container, "secrets")))) {
    const from = field(secret, "valueFrom");
    if (!from || filledText(from) === undefined) continue;
    facts.push(controlFact("secrets-from-store", "present", about, "secrets from a store", from.at));
    break;
  }
  for (const variable of itemsOf(structureOf(field(container, "environment")))) {
    const name = filledText(field(variable, "name"));
    const value = field(variable, "value");
    if (name === undefined || !value) continue;
    if (isPlainSecret(name, value)) {
      facts.push(controlFact("secrets-in-manifests", "violated", about, `${name} in plain text`, value.at));
    } else if (isFromStore(value) && value.kind === "text" && value.text.startsWith("{{resolve")) {
      facts.push(controlFact("secrets-from-store", "present", about, `${name} from a store`, value.at));
    }
  }
  return facts;
}

/** The first of each control and status: one per subject, not one per line. */
export function oncePerControl(facts: readonly ControlFact[]): readonly ControlFact[] {
  const seen = new Set<string>();
  return facts.filter(({ control, status, about }) => {
    const key = `${control} ${status} ${about}`;
    return seen.size < seen.add(key).size;
  });
}

function publicAddress(value: Value, about: string): readonly ControlFact[] {
  const network = field(value, "network_configuration");
  const assigned =
    field(network, "assign_public_ip") ??
    field(network, "awsvpc_configuration", "assign_public_ip") ??
    field(value, "assign_public_ip");
  const flag = flagOf(assigned);
  return flagFact(
    "network-exposure",
    flag === undefined ? undefined : !flag,
    about,
    { present: "tasks without public address", violated: "tasks get public addresses" },
    assigned?.at,
  );
}

function rollback(value: Value, about: string): readonly ControlFact[] {
  const breaker =
    field(value, "deployment_circuit_breaker") ??
    field(value, "deployment_configuration", "deployment_circuit_breaker");
  const flag = field(breaker, "rollback");
  return flagFact(
    "auto-rollback",
    flagOf(flag),
    about,
    { present: "rolls back a failed deployment", violated: "a failed deployment is not rolled back" },
    flag?.at,
  );
}
