import { oncePer } from "../../once-per";
import { readEks } from "../cloud/clusters";
import { readCodeBuild } from "../cloud/code-build";
import { readCodeDeployGroup } from "../cloud/code-deploy";
import { readCodePipeline } from "../cloud/code-pipeline";
import { readEcsCluster, readEcsService, readTaskDefinition } from "../cloud/ecs";
import { FactsByFile } from "../cloud/facts-by-file";
import { readHosts, readVolume } from "../cloud/hosts";
import { readListener, readSecurityGroup } from "../cloud/network";
import { readAccessKey, readOidcProvider, readPolicies } from "../cloud/policies";
import { readEcrRepository, readPublicRepository } from "../cloud/registries";
import { createOnce, type ResourceReader } from "../cloud/resource";
import { readFunction, readService } from "../cloud/services";
import type { Reader } from "../reader";
import type { NotUnderstood, SourceTree } from "../source";
import { filledText } from "../values/value";
import { entriesAt } from "../yaml/yaml-node";
import type { YamlFault } from "../yaml/read-yaml";
import { type StackWorld, TemplateStack } from "./stack";
import { isTemplate, readTemplates, type TemplateFile } from "./template";

/** Templates of CloudFormation and SAM, and those that CDK writes; nested stacks with what they are handed. */
export const cloudFormationReader: Reader = {
  format: "cloudformation",
  recognises: isTemplate,
  read: (file, tree) => {
    const { facts, faults, notUnderstood } = factsOfTree(tree);
    return {
      facts: facts.of(file.path),
      notUnderstood: [
        ...(faults.get(file.path) ?? []).map(({ line, message }) => ({
          at: { file: file.path, line },
          why: message,
        })),
        ...notUnderstood.filter(({ at }) => at.file === file.path),
      ],
    };
  },
};

const byType: Readonly<Record<string, ResourceReader>> = {
  "AWS::ECR::Repository": readEcrRepository,
  "AWS::ECR::PublicRepository": readPublicRepository,
  "AWS::ECS::Cluster": readEcsCluster,
  "AWS::ECS::Service": readEcsService,
  "AWS::ECS::TaskDefinition": readTaskDefinition,
  "AWS::EKS::Cluster": readEks,
  "AWS::AppRunner::Service": readService("app-runner"),
  "AWS::Batch::JobDefinition": readService("ecs"),
  "AWS::Lambda::Function": readFunction,
  "AWS::Serverless::Function": readFunction,
  "AWS::AutoScaling::AutoScalingGroup": readHosts,
  "AWS::AutoScaling::LaunchConfiguration": readHosts,
  "AWS::EC2::LaunchTemplate": readHosts,
  "AWS::EC2::Instance": readHosts,
  "AWS::EC2::Volume": readVolume,
  "AWS::RDS::DBInstance": readVolume,
  "AWS::RDS::DBCluster": readVolume,
  "AWS::EFS::FileSystem": readVolume,
  "AWS::EC2::SecurityGroup": readSecurityGroup,
  "AWS::EC2::SecurityGroupIngress": readSecurityGroup,
  "AWS::ElasticLoadBalancingV2::Listener": readListener,
  "AWS::IAM::Role": readPolicies,
  "AWS::IAM::Policy": readPolicies,
  "AWS::IAM::ManagedPolicy": readPolicies,
  "AWS::IAM::User": readPolicies,
  "AWS::IAM::Group": readPolicies,
  "AWS::IAM::OIDCProvider": readOidcProvider,
  "AWS::IAM::AccessKey": readAccessKey,
  "AWS::CodeBuild::Project": readCodeBuild,
  "AWS::CodePipeline::Pipeline": readCodePipeline,
  "AWS::CodeDeploy::DeploymentGroup": readCodeDeployGroup,
};

const stackTypes = new Set(["AWS::CloudFormation::Stack", "AWS::Serverless::Application"]);

