import { imageOf, isFromStore, isPlainSecret, tagFacts } from "../cloud/image-facts";
import { oncePerControl } from "../cloud/ecs";
import { controlFact } from "../cloud/resource";
import type { ControlFact, Fact } from "../facts";
import { evaluateBody } from "../hcl/evaluate-body";
import { blocksOf } from "../hcl/expression";
import { readHcl } from "../hcl/parse-hcl";
import { createSimpleScope } from "../hcl/simple-scope";
import type { Reader } from "../reader";
import { baseName, type Place, type SourceFile, type SourceTree } from "../source";
import { field, fields, filledText, flagOf, itemsOf, textOf, type Value } from "../values/value";

/** Jobs of Nomad: each group of tasks with the images that its tasks run. */
export const nomadReader: Reader = {
  format: "nomad",
  recognises: ({ path, text }) => {
    const name = baseName(path);
    if (/\.nomad(?:\.hcl)?$/.test(name)) return true;
    return name.endsWith(".hcl") && /^\s*job\s+"[^"\n]+"\s*\{/m.test(text) && /\bdriver\s*=/.test(text);
  },
  read: (file, tree) => {
    const { body, faults } = readHcl({ path: file.path, text: withoutTemplates(file.text) });
    const scope = createSimpleScope([body], []);
    const facts = blocksOf(body, "job").flatMap((block) => {
      const job = evaluateBody(block.body, block.at, scope);
      return jobFacts(block.labels[0] ?? "job", job, block.at, { file, tree });
    });
    return {
      facts,
      notUnderstood: faults.map(({ line, message }) => ({ at: { file: file.path, line }, why: message })),
    };
  },
};

/**
 * Levant and Nomad Pack put `[[ … ]]` into jobs, which is no HCL: in a text it becomes a placeholder without quotes, alone a
 * text, and on a line of its own a comment.
 */
function withoutTemplates(text: string): string {
  if (!text.includes("[[")) return text;
  return text
    .split("\n")
    .map((line) => {
      if (!line.includes("]]")) return line;
      if (line.trimStart().startsWith("[[")) return `# ${line}`;
      let isQuoted = false;
      return line
        .split(/(\[\[[^\]]*\]\])/)
        .map((part, index) => {
          if (index % 2 === 0) {
            if (part.replaceAll('\\"', "").split('"').length % 2 === 0) isQuoted = !isQuoted;
            return part;
          }
          const placeholder = `{{${part.slice(2, -2).replaceAll(/["\\]/g, "")}}}`;
          return isQuoted ? placeholder : `"${placeholder}"`;
        })
        .join("");
    })
    .join("\n");
}

interface Where {
  readonly file: SourceFile;
  readonly tree: SourceTree;
}

const containerDrivers = new Set(["docker", "podman", "containerd-driver"]);

function jobFacts(label: string, job: Value, at: Place, where: Where): readonly Fact[] {
  const written = filledText(field(job, "name")) ?? label;
  const groups = itemsOf(field(job, "group"));
  // A task outside a group is a group of itself.
  const all = groups.length > 0 ? groups : [job];
  return all.flatMap((group) => {
    const groupName = textOf(field(group, "#label"));
    const name = all.length > 1 && groupName !== undefined ? `${written}/${groupName}` : written;
    return groupFacts(name, group, groups.length > 0 ? group.at : at, job, where);
  });
}

function groupFacts(
  name: string,
  group: Value,
  at: Place,
  job: Value,
  { file, tree }: Where,
): readonly Fact[] {
  const id = `${file.path}#job/${name}`;
  const tasks = itemsOf(field(group, "task")).filter((task) =>
    containerDrivers.has(textOf(field(task, "driver")) ?? ""),
  );
  const images = tasks.flatMap((task) => imageOf(field(task, "config", "image")) ?? []);
  if (images.length === 0) return [];
  const namespace = filledText(field(job, "namespace"));
  const isOff = textOf(field(group, "count")) === "0";
  return [
    {
      kind: "workload",
      id,
      orchestrator: "nomad",
      type: "job",
      name,
      images,
      ...(namespace !== undefined && { namespace }),
      ...(isOff && { optional: true }),
      from: "manifest",
      at,
    },
    ...oncePerControl(tasks.flatMap((task) => taskFacts(task, id))),
    ...images.flatMap((image) => tagFacts(image, id, tree)),
  ];
}

function taskFacts(task: Value, about: string): readonly ControlFact[] {
  const config = field(task, "config");
  const facts: ControlFact[] = [];
  const privileged = field(config, "privileged");
  if (privileged && flagOf(privileged) === true) {
    facts.push(controlFact("privileged-container", "violated", about, "privileged container", privileged.at));
  }
  const readOnly = field(config, "readonly_rootfs");
  if (readOnly && flagOf(readOnly) === true) {
    facts.push(
      controlFact("read-only-root-filesystem", "present", about, "root filesystem read-only", readOnly.at),
    );
  }
  const user = field(task, "user");
  const name = filledText(user);
  if (user && name !== undefined && user.kind === "text" && user.isWhole) {
    const isRoot = /^(?:root|0)(?::|$)/.test(name);
    facts.push(
      controlFact(
        "run-as-non-root-enforced",
        isRoot ? "violated" : "present",
        about,
        `user ${name}`,
        user.at,
      ),
    );
  }
  const dropped = fields(config, "cap_drop").find((item) => textOf(item)?.toUpperCase() === "ALL");
  if (dropped) facts.push(controlFact("capabilities-dropped", "present", about, "drops ALL", dropped.at));
  const socket = fields(config, "volumes").find((volume) => /docker\.sock(?::|$)/.test(textOf(volume) ?? ""));
  if (socket) {
    facts.push(
      controlFact("docker-socket-mounted", "violated", about, "the engine's socket is mounted", socket.at),
    );
  }
  const network = field(config, "network_mode");
  if (network && textOf(network) === "host") {
    facts.push(
      controlFact("host-namespaces-shared", "violated", about, "shares the host's network", network.at),
    );
  }
  const memory = field(task, "resources", "memory");
  if (memory) {
    facts.push(controlFact("memory-limit", "present", about, `memory ${textOf(memory) ?? ""} MB`, memory.at));
  }
  const pull = field(config, "force_pull");
  if (pull && flagOf(pull) === true) {
    facts.push(controlFact("image-pull-policy-always", "present", about, "pulls always", pull.at));
  }
  return [...facts, ...secretFacts(task, about)];
}

/** Values in `env` in plain text; secrets by `vault` or by a template that asks it. */
function secretFacts(task: Value, about: string): readonly ControlFact[] {
  const facts: ControlFact[] = [];
  const environment = field(task, "env");
  const variables =
    environment?.kind === "list" && environment.items[0]?.kind === "object"
      ? environment.items[0].entries
      : environment?.kind === "object"
        ? environment.entries
        : new Map<string, Value>();
  for (const [name, value] of variables) {
    if (!isPlainSecret(name, value) || isFromStore(value)) continue;
    facts.push(controlFact("secrets-in-manifests", "violated", about, `${name} in plain text`, value.at));
  }
  const template = fields(task, "template").find((each) =>
    /\{\{\s*(?:with|range)?\s*(?:secret|nomadVar)\b/.test(textOf(field(each, "data")) ?? ""),
  );
  const vault = field(task, "vault");
  const from = template ? (field(template, "data") ?? template) : vault;
  if (from) facts.push(controlFact("secrets-from-store", "present", about, "secrets from a store", from.at));
  return facts;
}
