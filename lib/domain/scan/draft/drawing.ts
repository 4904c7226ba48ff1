import { groupBy } from "../../group-by";
import type { PipelineDocument } from "../../pipeline/document";
import { limits } from "../../pipeline/limits";
import type {
  CiFact,
  ControlFact,
  Fact,
  JobFact,
  LoginFact,
  Orchestrator,
  PlatformFact,
  ToolFact,
} from "../facts";
import { parseImageRef } from "../image-ref";
import { findRegistries } from "../link/find-registries";
import { repositoryKey } from "../link/image-key";
import type { LinkedImage } from "../link/link-images";
import { isBuiltWhereItRuns, type LinkedWorkload } from "../link/link-workloads";
import type { Linked } from "../link/linked";
import type { Link } from "../link/links";
import type { Place } from "../source";
import { type CredentialParts, DraftBoard } from "./draft-board";
import { documentImage, imageId } from "./document-image";
import { environmentOf } from "./environment-of";
import {
  ciNames,
  cloudOf,
  deliveryNames,
  onlyCluster,
  orchestratorNames,
  registryNames,
  type ToolNames,
  toolSource,
} from "./tools";

/** Draws the facts in an order in which each part finds those that it depends on. */
export class Drawing {
  readonly board = new DraftBoard();
  private readonly linked: Linked;
  private readonly jobs: ReadonlyMap<string, JobFact>;
  private readonly pipelines: ReadonlyMap<string, CiFact>;
  private readonly imageIds = new Map<LinkedImage, string>();
  /** By the very place that a fact has. */
  private readonly linksAt = new Map<Place, readonly Link[]>();
  private readonly about = new Map<string, string[]>();
  /** By job or pipeline, the lines that sign in somewhere. */
  private readonly signIns: ReadonlyMap<string, readonly SignIn[]>;
  /** By another name of a registry, what images call it. */
  private readonly hosts: ReadonlyMap<string, string>;
  private readonly source: string;
  /** The product of all clusters, where files name one alone. */
  private readonly cluster: string | undefined;

  constructor(linked: Linked) {
    this.linked = linked;
    for (const link of linked.links) this.linksAt.set(link.at, [...(this.linksAt.get(link.at) ?? []), link]);
    this.jobs = new Map(linked.facts.filter((fact) => fact.kind === "job").map((job) => [job.id, job]));
    this.pipelines = new Map(linked.facts.filter((fact) => fact.kind === "ci").map((ci) => [ci.id, ci]));
    this.cluster = onlyCluster(linked.facts);
    this.signIns = groupBy(linked.facts.filter(isSignIn), (fact) =>
      fact.kind === "login" ? fact.by : fact.about,
    );
    this.hosts = new Map(
      findRegistries(linked.facts, linked.images, linked.workloads).flatMap(({ host, alsoCalled }) =>
        alsoCalled.map((name) => [name, host] as const),
      ),
    );
    this.source = this.board.node("source", {
      kind: "source-repository",
      name: "Source repository",
      ...this.host(),
    });
  }

  draw(): void {
    for (const ci of this.pipelines.values()) this.ciNode(ci);
    this.linked.images
      .filter(({ isUnseen }) => !isUnseen)
      .slice(0, limits.images)
      .forEach((image, index) => this.imageIds.set(image, imageId(image, index)));
    for (const image of this.linked.images) this.build(image);
    this.tools();
    for (const image of this.linked.images) this.pushes(image);
    for (const workload of this.shownWorkloads()) this.workload(workload);
    for (const platform of this.linked.facts) if (platform.kind === "platform") this.platform(platform);
  }

  /** The images of the document, with the node that builds each, and the line that each is built by. */
  documentImages(): PipelineDocument["images"] {
    const own = new Set(this.linked.images.flatMap(({ repositories }) => repositories));
    return [...this.imageIds].map(([image, id]) => {
      this.board.prove(id, image.dockerfile?.at ?? [...image.builds, ...image.pushes][0]?.at);
      return documentImage(image, id, this.builders(image)[0], own);
    });
  }

