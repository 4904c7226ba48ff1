import type { Fact, WorkloadFact } from "../facts";
import type { Reader, Reading } from "../reader";
import { baseName, folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";
import { entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { type ComposeFile, type ComposeService, firstIn, isComposeName, parseCompose } from "./parse-compose";
import { serviceControls } from "./service-controls";

/** Compose files of all versions: their services as workloads, what they have built, and what they prove of security. */
export const composeReader: Reader = { format: "compose", recognises, read };

const template = /compose[\w.-]{0,100}\.ya?ml\.(?:j2|jinja2?|tpl|tmpl|erb|template)$/i;

function recognises({ path, text }: SourceFile): boolean {
  if (isComposeName(path) || template.test(path)) return true;
  if (!/\.ya?ml$/i.test(path) || text.length > 500_000 || !/^services:[ \t]*(?:&\w+[ \t]*)?\r?$/m.test(text))
    return false;
  return (
    /^\s+(?:image|build):/m.test(text) &&
    !/^(?:apiVersion|kind|jobs|stages|on|steps|pipelines|trigger|pool|workflows|image|script|env|language):/m.test(
      text,
    )
  );
}

function read(file: SourceFile, tree: SourceTree): Reading {
  if (template.test(file.path) || /^\s*\{%/m.test(file.text.slice(0, 20_000)))
    return {
      facts: [],
      notUnderstood: [
        {
          at: { file: file.path, line: 1 },
          why: "This is a template: it cannot be read until its values are filled in.",
        },
      ],
    };
  const compose = parseCompose(file, tree);
  const notUnderstood = compose.faults.map(({ line, message }) => ({
    at: { file: file.path, line },
    why: message,
  }));
  const facts: Fact[] = [...usedBy(compose, file)];
  for (const service of compose.services) facts.push(...factsOf(service, compose, file));
  facts.push(...networks(compose, file));
  return { facts, notUnderstood };
}

function factsOf(service: ComposeService, { fill }: ComposeFile, file: SourceFile): readonly Fact[] {
  const { name, image, build } = service;
  // A service that only adds ports or commands to one of another file says nothing about images.
  if (!image && !build) return [];
  const id = `${file.path}#service/${name}`;
  const environment = environmentIn(file.path);
  const workload: WorkloadFact = {
    kind: "workload",
    at: service.at,
    id,
    orchestrator: "compose",
    type: "service",
    name,
    images: image ? [image] : [],
    from: "compose",
    ...((service.isOptional || isForDevelopment(file.path)) && { optional: true }),
    ...(environment !== undefined && { environment }),
  };
  const facts: Fact[] = [workload];
  if (build) {
    const { context, dockerfile, target, args, tags } = build;
    facts.push({
      kind: "build",
      at: build.at,
      by: id,
      images: [...(image ? [image.ref] : []), ...tags],
      ...(context !== undefined && { context }),
      ...(dockerfile !== undefined && { dockerfile }),
      ...(target !== undefined && { target }),
      args,
      pushes: false,
    });
  }
  facts.push(...serviceControls(service, id, fill));
  return facts;
}

function isForDevelopment(path: string): boolean {
  return /[._-](?:override|dev|development|test|tests|local|debug|build|ci|e2e|integration)(?:[._-]|$)/i.test(
    baseName(path).replace(/\.ya?ml$/i, ""),
  );
}

function environmentIn(path: string): string | undefined {
  return /[._-](prod|production|staging|stage|preprod|qa|uat)(?:[._-]|$)/i.exec(baseName(path))?.[1];
}

/** Files that it includes or that its services extend. */
function usedBy({ root, services, fill }: ComposeFile, file: SourceFile): readonly Fact[] {
  const facts: Fact[] = [];
  const use = (written: string | undefined, node: YamlNode, from: string, how: "include" | "base") => {
    if (written === undefined) return;
    const isLocal = !/:\/\/|^(?:oci|git@)/.test(written);
    const to = isLocal ? resolvePath(folderOf(from), fill(written)) : written;
    if (to === undefined || (from !== file.path && how === "include")) return;
    facts.push({ kind: "uses", at: { file: from, line: node.line }, from, to, local: isLocal, how });
  };
  for (const item of itemsAt(root, "include")) {
    if (item.kind === "scalar") use(item.text, item, file.path, "include");
    for (const path of itemsAt(item, "path")) use(textAt(path), path, file.path, "include");
  }
  for (const { layers } of services) {
    const extended = firstIn(layers, "extends");
    if (extended) use(textAt(extended.node, "file"), extended.node, extended.file, "base");
  }
  return facts;
}

/** Two services that share no network cannot reach each other. */
function networks({ root, services }: ComposeFile, file: SourceFile): readonly Fact[] {
  const used = services.map(({ layers }) => {
    const node = firstIn(layers, "networks")?.node;
    const listed = itemsAt(node).flatMap((item) => (item.kind === "scalar" ? [item.text] : []));
    return { node, names: new Set(node?.kind === "map" ? entriesAt(node).map(([name]) => name) : listed) };
  });
  const declared = entriesAt(root, "networks");
  const apart = used.find(
    ({ names }) =>
      names.size > 0 &&
      used.some((other) => other.names.size > 0 && [...other.names].every((name) => !names.has(name))),
  );
  const narrower = used.find(
    ({ names }) => names.size > 0 && used.some((other) => [...other.names].some((name) => !names.has(name))),
  );
  const found = apart ?? narrower;
  if (!found?.node || declared.length < 2) return [];
  return [
    {
      kind: "control",
      at: { file: file.path, line: found.node.line },
      control: "network-segmentation",
      status: "present",
      about: file.path,
      fact: `services are on different networks: ${declared
        .map(([name]) => name)
        .slice(0, 6)
        .join(", ")}`,
    },
  ];
}
