import type { DeployFact, Fact, JobFact, ToolFact } from "../facts";
import { scriptLines, type TextValue } from "../groovy/value";
import { parseImageRef } from "../image-ref";
import { buildPaths, readBuildArguments, splitWords } from "../jenkins/docker-arguments";
import { judgeToolImages, toolOf } from "../jenkins/tool-images";
import { readScript, type Workspace } from "../shell/read-script";
import { type Place, resolvePath, type SourceFile, type SourceTree } from "../source";
import type { BuildConfig, Step } from "./build-config";
import { javaImage } from "./java-image";
import { approvalProof, emptyText, imagesOf, lineOf } from "./step-texts";
import { environmentOf, fillParameters } from "./parameters";

export interface ConfigContext {
  readonly ci: string;
  readonly tree: SourceTree;
  readonly file: SourceFile;
  /** The folder that holds the settings: the repository's root as TeamCity checks it out. */
  readonly root: string;
  readonly starts: JobFact["starts"];
  readonly needs: readonly string[];
  /** Those of the projects around it; its own win. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The job of a build configuration, and what its steps do. */
export function configFacts(config: BuildConfig, context: ConfigContext): readonly Fact[] {
  const id = `${context.ci}#${config.name}`;
  const job: JobFact = {
    kind: "job",
    at: config.at,
    id,
    ci: context.ci,
    name: config.name,
    starts: context.starts,
    ...(config.isDisabled && { disabled: true }),
    needs: context.needs,
    ...(config.runsOn !== undefined && { runsOn: config.runsOn }),
  };
  if (config.isDisabled) return [job];
  const parameters = new Map([...context.parameters, ...config.parameters]);
  const reader = new StepReader(id, context, parameters);
  for (const step of config.steps) reader.read(step);
  if (config.approval)
    reader.facts.push({
      kind: "check",
      at: config.approval,
      by: id,
      does: "approve",
      tool: "teamcity-approval",
      blocks: true,
    });
  for (const { control, status, fact, at } of [...config.proofs, ...approvalProof(config)])
    reader.facts.push({ kind: "control", at, control, status, about: id, fact });
  reader.judge();
  return [job, ...reader.facts];
}

class StepReader {
  readonly facts: Fact[] = [];
  private readonly tools: ToolFact[] = [];
  private readonly by: string;
  private readonly context: ConfigContext;
  private readonly parameters: ReadonlyMap<string, string>;
  private readonly variables: ReadonlyMap<string, string>;
  private readonly pulled = new Map<string, Place>();
  private readonly workspace: Workspace = new Map();

  constructor(by: string, context: ConfigContext, parameters: ReadonlyMap<string, string>) {
    this.by = by;
    this.context = context;
    this.parameters = parameters;
    this.variables = environmentOf(parameters);
  }

  read(step: Step): void {
    const { by } = this;
    const { at } = step;
    switch (step.kind) {
      case "script":
        this.shell(step.script, at, this.folder(step.folder));
        break;
      case "build":
        this.build(step);
        break;
      case "push":
        for (const image of imagesOf(step.names.text))
          this.push(this.fill(image.text), lineOf(step.names, image.line, at));
        break;
      case "docker":
        this.docker(step.command, step.args, at);
        break;
      case "ssh":
        this.ssh(step.host, step.command, at);
        break;
      case "java":
        this.java(step, at);
        break;
      case "codedeploy":
        this.facts.push({
          kind: "deploy",
          at,
          by,
          how: "codedeploy",
          files: [],
          workloads: [this.fill(step.application)],
          ...(step.group !== undefined && { environment: this.fill(step.group) }),
        });
        break;
      case "compose": {
        const path = resolvePath(this.context.root, this.fill(step.file));
        if (path !== undefined)
          this.facts.push({ kind: "uses", at, from: at.file, to: path, local: true, how: "manifests" });
        break;
      }
      case "image": {
        const tool = toolOf(this.fill(step.image.text).trim());
        if (tool) this.tools.push({ ...tool, at: lineOf(step.image, 0, at), by });
        if (step.args !== undefined) this.runArguments(step.args, at);
        break;
      }
    }
  }

  /** Facts from all steps together: the images they run in, and images pulled, tagged and pushed but not built here. */
  judge(): void {
    this.facts.push(...this.tools, ...judgeToolImages(this.tools, this.by));
    const byCommit = this.facts.find(
      (one) => one.kind === "push" && /:[^/]*%build\.vcs\.number/.test(one.image),
    );
    if (byCommit)
      this.facts.push({
        kind: "control",
        at: byCommit.at,
        control: "immutable-tag-deployed",
        status: "present",
        about: this.by,
        fact: "the tag is the commit",
      });
    if (this.facts.some(({ kind }) => kind === "build")) return;
    for (const fact of this.facts) {
      const at = fact.kind === "retag" ? this.pulled.get(fact.from) : undefined;
      if (fact.kind !== "retag" || !at) continue;
      if (!this.facts.some((one) => one.kind === "push" && one.image === fact.to)) continue;
      this.facts.push({
        kind: "control",
        at,
        control: "promotion-same-artifact",
        status: "present",
        about: this.by,
        fact: "pulled, given another name and pushed, not built again",
      });
      return;
    }
  }

