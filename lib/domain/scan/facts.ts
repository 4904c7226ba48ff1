import type { CredentialRight } from "../pipeline/document";
import type { CiTool } from "./ci-tool";
import type { Observation } from "./observations";
import type { Place } from "./source";

interface Said {
  readonly at: Place;
}

/** A trigger of a pipeline. */
export interface Trigger {
  readonly on: "push" | "tag" | "proposal" | "comment" | "schedule" | "person" | "upstream" | "call";
  /** A person without write access can trigger it, and it runs with more rights than theirs. */
  readonly outsiders?: boolean;
  /** As written: `pull_request_target`, `cron("H 4 * * *")`. */
  readonly text: string;
}

/** One definition that a CI tool runs: a workflow, a Jenkinsfile, a build type. Its id is the file, with `#id` where a file holds several. */
export interface CiFact extends Said {
  readonly kind: "ci";
  readonly id: string;
  readonly tool: CiTool;
  readonly name?: string;
  /** Empty if the file says nothing of it. */
  readonly triggers: readonly Trigger[];
}

/** A part of a pipeline that runs as one: a job, a stage, a target of make. Its id is the file, `#` and its name there. */
export interface JobFact extends Said {
  readonly kind: "job";
  readonly id: string;
  readonly ci: string;
  readonly name: string;
  /** Whether a person has to start or approve it; unknown where it depends, or where the file does not say. */
  readonly starts: "automatic" | "by-person" | "unknown";
  readonly disabled?: boolean;
  /** Ids of jobs that it waits for. */
  readonly needs: readonly string[];
  /** Its machine, as written: `ubuntu-latest`, `self-hosted`, a label. */
  readonly runsOn?: string;
  /** A machine of one's own, which outlives the job. */
  readonly ownMachine?: boolean;
  /** The environment it deploys to, as written: `production`. */
  readonly environment?: string;
}

/** An image is built. */
export interface BuildFact extends Said {
  readonly kind: "build";
  /** The id of a job, or of a workload (compose) that has it built. */
  readonly by: string;
  /** Its names with tags, as far as the file resolves them; the rest stays as written. */
  readonly images: readonly string[];
  /** Paths in the tree, where they are known. */
  readonly dockerfile?: string;
  readonly context?: string;
  readonly target?: string;
  /** Values given to ARG. */
  readonly args: Readonly<Record<string, string>>;
  /** Whether the step pushes it as well; unknown where it depends. */
  readonly pushes: boolean | "unknown";
}

/** An image goes to a registry. */
export interface PushFact extends Said {
  readonly kind: "push";
  readonly by: string;
  readonly image: string;
}

/** A job signs in to a registry. */
export interface LoginFact extends Said {
  readonly kind: "login";
  readonly by: string;
  /** A variable where no file tells it: `$REGISTRY_HOST`. */
  readonly host: string;
  /** A variable that holds the name, as written: `${{ secrets.HUB_USER }}`. It is an account, and no registry. */
  readonly account?: string;
  /** The rights of its credential, and whether it expires. Absent if the files don't say. */
  readonly right?: CredentialRight;
  readonly shortLived?: boolean;
}

/** An image gets another name: a promotion where it is pushed afterwards. */
export interface RetagFact extends Said {
  readonly kind: "retag";
  readonly by: string;
  readonly from: string;
  readonly to: string;
}

/** Something foreign runs inside CI: an action, an orb, a plugin, a shared library, an image with a tool. */
export interface ToolFact extends Said {
  readonly kind: "tool";
  readonly by: string;
  readonly what: "action" | "orb" | "plugin" | "library" | "template" | "image";
  /** Without its version: `actions/checkout`. */
  readonly name: string;
  /** As written: a tag, a branch, a commit, a digest. */
  readonly version?: string;
  /** By digest or full commit; unknown where a variable decides. */
  readonly pinned: boolean | "unknown";
  /** Its text is in the repository itself. */
  readonly local?: boolean;
}

/** Something is handed to what runs it. */
export interface DeployFact extends Said {
  readonly kind: "deploy";
  /** Absent if only a person runs the command, as in a README or a file without a pipeline. */
  readonly by?: string;
  readonly how:
    | "kubectl"
    | "helm"
    | "kustomize"
    | "argo-cd"
    | "flux"
    | "ecs"
    | "codedeploy"
    | "cloudformation"
    | "terraform"
    | "compose"
    | "docker"
    | "ansible"
    | "ssh"
    | "skaffold"
    | "unknown";
  /** Paths in the tree: manifests, a chart's folder, values; a folder means all in it. */
  readonly files: readonly string[];
  /** Names of workloads, as the command gives them: `deployment/web`, an ECS service, a Helm release. */
  readonly workloads: readonly string[];
  /** The image it sets, where the command names one. */
  readonly image?: string;
  /** Texts of manifests that the command replaces before it applies them, such as a placeholder of the image. */
  readonly replaces?: Readonly<Record<string, string>>;
  /** Values that the command gives a chart, by their way: `image.tag`. */
  readonly sets?: Readonly<Record<string, string>>;
  readonly cluster?: string;
  readonly namespace?: string;
  readonly environment?: string;
  /**
   * If no job deploys it: whether the tool that watches the source applies it automatically, as Argo CD with automated sync and Flux do.
   */
  readonly starts?: "automatic" | "by-person" | "unknown";
}

