import { documentsOf, type Findings, readingOf } from "../ci/reading";
import type { Fact } from "../facts";
import { shortName } from "../link/image-key";
import { parseImageRef } from "../image-ref";
import type { Reader } from "../reader";
import { folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

/** Modules that run a container, with or without their collection. */
const modules =
  /^(?:community\.(?:docker|general)\.|containers\.podman\.)?(?:docker_container|docker_swarm_service|podman_container)$/;

const ofRole = /(?:^|\/)roles\/[^/]+\/(?:tasks|handlers)\/[^/]+\.ya?ml$/;

/**
 * Playbooks and the tasks of roles in the tree: containers that they run, the roles and files that they include. A container that is
 * only to be gone or stopped runs nothing.
 */
export const ansibleReader: Reader = {
  format: "ansible",
  recognises: ({ path, text }) =>
    /\.ya?ml$/i.test(path) &&
    (ofRole.test(path) ||
      (/^- (?:[\w ]+: .*\n {2})*hosts:/m.test(text) && /^\s*(?:tasks|roles):/m.test(text))),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    for (const document of documentsOf(file, findings)) {
      if (ofRole.test(file.path)) findings.facts.push(...tasksFacts(document, file, tree));
      else for (const play of itemsAt(document)) findings.facts.push(...playFacts(play, file, tree));
    }
    return readingOf(findings);
  },
};

function playFacts(play: YamlNode, file: SourceFile, tree: SourceTree): readonly Fact[] {
  const imported = at(play, "import_playbook") ?? at(play, "ansible.builtin.import_playbook");
  const roles = itemsAt(play, "roles").flatMap((role) => {
    const name = role.kind === "scalar" ? role.text : (textAt(role, "role") ?? textAt(role, "name"));
    return name === undefined ? [] : roleFacts(name, role.line, file, tree);
  });
  const lists = ["pre_tasks", "tasks", "post_tasks", "handlers"].flatMap((key) => at(play, key) ?? []);
  return [
    ...(imported?.kind === "scalar" ? includeFacts(imported.text, imported.line, file, tree) : []),
    ...roles,
    ...lists.flatMap((list) => tasksFacts(list, file, tree)),
  ];
}

/** A role is beside the playbook, or in a folder above it, as `roles_path` often has it. */
function roleFacts(name: string, line: number, file: SourceFile, tree: SourceTree): readonly Fact[] {
  for (let folder = folderOf(file.path), up = 0; up < 4; up++, folder = folderOf(folder)) {
    const path = resolvePath(folder, `roles/${name}/tasks/main.yml`);
    const found = [path, path?.replace(/yml$/, "yaml")].find((one) => one !== undefined && tree.has(one));
    if (found !== undefined) return [usesOf(found, line, file)];
    if (folder === "") break;
  }
  return [];
}

function includeFacts(written: string, line: number, file: SourceFile, tree: SourceTree): readonly Fact[] {
  const path = resolvePath(folderOf(file.path), written);
  return path !== undefined && tree.has(path) ? [usesOf(path, line, file)] : [];
}

function usesOf(to: string, line: number, file: SourceFile): Fact {
  return {
    kind: "uses",
    at: { file: file.path, line },
    from: file.path,
    to,
    local: true,
    how: "include",
  };
}

const deepest = 8;

function tasksFacts(list: YamlNode, file: SourceFile, tree: SourceTree, depth = 0): readonly Fact[] {
  if (depth > deepest) return [];
  return itemsAt(list).flatMap((task): readonly Fact[] => {
    if (task.kind !== "map") return [];
    const inner = ["block", "rescue", "always"].flatMap((key) => at(task, key) ?? []);
    const own = [...task.entries].flatMap(([key, { value }]) => {
      const short = key.slice(key.lastIndexOf(".") + 1);
      if (/^(?:include|import)_tasks$/.test(short)) {
        const written = value.kind === "scalar" ? value.text : textAt(value, "file");
        return written === undefined ? [] : includeFacts(written, value.line, file, tree);
      }
      if (/^(?:include|import)_role$/.test(short))
        return roleFacts(textAt(value, "name") ?? "", value.line, file, tree);
      return modules.test(key) ? containerFacts(value, file) : [];
    });
    return [...own, ...inner.flatMap((each) => tasksFacts(each, file, tree, depth + 1))];
  });
}

function containerFacts(node: YamlNode, file: SourceFile): readonly Fact[] {
  const image = at(node, "image");
  const ref = textAt(image);
  const parsed = ref === undefined ? undefined : parseImageRef(ref);
  if (!image || ref === undefined || !parsed) return [];
  if (/^(?:absent|stopped)$/.test(textAt(node, "state") ?? "")) return [];
  const place = { file: file.path, line: image.line };
  const name = textAt(node, "name") ?? shortName(parsed.repository);
  const id = `${file.path}#container/${name}`;
  const isPrivileged = textAt(node, "privileged") === "true";
  return [
    {
      kind: "workload",
      at: place,
      id,
      orchestrator: "docker",
      type: "container",
      name,
      images: [{ ref, at: place }],
      from: "manifest",
    },
    ...(isPrivileged
      ? [
          {
            kind: "control" as const,
            at: { file: file.path, line: at(node, "privileged")?.line ?? image.line },
            control: "privileged-container" as const,
            status: "violated" as const,
            about: id,
            fact: "privileged: true",
          },
        ]
      : []),
  ];
}