interface TreeFacts {
  readonly facts: FactsByFile;
  readonly faults: ReadonlyMap<string, readonly YamlFault[]>;
  readonly notUnderstood: readonly NotUnderstood[];
}

const mostWork = 2_000_000;

/** A nested template says little without what it is handed, so all are read once. */
const factsOfTree = oncePer((tree: SourceTree): TreeFacts => {
  const { templates, faults } = readTemplates(tree);
  const facts = new FactsByFile();
  const read = new Set<string>();
  let work = mostWork;
  const readRoot = (template: TemplateFile) => {
    if (work <= 0) return;
    const world: StackWorld = {
      tree,
      templates,
      resources: [],
      byKey: new Map(),
      once: createOnce(),
      made: 0,
      work,
    };
    addRoot(world, template, facts, read);
    ({ work } = world);
  };
  const nested = nestedIn(tree, templates);
  for (const [path, template] of templates) if (!nested.has(path)) readRoot(template);
  // Templates that only name each other in a circle, or that lie too deep.
  for (const [path, template] of templates) if (!read.has(path)) readRoot(template);
  return { facts, faults, notUnderstood: [...templates.values()].flatMap(loopsOf) };
});

/** Paths of templates that others name. */
function nestedIn(tree: SourceTree, templates: ReadonlyMap<string, TemplateFile>): ReadonlySet<string> {
  const nested = new Set<string>();
  for (const template of templates.values()) {
    const world: StackWorld = {
      tree,
      templates,
      resources: [],
      byKey: new Map(),
      once: createOnce(),
      made: 0,
      work: 50_000,
    };
    const stack = new TemplateStack(world, template, template.file.path, new Map());
    for (const label of stacksIn(template)) {
      const found = stack.templateOf(label)?.file.path;
      if (found !== undefined && found !== template.file.path) nested.add(found);
    }
  }
  return nested;
}

function stacksIn({ root }: TemplateFile): readonly string[] {
  return entriesAt(root, "Resources").flatMap(([label, { value }]) => {
    const type = entriesAt(value).find(([name]) => name === "Type")?.[1].value;
    return type?.kind === "scalar" && stackTypes.has(type.text) ? [label] : [];
  });
}

function addRoot(world: StackWorld, template: TemplateFile, facts: FactsByFile, read: Set<string>): void {
  const root = new TemplateStack(world, template, template.file.path, new Map());
  const stacks = [root];
  // Grows while it is walked; the world has a limit on how many are made.
  for (const stack of stacks) {
    read.add(stack.template.file.path);
    for (const label of stacksIn(stack.template)) {
      const child = stack.child(label);
      if (child) stacks.push(child);
      addUse(stack, label, child, facts);
    }
  }
  for (const stack of stacks) {
    for (const [key, resource] of stack.resources()) {
      world.resources.push(resource);
      world.byKey.set(key, resource);
    }
  }
  for (const resource of world.resources) {
    const reader = Object.hasOwn(byType, resource.type) ? byType[resource.type] : undefined;
    facts.addOf(resource, reader?.(resource) ?? [], template.file.path);
  }
}

function addUse(
  stack: TemplateStack,
  label: string,
  child: TemplateStack | undefined,
  facts: FactsByFile,
): void {
  const { path } = stack.template.file;
  const address = stack.addressOf(label);
  const text = filledText(address);
  const found = child?.template ?? stack.templateOf(label);
  if (!address || text === undefined) return;
  facts.add(path, [
    {
      kind: "uses",
      from: path,
      to: found?.file.path ?? text,
      local: found !== undefined,
      how: "source",
      at: address.at,
    },
  ]);
}

function loopsOf({ file, root }: TemplateFile): readonly NotUnderstood[] {
  return entriesAt(root, "Resources").flatMap(([label, { line }]) =>
    label.startsWith("Fn::ForEach")
      ? [{ at: { file: file.path, line }, why: "A loop over resources (Fn::ForEach) is not unrolled." }]
      : [],
  );
}
