import type { DeployFact, Fact, JobFact, Trigger } from "../facts";
import type { Place } from "../source";
import { field, fields, filledText, flagOf, type Value } from "../values/value";
import { type CloudResource, controlFact, type ResourceReader } from "./resource";

interface Action {
  readonly job: string;
  readonly name: string;
  readonly stage: string;
  readonly category: string;
  readonly provider: string;
  readonly configuration: Value | undefined;
  readonly order: number;
  readonly at: Place;
  readonly project: string | undefined;
  readonly projectValue: Value | undefined;
}

/** Stages with their actions, in the words of both Terraform and CloudFormation. */
function stagesOf(pipeline: CloudResource): readonly (readonly Action[])[] {
  const stages = [...fields(pipeline.value, "stage"), ...fields(pipeline.value, "stages")];
  return stages.map((stage) => {
    const stageName = filledText(field(stage, "name")) ?? "stage";
    return [...fields(stage, "action"), ...fields(stage, "actions")].map((action) => {
      const name = filledText(field(action, "name")) ?? "action";
      const projectValue = field(action, "configuration", "ProjectName");
      return {
        job: `${pipeline.id}#${stageName}/${name}`,
        name,
        stage: stageName,
        category: filledText(field(action, "category") ?? field(action, "action_type_id", "category")) ?? "",
        provider: filledText(field(action, "provider") ?? field(action, "action_type_id", "provider")) ?? "",
        configuration: field(action, "configuration"),
        order: Number(filledText(field(action, "run_order")) ?? 1) || 1,
        at: action.at,
        project: filledText(projectValue),
        projectValue,
      };
    });
  });
}

/** The jobs of pipelines of the stack that run a project of CodeBuild. */
export function projectActions(project: CloudResource): readonly string[] {
  const name = filledText(field(project.value, "name"));
  return project.stack
    .all()
    .filter(({ type }) => type === "aws_codepipeline" || type === "AWS::CodePipeline::Pipeline")
    .flatMap((pipeline) => stagesOf(pipeline).flat())
    .filter(
      (action) =>
        project.stack.referred(action.projectValue) === project ||
        (action.project !== undefined && action.project === name),
    )
    .map(({ job }) => job);
}

/** A pipeline of CodePipeline: a job for each action; those of a stage wait for the stage before. */
export const readCodePipeline: ResourceReader = (pipeline) => {
  const { id, at, value, label } = pipeline;
  const stages = stagesOf(pipeline);
  const isTold = hasEvents(pipeline);
  const triggers = stages.flat().flatMap((action) => triggerOf(action, isTold));
  const facts: Fact[] = [
    {
      kind: "ci",
      id,
      tool: "codebuild",
      name: filledText(field(value, "name")) ?? label,
      triggers,
      at,
    },
  ];
  let before: readonly string[] = [];
  let gate: Action | undefined;
  for (const stage of stages) {
    const orders = [...new Set(stage.map(({ order }) => order))].toSorted((a, b) => a - b);
    for (const order of orders) {
      const actions = stage.filter((action) => action.order === order);
      for (const action of actions) {
        facts.push(jobOf(action, id, before, triggers.length > 0), ...deployOf(action));
        if (gate && action.category === "Deploy") {
          facts.push(gateFact(gate, action, id));
          gate = undefined;
        }
        if (action.category === "Approval") gate = action;
      }
      before = actions.map(({ job }) => job);
    }
  }
  return facts;
};

/** Whether a rule on events or a webhook of the stack can start a pipeline. */
function hasEvents({ stack }: CloudResource): boolean {
  return stack.once(events, () =>
    stack
      .all()
      .some(({ type }) =>
        /^aws_(?:cloudwatch_event_(?:rule|target)|codepipeline_webhook)$|^AWS::(?:Events::Rule|CodePipeline::Webhook)$/.test(
          type,
        ),
      ),
  );
}

const events = Symbol("what starts pipelines");

function triggerOf({ category, provider, configuration }: Action, isTold: boolean): readonly Trigger[] {
  if (category !== "Source") return [];
  const polls = flagOf(field(configuration, "PollForSourceChanges") ?? field(configuration, "DetectChanges"));
  // Then an event starts it, where the stack has a rule for one, or a person.
  if (polls === false && !isTold) return [];
  return [{ on: provider === "ECR" || provider === "S3" ? "upstream" : "push", text: provider }];
}

function jobOf(action: Action, ci: string, needs: readonly string[], isStarted: boolean): JobFact {
  return {
    kind: "job",
    id: action.job,
    ci,
    name: `${action.stage}/${action.name}`,
    // After the first stage the pipeline continues automatically; the trigger of the first may be unknown.
    starts:
      action.category === "Approval" ? "by-person" : isStarted || needs.length > 0 ? "automatic" : "unknown",
    needs,
    ...(action.provider !== "" && { runsOn: action.provider }),
    at: action.at,
  };
}

/** The deployments of a Deploy action. */
function deployOf({ category, provider, configuration, job, at }: Action): readonly DeployFact[] {
  if (category !== "Deploy") return [];
  const text = (name: string) => filledText(field(configuration, name));
  const listed = (...names: readonly string[]) => names.flatMap((name) => text(name) ?? []);
  const template = text("TemplatePath");
  const how: DeployFact["how"] =
    provider === "ECS"
      ? "ecs"
      : provider.startsWith("CodeDeploy")
        ? "codedeploy"
        : provider.startsWith("CloudFormation")
          ? "cloudformation"
          : provider === "EKS"
            ? "helm"
            : "unknown";
  const cluster = text("ClusterName");
  return [
    {
      kind: "deploy",
      by: job,
      how,
      // `Artifact::path/in/it`
      files: template === undefined ? [] : [template.split("::").at(-1) ?? template],
      workloads: listed("ServiceName", "DeploymentGroupName", "StackName", "HelmReleaseName"),
      ...(cluster !== undefined && { cluster }),
      at,
    },
  ];
}

/** A person's approval before something is handed over: to infrastructure where a stack is changed. */
function gateFact(gate: Action, deploy: Action, about: string): Fact {
  const isStack = deploy.provider.startsWith("CloudFormation");
  return controlFact(
    isStack ? "manual-approval-infrastructure" : "manual-approval-before-production",
    "present",
    about,
    `${gate.name} before ${deploy.name}`,
    gate.at,
  );
}
