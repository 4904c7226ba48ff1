import type { Image, PipelineEdge, PipelineNode } from "../pipeline/document";
import { isFlowEdge } from "../pipeline/is-flow-edge";
import { isRegistry } from "../pipeline/is-registry";
import { isRunner } from "../pipeline/runners";
import type { Pipeline } from "../pipeline/pipeline";
import { type ImageRef, parseImageRef, repositoryName } from "../scan/image-ref";
import { imagesNamed } from "./image-named";

const carriers: ReadonlySet<string> = new Set(["image", "container", "parent-image", "manifest"]);

/** The paths of images on a map, from registries to runners. */
export class Ways {
  private readonly out = new Map<string, PipelineEdge[]>();
  /** By repository: a large cluster asks for the same ones at every connection. */
  private readonly named = new Map<string, readonly Image[]>();
  /** By runner: the nodes where it places containers. */
  private readonly placed = new Map<string, Placed>();

  constructor(private readonly pipeline: Pipeline) {
    for (const edge of pipeline.edges.values()) {
      if (!carriers.has(edge.artifact) || !isFlowEdge(edge, pipeline.nodes)) continue;
      const known = this.out.get(edge.source);
      if (known) known.push(edge);
      else this.out.set(edge.source, [edge]);
    }
  }

  /**
   * Whether connections lead an image of this name from one of these registries to its runner. A builder ends a path, as its
   * output is another image. A registry on the path, such as a mirror, passes it on.
   */
  bring(ref: ImageRef, from: readonly PipelineNode[], place: PipelineNode, workload: string): boolean {
    const targets = this.targetsOf(place, workload, ref);
    const local = ref.host === "docker.io" ? this.buildersOf(ref) : [];
    return (
      this.reaches(ref, from, targets, ({ kind }) => kind !== "ci" && kind !== "builder") ||
      // Built and sent without a registry: such an image has a name without a host.
      this.reaches(ref, local, targets, (node) => isRunner(node) || node.kind === "delivery")
    );
  }

  private reaches(
    ref: ImageRef,
    from: readonly PipelineNode[],
    targets: ReadonlySet<string>,
    goesOn: (node: PipelineNode) => boolean,
  ): boolean {
    const seen = new Set(from.map(({ id }) => id));
    const waiting = [...seen];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (targets.has(next)) return true;
      for (const edge of this.out.get(next) ?? []) {
        const to = this.pipeline.nodes.get(edge.target);
        if (!to || seen.has(to.id) || !goesOn(to) || !this.carries(edge, ref)) continue;
        seen.add(to.id);
        waiting.push(to.id);
      }
    }
    return false;
  }

  private buildersOf(ref: ImageRef): readonly PipelineNode[] {
    return this.imagesOf(ref).flatMap(({ builtBy }) => this.pipeline.nodes.get(builtBy ?? "") ?? []);
  }

  private imagesOf(ref: ImageRef): readonly Image[] {
    const key = repositoryName(ref);
    const known = this.named.get(key) ?? imagesNamed(this.pipeline, ref);
    this.named.set(key, known);
    return known;
  }

  /** A connection that names no images carries all. One of parent images names those that are built on what it carries. */
  private carries({ images, artifact, source }: PipelineEdge, ref: ImageRef): boolean {
    if (images === undefined) return true;
    if (this.imagesOf(ref).some(({ id }) => images.includes(id))) return true;
    const from = this.pipeline.nodes.get(source);
    if (artifact !== "parent-image" || !from || !isRegistry(from)) return false;
    return images.some((id) =>
      this.pipeline.images.get(id)?.parents?.some((parent) => {
        const written = parseImageRef(parent.ref);
        return written !== undefined && repositoryName(written) === repositoryName(ref);
      }),
    );
  }

  /** The node itself, the machines that it places containers on, and the workload of that name. */
  private targetsOf(place: PipelineNode, workload: string, ref: ImageRef): ReadonlySet<string> {
    const { hosts, workloads } = this.placed.get(place.id) ?? this.placedBy(place);
    const named = namesOf(workload, ref).flatMap((name) => workloads.get(name) ?? []);
    return new Set([place.id, ...hosts, ...named]);
  }

  private placedBy(place: PipelineNode): Placed {
    const hosts: string[] = [];
    const workloads = new Map<string, string[]>();
    for (const { artifact, target } of this.out.get(place.id) ?? []) {
      const node = this.pipeline.nodes.get(target);
      if (artifact === "container" && node?.kind === "host") hosts.push(target);
      if (node?.kind !== "workload") continue;
      const name = plainName(node.name);
      workloads.set(name, [...(workloads.get(name) ?? []), target]);
    }
    const placed = { hosts, workloads };
    this.placed.set(place.id, placed);
    return placed;
  }
}

interface Placed {
  readonly hosts: readonly string[];
  /** Their ids by `plainName`. */
  readonly workloads: ReadonlyMap<string, readonly string[]>;
}

/** What a workload on the map may be called: as what runs there, or as its image; each as `plainName`. */
export function namesOf(workload: string, { repository }: ImageRef): readonly string[] {
  return [workload, repository].map((one) => plainName(lastPart(one)));
}

/** What is behind the last slash or colon. */
export function lastPart(text: string): string {
  return text.slice(Math.max(text.lastIndexOf("/"), text.lastIndexOf(":")) + 1);
}

/** A name without what people write one way or another. */
export function plainName(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "");
}