  /** Nodes by their name in facts: a job, a Dockerfile, a workload, a repository or a file. */
  nodesAbout(): ReadonlyMap<string, readonly string[]> {
    return this.about;
  }

  private host(): { technologies?: string[] } {
    const tools = new Set([...this.pipelines.values()].map(({ tool }) => tool));
    if (tools.has("github-actions")) return { technologies: ["github"] };
    if (tools.has("gitlab-ci")) return { technologies: ["gitlab"] };
    return {};
  }

  private ciNode(ci: CiFact): string {
    const buildsImages = this.linked.images.some(({ builds }) =>
      builds.some(({ by }) => this.jobs.get(by)?.ci === ci.id),
    );
    // A script that a person runs is no CI: it builds, or gives orders.
    const kind = ci.tool === "make" || ci.tool === "skaffold" ? "builder" : "ci";
    const id = this.board.node(
      `ci ${ci.tool}`,
      { kind, ...ciNames(ci.tool), ...(kind === "ci" && buildsImages && { buildsImages }) },
      ci.at,
    );
    this.isAbout(ci.id, id);
    for (const job of this.jobs.values()) if (job.ci === ci.id) this.isAbout(job.id, id);
    // A start by another pipeline says nothing about the source of the code.
    const starts = ci.triggers.filter(({ on }) => on !== "upstream" && on !== "call");
    const automated =
      kind === "builder" ? false : starts.length === 0 ? undefined : starts.some(({ on }) => on !== "person");
    this.board.edge(
      { source: this.source, target: id, artifact: "code", ...(automated !== undefined && { automated }) },
      ci.at,
    );
    if (ci.triggers.some(({ outsiders }) => outsiders)) this.stranger(ci.at);
    return id;
  }

  /** A person without write access who can start CI. */
  private stranger(at: Place): void {
    const id = this.board.node("stranger", { kind: "developer", name: "Stranger", external: true }, at);
    this.board.edge({ source: id, target: this.source, artifact: "code", automated: false }, at);
  }

  private nodeOfJob(by: string | undefined): string | undefined {
    const job = by === undefined ? undefined : this.jobs.get(by);
    if (!job || job.disabled === true) return undefined;
    const ci = this.pipelines.get(job.ci);
    return ci && this.board.find(`ci ${ci.tool}`);
  }

  private builders(image: LinkedImage): readonly string[] {
    return [...new Set(image.builds.map(({ by }) => this.nodeOfJob(by)))].filter((id) => id !== undefined);
  }

  /** Parents come from their registries to what builds; what is built here comes from where it was pushed. */
  private build(image: LinkedImage): void {
    const { dockerfile } = image;
    if (!dockerfile) return;
    for (const builder of this.builders(image)) {
      this.isAbout(dockerfile.at.file, builder);
      for (const parent of dockerfile.parents) {
        const ref = parseImageRef(parent.ref);
        if (!ref) continue;
        const repository = repositoryKey(parent.ref) ?? "";
        const own = this.linked.images.filter(({ repositories }) => repositories.includes(repository));
        const isPushed = own.some(({ pushedTo }) => pushedTo.includes(repository));
        // Built here and pushed nowhere: it is there already.
        if (own.length > 0 && !isPushed) continue;
        const at = { file: dockerfile.at.file, line: parent.line };
        const registry = isPushed ? this.registry(ref.host, at) : this.parentRegistry(ref.host, at);
        this.board.edge(
          { source: registry, target: builder, artifact: "parent-image", automated: true },
          at,
          {
            pinned: parent.digest !== undefined,
          },
        );
      }
    }
  }

  private parentRegistry(host: string, at: Place): string {
    return this.board.node(`parents ${host}`, { kind: "parent-registry", ...registryNames(host) }, at);
  }