/** A parent image as a Dockerfile names it. */
export interface ParentImage {
  /** As written, without the digest. */
  readonly written: string;
  /** With defaults of ARG filled in, without the digest; what has no value stays as written. */
  readonly ref: string;
  readonly digest?: string;
  readonly line: number;
}

export interface DockerfileFact extends Said {
  readonly kind: "dockerfile";
  /** Each image from outside once, those of COPY --from and mounts too; no `scratch`, no stage of its own. */
  readonly parents: readonly ParentImage[];
  /** The parent of the last stage, followed through its stages: a ref, or `scratch`. */
  readonly base: string;
  readonly stages: readonly { readonly name?: string; readonly from: string; readonly line: number }[];
  /** The user of the last stage and its parent stages; absent without a USER line. */
  readonly user?: string;
}

export type Orchestrator =
  | "kubernetes"
  | "ecs-fargate"
  | "ecs"
  | "compose"
  | "docker"
  | "nomad"
  // Services that run an image without a cluster of one's own.
  | "cloud-run"
  | "app-runner"
  | "lambda"
  | "container-group";

/** An image that a workload runs. */
export interface RunImage {
  readonly ref: string;
  readonly at: Place;
  /**
   * The value until a deployment sets another, if the file leaves that open: a parameter's default, or a definition whose later changes the
   * file ignores. Not a link: `ref` is the file's text.
   */
  readonly startsAs?: string;
}

/** Something that runs containers, as a manifest describes it. */
export interface WorkloadFact extends Said {
  readonly kind: "workload";
  /** The file, `#`, its kind and its name: `k8s/web.yaml#Deployment/web`. */
  readonly id: string;
  readonly orchestrator: Orchestrator;
  /** Deployment, Job, AWS::ECS::Service, service ... as the file says. */
  readonly type: string;
  readonly name: string;
  readonly images: readonly RunImage[];
  readonly namespace?: string;
  /** For development or tests, or off unless a setting turns it on. */
  readonly optional?: boolean;
  /** As the file or its folder says it: `production`, `staging`. */
  readonly environment?: string;
  /** How it is deployed: `helm` for a template of a chart. */
  readonly from: "manifest" | "helm" | "kustomize" | "compose" | "terraform" | "cloudformation" | "command";
}

/** A repository of images that files create or name. */
export interface RepositoryFact extends Said {
  readonly kind: "repository";
  /** As it is pulled from, as far as files tell: `ghcr.io/acme/shop`. */
  readonly name: string;
}

/** Files of the tree are changed before a later step uses them: `sed -i` on manifests, `kustomize edit set image`. */
export interface EditFact extends Said {
  readonly kind: "edit";
  readonly by: string;
  /** Paths in the tree; a folder means all in it. */
  readonly files: readonly string[];
  /** Texts in them, or images of an overlay, and what they become. */
  readonly replaces: Readonly<Record<string, string>>;
  /** Values in them by their way, `image.tag`, and what they become. */
  readonly sets?: Readonly<Record<string, string>>;
}

/** A cluster, or machines, that files create or name. */
export interface PlatformFact extends Said {
  readonly kind: "platform";
  /** The subject name in controls: the file, `#`, and its name in the file. */
  readonly id?: string;
  readonly what: "cluster" | "hosts";
  /** eks, gke, aks, ecs, ec2 ...: an id of a technology of the catalogue where there is one. */
  readonly technology: string;
  readonly name?: string;
}

/** A security check that a job makes. */
export interface CheckFact extends Said {
  readonly kind: "check";
  readonly by: string;
  readonly does:
    | "scan-image"
    | "scan-source"
    | "scan-config"
    | "sign"
    | "verify"
    | "sbom"
    | "provenance"
    | "approve";
  readonly tool: string;
  /** The image that it is about, as written. */
  readonly image?: string;
  /** Whether a bad result ends the job; unknown where the file does not tell. */
  readonly blocks: boolean | "unknown";
}

export type Cloud = "aws" | "google" | "azure";

/** A fact about security that a line proves. What is not there is no fact: not seen is not missing. */
export interface ControlFact extends Said {
  readonly kind: "control";
  readonly control: Observation;
  readonly status: "present" | "violated";
  /** The id of the job, ci or workload, the file of a Dockerfile, or the name of the repository that it is about. */
  readonly about: string;
  /** In a few words: `USER appuser`, `12 of 14 actions by commit`. */
  readonly fact: string;
  /** The cloud of a job's key or token. */
  readonly opens?: Cloud;
}

/** One statement of another to the map: an Argo CD application names a folder, a release a chart, an overlay a base. */
export interface UsesFact extends Said {
  readonly kind: "uses";
  /** The path of the file that says it. */
  readonly from: string;
  /** A path in the tree, or an address of elsewhere as text. */
  readonly to: string;
  readonly local: boolean;
  readonly how: "chart" | "values" | "manifests" | "base" | "include" | "workflow" | "source";
}

export type Fact =
  | CiFact
  | JobFact
  | BuildFact
  | PushFact
  | LoginFact
  | RetagFact
  | ToolFact
  | DeployFact
  | EditFact
  | DockerfileFact
  | WorkloadFact
  | RepositoryFact
  | PlatformFact
  | CheckFact
  | ControlFact
  | UsesFact;
