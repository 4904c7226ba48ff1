import { words } from "./words";
import { registryOf } from "../interview/registry-of";
import type { PipelineNode } from "../pipeline/document";
import { isRegistry } from "../pipeline/is-registry";
import type { Pipeline } from "../pipeline/pipeline";
import { byId } from "../pipeline/pipeline";
import { hostOfLogin, type ImageRef } from "../scan/image-ref";

/** Which nodes of a map a registry is. */
export interface RegistryMatch {
  readonly nodes: readonly PipelineNode[];
  /** Which of several nodes it is, is not answered. */
  readonly isOpen: boolean;
}

/** A node that holds images, with its addresses on the map. */
interface DrawnRegistry {
  readonly node: PipelineNode;
  /** Hosts, or hosts with the path that all of its images have. */
  readonly addresses: readonly string[];
  /** What the catalogue calls the registry of those addresses. */
  readonly technologies: ReadonlySet<string>;
}

const address =
  /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?|localhost(?::\d+)?)((?:\/[a-z0-9._-]+)*)\/?$/i;

/** Public registries: a team's own registry without an address is never one of these. */
function isPublic(host: string): boolean {
  const technology = technologyOf(host);
  return technology !== undefined && !ownByAccount.has(technology);
}
const ownByAccount: ReadonlySet<string> = new Set(["ecr", "acr", "google-artifact-registry"]);

/** The catalogue's name for the registry at this host; undefined if unknown. */
function technologyOf(host: string): string | undefined {
  return isAccountOnly(host) ? "ecr" : registryOf(`${host}/image`);
}

/** Whether it is a registry of ECR of which only the account is known: `123456789012.dkr.ecr`. */
export function isAccountOnly(registry: string): boolean {
  return registry.endsWith(".dkr.ecr");
}

/** The registries of a map, to find the one of an image name. */
export class Registries {
  private readonly drawn: readonly DrawnRegistry[];
  private readonly matched = new Map<string, RegistryMatch>();

  /**
   * @param hosts all hosts in use: one without a node belongs to the only registry without an address
   * @param said the nodes that a person chose for hosts
   */
  constructor(
    private readonly pipeline: Pipeline,
    private readonly hosts: ReadonlySet<string>,
    private readonly said: ReadonlyMap<string, string>,
  ) {
    this.drawn = [...pipeline.nodes.values()]
      .filter((node) => isRegistry(node) && node.kind !== "package-registry")
      .toSorted(byId)
      .map(asDrawn);
  }

  /** The nodes from which the map has images of this name come. */
  of({ host, repository }: Pick<ImageRef, "host" | "repository">): RegistryMatch {
    const key = `${host}/${repository}`;
    const known = this.matched.get(key);
    if (known) return known;
    const match = this.match(host, repository);
    this.matched.set(key, match);
    return match;
  }

  /** The nodes that answer to a host, whatever the image. */
  ofHost(host: string): RegistryMatch {
    return this.of({ host, repository: "" });
  }

  /** Whether it is known by which host a node is reached. */
  isSure(node: PipelineNode): boolean {
    return this.drawn.some(
      (one) => one.node === node && (one.addresses.length > 0 || hasPublicTechnology(node)),
    );
  }

  private match(host: string, repository: string): RegistryMatch {
    const said = this.pipeline.nodes.get(this.said.get(host) ?? "");
    if (said) return { nodes: [said], isOpen: false };
    const byAddress = this.drawn.filter(({ addresses }) =>
      addresses.some((one) => isWithin(one, host, repository)),
    );
    if (byAddress.length > 0) return { nodes: byAddress.map(({ node }) => node), isOpen: false };
    const technology = technologyOf(host);
    const byTechnology = this.drawn.filter(
      ({ node, technologies }) =>
        technology !== undefined &&
        node.technologies?.includes(technology) === true &&
        !technologies.has(technology),
    );
    if (byTechnology.length > 0) return { nodes: byTechnology.map(({ node }) => node), isOpen: false };
    if (isPublic(host)) return { nodes: [], isOpen: false };
    return this.withoutAddress(host);
  }

