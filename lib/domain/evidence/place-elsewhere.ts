import type { Catalogue } from "../catalogue/catalogue";
import type { PipelineNode } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import type { Applicable } from "./applicable";
import { saidNames } from "./image-names";
import type { Place } from "./place";
import { repositoryName } from "./repository-name";

/** The node of a repository, or a CI that takes its code: by address, by name, or as the only one that it can be. */
export function placeRepository(
  pipeline: Pipeline,
  applicable: Applicable,
  control: string,
  named: string,
): Place {
  const name = repositoryName(named);
  const nodes = [...pipeline.nodes.values()];
  const called = (kind: string) => nodes.filter((node) => node.kind === kind && isRepository(node, name));
  const found = called("source-repository");
  const repositories = found.length > 0 ? found : onlyRepository(pipeline, name);
  const ids = new Set(repositories.map(({ id }) => id));
  const fed = [...pipeline.edges.values()].flatMap(({ source, target, artifact }) => {
    const node = pipeline.nodes.get(target);
    return artifact === "code" && ids.has(source) && node?.kind === "ci" ? [node] : [];
  });
  return applicable.choose(
    control,
    [repositories, [...called("ci"), ...fed]],
    ids.size > 0
      ? `The map does not say which node does this for ${name}.`
      : `No source repository of the map has the address ${name}.`,
  );
}

function isRepository({ url, name }: PipelineNode, wanted: string): boolean {
  const address = url === undefined ? undefined : repositoryName(url);
  if (address !== undefined)
    return hasHost(wanted)
      ? address === wanted || address.startsWith(`${wanted}/`)
      : address.split("/").slice(1, 3).join("/") === wanted;
  const called = repositoryName(name);
  // Without its host it still has an owner: `acme/shop`.
  return called === wanted || (called.includes("/") && wanted.endsWith(`/${called}`));
}

/** Some reports name the owner and the repository alone: `acme/shop`. */
function hasHost(name: string): boolean {
  return /^[^/]*\./.test(name);
}

/** The only repository of a map without an address, if an image of the map has the repository's name: `acme/shop`. */
function onlyRepository(pipeline: Pipeline, name: string): readonly PipelineNode[] {
  const repositories = [...pipeline.nodes.values()].filter(({ kind }) => kind === "source-repository");
  const path = hasHost(name) ? name.slice(name.indexOf("/") + 1) : name;
  const [only] = repositories;
  if (!only || repositories.length > 1 || only.url !== undefined || only.name.includes("/")) return [];
  const isCalledSo = [...pipeline.images.values()].some((image) =>
    saidNames({ kind: "image", names: [image.name, ...(image.names ?? [])] }).some(
      ({ repository }) => repository.slice(repository.indexOf("/") + 1) === path,
    ),
  );
  return isCalledSo ? [only] : [];
}

/** The nodes from imported file lines, by path: lines that "blueline scan" used as evidence or noted against a control. */
export function nodesByFile(pipeline: Pipeline): ReadonlyMap<string, readonly PipelineNode[]> {
  const byPath = new Map<string, Map<string, PipelineNode>>();
  const put = (line: string, node: PipelineNode) => {
    const path = /^(\S[^\n]*?):\d+ /.exec(line)?.[1];
    if (path === undefined) return;
    byPath.set(path, (byPath.get(path) ?? new Map<string, PipelineNode>()).set(node.id, node));
  };
  for (const claims of pipeline.claims.values())
    for (const { node: id, evidence = [], note = "" } of claims.values()) {
      const node = pipeline.nodes.get(id);
      if (!node) continue;
      for (const { tool, title } of evidence) if (tool === "blueline scan") put(title, node);
      for (const line of note.split("\n")) put(line, node);
    }
  return new Map([...byPath].map(([path, nodes]) => [path, [...nodes.values()]]));
}

/** The repositories that hand these nodes their code. */
export function repositoriesOf(pipeline: Pipeline, made: readonly PipelineNode[]): readonly PipelineNode[] {
  const ids = new Set(made.map(({ id }) => id));
  return [...pipeline.edges.values()].flatMap(({ source, target, artifact }) => {
    const node = pipeline.nodes.get(source);
    return artifact === "code" && ids.has(target) && node?.kind === "source-repository" ? [node] : [];
  });
}

/** A cluster or a host that a node is called after, or has the address of. */
export function placeMachine(
  pipeline: Pipeline,
  applicable: Applicable,
  control: string,
  { kind, name }: { readonly kind: "cluster" | "host"; readonly name: string },
): Place {
  const wanted = name.trim().toLowerCase();
  const nodes = [...pipeline.nodes.values()].filter(
    (node) =>
      (kind === "cluster" ? node.kind === "orchestrator" : node.kind === "host") &&
      (node.name.trim().toLowerCase() === wanted || hostOf(node.url) === wanted),
  );
  return applicable.choose(control, [nodes], `No ${kind} of the map is called ${name}.`);
}

function hostOf(url: string | undefined): string | undefined {
  return /^https?:\/\/([^/:]+)/.exec(url ?? "")?.[1]?.toLowerCase();
}

/** A workload by its name, or else its orchestrator. Kubernetes' own kinds never match another orchestrator. */
export function placeWorkload(
  pipeline: Pipeline,
  catalogue: Catalogue,
  applicable: Applicable,
  control: string,
  { name }: { readonly name: string },
): Place {
  const wanted = name.trim().toLowerCase();
  const kubernetes = new Set(
    catalogue.technologies.flatMap(({ id, products = [] }) => (products.includes("kubernetes") ? [id] : [])),
  );
  const startedBy = (id: string) =>
    [...pipeline.edges.values()].flatMap(({ source, target, artifact }) => {
      const node = pipeline.nodes.get(source);
      return target === id && artifact === "container" && node ? [node] : [];
    });
  const isElsewhere = (node: PipelineNode) => {
    const technologies = startedBy(node.id).flatMap((one) => one.technologies ?? []);
    return technologies.length > 0 && !technologies.some((id) => kubernetes.has(id));
  };
  const workloads = [...pipeline.nodes.values()].filter(
    (node) => node.kind === "workload" && node.name.trim().toLowerCase() === wanted && !isElsewhere(node),
  );
  const [only, ...others] = workloads;
  const starters = only && others.length === 0 ? startedBy(only.id) : [];
  return applicable.choose(control, [workloads, starters], `No workload of the map is called ${name}.`);
}