  private registry(host: string, at: Place): string {
    return this.board.node(`registry ${host}`, { kind: "production-registry", ...registryNames(host) }, at);
  }

  private tools(): void {
    for (const fact of this.linked.facts) {
      if (fact.kind !== "tool" || fact.local === true) continue;
      const ci = this.nodeOfJob(fact.by) ?? this.about.get(fact.by)?.[0];
      if (ci === undefined) continue;
      const from = this.toolRegistry(fact);
      if (from === undefined) continue;
      this.board.edge(
        { source: from, target: ci, artifact: "tool", automated: true },
        fact.at,
        fact.pinned === "unknown" ? {} : { pinned: fact.pinned },
      );
    }
  }

  private toolRegistry({ by, what, name, at }: ToolFact): string | undefined {
    const tool = this.pipelines.get(this.jobs.get(by)?.ci ?? by)?.tool;
    const names = toolSource(what, tool);
    if (names) return this.board.node(`tools ${names.name}`, { kind: "package-registry", ...names }, at);
    const ref = parseImageRef(name);
    return ref && this.parentRegistry(ref.host, at);
  }

  private pushes(image: LinkedImage): void {
    const id = this.imageIds.get(image);
    const images = id === undefined ? [] : [id];
    for (const push of image.pushes) {
      const ci = this.nodeOfJob(push.by);
      if (ci === undefined) continue;
      for (const name of push.kind === "push" ? [push.image] : push.images) {
        const ref = parseImageRef(name);
        if (!ref) continue;
        const registry = this.registry(ref.host, push.at);
        this.isAbout(`${ref.host}/${ref.repository}`, registry);
        const link = this.linksAt.get(push.at)?.find(({ does, to }) => does === "push" && to === name);
        this.board.edge(
          {
            source: ci,
            target: registry,
            artifact: "image",
            ...automatedAs(link),
          },
          push.at,
          { images },
        );
        this.credentials(push.by, ci, registry, { ...registryNames(ref.host), host: ref.host });
      }
    }
  }

  /** Credentials of a job for its push and deployment targets. A registry password derived from a cloud sign-in is no second one. */
  private credentials(by: string | undefined, holder: string, target: string, opens: Opened): void {
    const signIns = [by, this.jobs.get(by ?? "")?.ci].flatMap((id) => this.signIns.get(id ?? "") ?? []);
    const cloud = cloudOf(opens);
    const ofCloud = signIns.filter((fact) => fact.kind === "control" && fact.opens === cloud);
    const ofHost = signIns.filter(
      (fact) => fact.kind === "login" && (this.hosts.get(fact.host) ?? fact.host) === opens.host,
    );
    for (const fact of ofCloud.length > 0 ? ofCloud : ofHost)
      this.board.edge({ source: holder, target, artifact: "credential" }, fact.at, {
        credential: credentialOf(fact),
      });
  }

  /** Development parts are noise beside production parts, but kept if there is nothing else. */
  private shownWorkloads(): readonly LinkedWorkload[] {
    const real = this.linked.workloads.filter(({ fact }) => fact.optional !== true);
    return real.length > 0 ? real : this.linked.workloads;
  }