  /** An own registry without an address on the map: the only one matches; of several, a person chooses. */
  private withoutAddress(host: string): RegistryMatch {
    const open = this.drawn.filter(
      ({ node, addresses }) =>
        addresses.length === 0 && node.kind === "production-registry" && !hasPublicTechnology(node),
    );
    const named = open.filter(({ node }) => wordsOf(node).some((word) => host.includes(word)));
    if (named.length === 1) return { nodes: named.map(({ node }) => node), isOpen: false };
    const unclaimed = [...this.hosts].filter((one) => one === host || this.isUnclaimed(one));
    const isOnly = open.length === 1 && unclaimed.length === 1;
    return { nodes: open.map(({ node }) => node), isOpen: open.length > 0 && !isOnly };
  }

  private isUnclaimed(host: string): boolean {
    const technology = technologyOf(host);
    return (
      !isPublic(host) &&
      !this.said.has(host) &&
      !this.drawn.some(
        ({ node, addresses }) =>
          addresses.some((one) => isWithin(one, host, "")) ||
          (technology !== undefined && node.technologies?.includes(technology)) ||
          (addresses.length === 0 && wordsOf(node).some((word) => host.includes(word))),
      )
    );
  }
}

function asDrawn(node: PipelineNode): DrawnRegistry {
  const addresses = [addressIn(node.name, true), addressIn(node.url ?? "", false)].flatMap(
    (one) => one ?? [],
  );
  return {
    node,
    addresses,
    technologies: new Set(addresses.flatMap((one) => technologyOf(one.split("/")[0] ?? "") ?? [])),
  };
}

/** @param withPath a name such as `ghcr.io/acme` means what is below it; the path of a link is of a page */
function addressIn(text: string, withPath: boolean): string | undefined {
  const [, host, path = ""] = address.exec(text.trim()) ?? [];
  if (host === undefined) {
    const [, linked] = withPath ? [] : (/^https?:\/\/([^/?#@\s]+)/i.exec(text) ?? []);
    return linked === undefined ? undefined : registryAt(linked);
  }
  return `${registryAt(host)}${withPath ? path.toLowerCase() : ""}`;
}

/** Docker Hub has other hosts for people than for engines. */
function registryAt(host: string): string {
  const lower = host.toLowerCase();
  return lower === "hub.docker.com" ? "docker.io" : hostOfLogin(lower);
}

function isWithin(drawn: string, host: string, repository: string): boolean {
  const name = repository === "" ? host : `${host}/${repository}`;
  if (name === drawn || name.startsWith(`${drawn}/`)) return true;
  // A registry as a whole is that of which only a part is drawn; and an account of ECR is that of its host.
  return repository === "" && (drawn.startsWith(`${host}/`) || isAccountOf(host, drawn));
}

/** Whether a registry of which only the account is known, `123456789012.dkr.ecr`, may be the one with this name. */
export function isAccountOf(registry: string, host: string): boolean {
  return isAccountOnly(registry) && host.startsWith(`${registry}.`);
}

function hasPublicTechnology({ technologies = [] }: PipelineNode): boolean {
  return technologies.some((one) => hosted.has(one));
}

/** Registries of others that have one address, or one for each account. */
const hosted: ReadonlySet<string> = new Set(
  words(
    "docker-hub quay ghcr ecr ecr-public google-artifact-registry acr oracle-registry " +
      "microsoft-artifact-registry red-hat-catalog chainguard-images kubernetes-registry suse-registry " +
      "fedora-registry nvidia-ngc iron-bank",
  ),
);

/** What a host of it may be called by: its products, and the longer words of its name. */
function wordsOf({ name, technologies = [] }: PipelineNode): readonly string[] {
  const ofName = name.toLowerCase().split(/[^a-z0-9]+/);
  return [...technologies, ...ofName].filter((word) => word.length > 3 && !plainWords.has(word));
}
const plainWords: ReadonlySet<string> = new Set(
  words("registry production container image images docker public private distribution-registry"),
);