  private build({ at, names, dockerfile, context, args }: Extract<Step, { kind: "build" }>): void {
    const written = this.fill(args?.text ?? "");
    const read = readBuildArguments(written, this.context.root);
    const images = imagesOf(names?.text ?? "").map(({ text }) => this.fill(text));
    const file = dockerfile === undefined ? undefined : this.fill(dockerfile);
    // Without a folder of its own TeamCity takes that of the Dockerfile.
    const around = file === undefined ? "." : file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".";
    const given = context === undefined || context.trim() === "" ? around : this.fill(context);
    const paths = buildPaths(this.context.root, given, file);
    this.facts.push({
      kind: "build",
      at,
      by: this.by,
      images: [...images, ...read.names],
      ...paths,
      ...(read.target !== undefined && { target: read.target }),
      args: read.args,
      pushes: read.pushes,
    });
    if (read.isWithoutCache) this.control("no-cache-build", "--no-cache", args ? lineOf(args, 0, at) : at);
  }

  private docker(command: string, args: TextValue | undefined, at: Place): void {
    const written = this.fill(args?.text ?? "");
    const words = splitWords(written).filter((word) => !word.startsWith("-"));
    const [first, second] = words;
    const place = args ? lineOf(args, 0, at) : at;
    const name = this.fill(command).trim();
    if (name === "tag" && first !== undefined && second !== undefined)
      this.facts.push({ kind: "retag", at: place, by: this.by, from: first, to: second });
    else if (name === "push" && first !== undefined) this.push(first, place);
    else if (name === "pull" && first !== undefined) this.pulled.set(first, at);
    else if (name === "manifest" && first === "push" && second !== undefined) this.push(second, place);
    else if (name === "manifest" || name === "pull" || name === "tag" || name === "push") return;
    else if (name !== "")
      this.shell(
        { ...(args ?? emptyText(place)), text: `docker ${name} ${args?.text ?? ""}` },
        at,
        this.context.root,
      );
  }

  private push(image: string, at: Place): void {
    if (image !== "") this.facts.push({ kind: "push", at, by: this.by, image });
  }

  private ssh(host: string | undefined, command: TextValue, at: Place): void {
    const where = host === undefined ? "" : this.fill(host);
    const text = this.fill(command.text);
    const quoted = text.replaceAll("'", `'"'"'`);
    const found = this.scriptFacts(
      { ...command, text: `ssh ${where || "remote"} '${quoted}'` },
      lineOf(command, 0, at),
      this.context.root,
    );
    // The shell knows what happens there, the step where it is.
    for (const fact of found)
      this.facts.push(fact.kind === "deploy" && where !== "" ? { cluster: where, ...fact } : fact);
    if (found.some(({ kind }) => kind === "deploy") || !/docker|podman|kubectl|helm|nerdctl/.test(text))
      return;
    const image = /docker\s+(?:run|pull)\s(?:[^\n]*\s)?([\w.-]+(?:[.:]\w+)?\/\S+)/.exec(text)?.[1];
    const deploy: DeployFact = {
      kind: "deploy",
      at: lineOf(command, 0, at),
      by: this.by,
      how: "ssh",
      files: [],
      workloads: [],
      ...(image !== undefined && parseImageRef(image) && { image }),
      ...(where !== "" && { cluster: where }),
    };
    this.facts.push(deploy);
  }

  /** Images that Gradle and Maven build without a Dockerfile; anything else is a command. */
  private java({ tool, tasks, args }: Extract<Step, { kind: "java" }>, at: Place): void {
    const text = `${this.fill(tasks)} ${this.fill(args)}`;
    const found = javaImage(text);
    if (!found) {
      this.shell({ ...emptyText(at), text: `${tool} ${text}` }, at, this.context.root);
      return;
    }
    this.facts.push({ kind: "build", at, by: this.by, images: found.images, args: {}, pushes: found.pushes });
    if (found.pushes) for (const one of found.images) this.push(one, at);
  }

  private shell(script: TextValue, at: Place, folder: string): void {
    this.facts.push(...this.scriptFacts(script, at, folder));
  }

  private scriptFacts(script: TextValue, at: Place, folder: string): readonly Fact[] {
    const file = this.context.tree.get(at.file) ?? this.context.file;
    const text = this.fill(script.text);
    return readScript(scriptLines({ ...script, text }, file.path, at.line), {
      by: this.by,
      file,
      tree: this.context.tree,
      folder,
      variables: this.variables,
      workspace: this.workspace,
    });
  }

  private runArguments(args: string, at: Place): void {
    if (/(?:^|\s)--privileged\b/.test(args)) {
      this.facts.push({
        kind: "control",
        at,
        control: "privileged-build-step",
        status: "violated",
        about: this.by,
        fact: "a privileged container runs steps",
      });
    }
    if (args.includes("docker.sock"))
      this.facts.push({
        kind: "control",
        at,
        control: "docker-socket-mounted",
        status: "violated",
        about: this.by,
        fact: "the socket of Docker is mounted into a container that runs steps",
      });
  }

  private control(control: "no-cache-build", fact: string, at: Place): void {
    const isKnown = this.facts.some((one) => one.kind === "control" && one.control === control);
    if (!isKnown) this.facts.push({ kind: "control", at, control, status: "present", about: this.by, fact });
  }

  private folder(written: string | undefined): string {
    const { root } = this.context;
    return written === undefined ? root : (resolvePath(root, this.fill(written)) ?? root);
  }

  private fill(text: string): string {
    return fillParameters(text, this.parameters);
  }
}