  private workload({ fact, images, deployments }: LinkedWorkload): void {
    const { orchestrator, name, at } = fact;
    const opened = this.orchestratorNames(orchestrator);
    const place = this.orchestrator(orchestrator, at);
    const environment = environmentOf(fact.environment, fact.namespace);
    const node = this.board.node(
      `workload ${orchestrator} ${environment ?? ""} ${name}`,
      { kind: "workload", name, ...(environment && { environment }) },
      at,
    );
    this.isAbout(fact.id, node);
    this.isAbout(at.file, place);
    const built = images.flatMap((image) => image.built).flatMap((image) => this.imageIds.get(image) ?? []);
    this.board.edge({ source: place, target: node, artifact: "container", automated: true }, at, {
      images: built,
    });
    for (const image of images) {
      const ref = parseImageRef(image.ref);
      if (!ref) continue;
      if (isBuiltWhereItRuns(image)) continue;
      const ids = image.built.flatMap((one) => this.imageIds.get(one) ?? []);
      const from = { file: at.file, line: image.line };
      this.board.edge(
        { source: this.registry(ref.host, from), target: place, artifact: "image", automated: true },
        from,
        { images: ids, pinned: ref.digest !== undefined },
      );
    }
    for (const deployment of deployments) {
      const ci = this.nodeOfJob(deployment.by);
      if (deployment.by !== undefined && ci === undefined) continue;
      const names = deliveryNames(deployment.how);
      const isPulled = deployment.how === "argo-cd" || deployment.how === "flux";
      if (ci !== undefined && !isPulled) this.credentials(deployment.by, ci, place, opened);
      const link = this.linksAt
        .get(deployment.at)
        ?.find(({ does, to }) => does === "deploy" && to === fact.id);
      const automated = automatedAs(link);
      if (!names) {
        const from = ci ?? this.person(deployment.at);
        this.board.edge({ source: from, target: place, artifact: "manifest", ...automated }, deployment.at);
        continue;
      }
      const delivery = this.board.node(
        `delivery ${deployment.how}`,
        { kind: "delivery", ...names },
        deployment.at,
      );
      this.isAbout(deployment.by ?? deployment.at.file, delivery);
      // If the target is not of the cloud, the job reaches the cloud's delivery service.
      if (ci !== undefined && cloudOf(opened) === undefined)
        this.credentials(deployment.by, ci, delivery, names);
      const from = isPulled ? this.source : (ci ?? this.person(deployment.at));
      this.board.edge({ source: from, target: delivery, artifact: "manifest", ...automated }, deployment.at);
      this.board.edge(
        { source: delivery, target: place, artifact: "manifest", automated: true },
        deployment.at,
      );
    }
  }

  private person(at: Place): string {
    return this.board.node("person", { kind: "developer", name: "Person who deploys" }, at);
  }

  private orchestrator(kind: Orchestrator, at: Place): string {
    return this.board.node(
      `orchestrator ${kind}`,
      { kind: kind === "docker" ? "host" : "orchestrator", ...this.orchestratorNames(kind) },
      at,
    );
  }

  private orchestratorNames(kind: Orchestrator): ToolNames {
    return orchestratorNames(kind, kind === "kubernetes" ? this.cluster : undefined);
  }

  private platform({ what, technology, at }: PlatformFact): void {
    if (what !== "hosts") return;
    const places = this.board.allNodes().filter(({ kind }) => kind === "orchestrator");
    const [only] = places;
    if (!only || places.length > 1) return;
    const host = this.board.node(
      `hosts ${technology}`,
      { kind: "host", name: `${technology} hosts`, technologies: [technology] },
      at,
    );
    this.isAbout(at.file, host);
    this.board.edge({ source: only.id, target: host, artifact: "container", automated: true }, at);
  }

  private isAbout(key: string, node: string): void {
    const all = this.about.get(key) ?? [];
    if (!all.includes(node)) this.about.set(key, [...all, node]);
  }
}

type SignIn = LoginFact | ControlFact;

/** The target of a credential: a cloud tool, or a registry by its host. */
type Opened = ToolNames & { readonly host?: string };

function isSignIn(fact: Fact): fact is SignIn {
  return fact.kind === "login" || (fact.kind === "control" && fact.opens !== undefined);
}

function credentialOf(fact: SignIn): CredentialParts {
  if (fact.kind === "control") return { shortLived: fact.status === "present" };
  const { right, shortLived } = fact;
  return { ...(right !== undefined && { right }), ...(shortLived !== undefined && { shortLived }) };
}

function automatedAs(link: Link | undefined): { automated?: boolean } {
  return typeof link?.automated === "boolean" ? { automated: link.automated } : {};
}
