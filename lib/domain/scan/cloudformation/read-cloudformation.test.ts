import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ControlFact, Fact, WorkloadFact } from "../facts";
import type { SourceTree } from "../source";
import { cloudFormationReader } from "./read-cloudformation";

function treeOf(files: Record<string, string>): SourceTree {
  return new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
}

function factsOf(files: Record<string, string>): readonly Fact[] {
  const tree = treeOf(files);
  return [...tree.values()]
    .filter((file) => cloudFormationReader.recognises(file))
    .flatMap((file) => cloudFormationReader.read(file, tree).facts);
}

const workloads = (facts: readonly Fact[]) =>
  facts.filter((fact): fact is WorkloadFact => fact.kind === "workload");
const controls = (facts: readonly Fact[]) =>
  facts
    .filter((fact): fact is ControlFact => fact.kind === "control")
    .map(({ control, status, at }) => `${control} ${status} ${at.file}:${at.line}`);

const service = `Parameters:
  ImageUrl:
    Type: String
    Default: nginx
  Tag:
    Type: String
    Default: 1.2.3
  Sidecar:
    Type: String
    Default: "no"
Conditions:
  HasSidecar: !Equals [!Ref Sidecar, "yes"]
Mappings:
  Images:
    prod: { side: "acme/side:9.9.9" }
Resources:
  Repository:
    Type: AWS::ECR::Repository
    Properties:
      RepositoryName: acme/app
      ImageScanningConfiguration:
        ScanOnPush: true
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      RetentionInDays: 14
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: app
      RequiresCompatibilities: [FARGATE]
      ContainerDefinitions:
        - Name: app
          Image: !Sub "\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/\${Repository}:\${Tag}"
          Privileged: true
          LogConfiguration:
            LogDriver: awslogs
            Options:
              awslogs-group: !Ref Logs
        - Name: start
          Image: !Ref ImageUrl
        - Name: mapped
          Image: !FindInMap [Images, prod, side]
        - Fn::If:
            - HasSidecar
            - Name: agent
              Image: acme/agent:latest
            - !Ref AWS::NoValue
  Service:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Task
      NetworkConfiguration:
        AwsvpcConfiguration:
          AssignPublicIp: ENABLED
`;

describe("cloudformation", () => {
  test("a service runs its task's images; a parameter that is the whole image stays a placeholder", () => {
    const found = workloads(factsOf({ "s.yaml": service }));
    expect(
      found.map(({ name, type, orchestrator, optional }) => [name, type, orchestrator, optional]),
    ).toEqual([
      ["app", "AWS::ECS::Service", "ecs-fargate", undefined],
      ["agent", "container", "ecs-fargate", true],
    ]);
    expect(found[0]?.images.map(({ ref, at, startsAs }) => [ref, at.line, startsAs])).toEqual([
      ["${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/acme/app:1.2.3", 34, undefined],
      ["${ImageUrl}", 4, "nginx"],
      ["acme/side:9.9.9", 15, undefined],
    ]);
  });

  test("controls with the line that proves them", () => {
    expect(controls(factsOf({ "s.yaml": service }))).toEqual(
      expect.arrayContaining([
        "ecr-scan-on-push present s.yaml:22",
        "privileged-container violated s.yaml:35",
        "container-logs present s.yaml:26",
        "network-exposure violated s.yaml:55",
        "latest-tag-used violated s.yaml:47",
      ]),
    );
  });

  test("nested stacks are found by the end of their address and get what they are handed", () => {
    const facts = factsOf({
      "master.yaml": `Resources:
  Web:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: https://s3.amazonaws.com/bucket/stacks/service.yaml
      Parameters:
        ImageUrl: ghcr.io/acme/web:2.0.0
  Gone:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: !Sub https://\${Bucket}.s3.amazonaws.com/vpc.yaml
`,
      "stacks/service.yaml": service,
    });
    expect(workloads(facts)[0]?.images[1]).toMatchObject({
      ref: "ghcr.io/acme/web:2.0.0",
      at: { file: "master.yaml" },
    });
    expect(facts.flatMap((fact) => (fact.kind === "uses" ? [[fact.to, fact.local]] : []))).toEqual([
      ["stacks/service.yaml", true],
      ["https://${Bucket}.s3.amazonaws.com/vpc.yaml", false],
    ]);
  });

  test("what no file tells stays as an expression", () => {
    const facts = factsOf({
      "t.json": JSON.stringify({
        Resources: {
          T: {
            Type: "AWS::ECS::TaskDefinition",
            Properties: {
              Family: { "Fn::Sub": "${AWS::StackName}-t" },
              ContainerDefinitions: [
                { Name: "a", Image: { "Fn::Join": ["", [{ Ref: "Host" }, "/app:", { Ref: "Tag" }]] } },
                {
                  Name: "b",
                  Image: { "Fn::ImportValue": "shared-image" },
                  Privileged: { "Fn::If": ["Prod", false, true] },
                },
              ],
            },
          },
        },
      }),
    });
    expect(workloads(facts)[0]).toMatchObject({
      name: "${AWS::StackName}-t",
      images: [{ ref: "${Host}/app:${Tag}" }, { ref: "${Fn::ImportValue shared-image}" }],
    });
    expect(controls(facts)).toEqual([]);
  });

  test("machines follow a parameter that moves; start scripts and disks; policies as maps and as texts", () => {
    const facts = factsOf({
      "h.yaml": `Parameters:
  Ami:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id
Resources:
  Launch:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: !Ref Ami
        MetadataOptions: { HttpTokens: required }
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: p
          PolicyDocument: |
            {"Statement": [{"Effect": "Allow",
              "Action": "ecs:*", "Resource": "*"}]}
`,
    });
    expect(controls(facts)).toEqual([
      "imdsv2-required present h.yaml:11",
      "host-ami-pinned violated h.yaml:4",
      "least-privilege-iam violated h.yaml:19",
    ]);
  });

  test("a pipeline with an approval before a stack is changed", () => {
    const facts = factsOf({
      "p.yml": `Resources:
  P:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Stages:
        - Name: Gate
          Actions:
            - Name: Ask
              ActionTypeId: { Category: Approval, Owner: AWS, Provider: Manual, Version: "1" }
        - Name: Ship
          Actions:
            - Name: Stack
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: "1" }
              Configuration: { StackName: web, TemplatePath: "Source::infra/service.yaml" }
`,
    });
    expect(facts.filter(({ kind }) => kind === "job")).toMatchObject([
      { name: "Gate/Ask", starts: "by-person" },
      { name: "Ship/Stack", starts: "automatic", needs: ["p.yml#AWS::CodePipeline::Pipeline/P#Gate/Ask"] },
    ]);
    expect(facts.find(({ kind }) => kind === "deploy")).toMatchObject({
      how: "cloudformation",
      files: ["infra/service.yaml"],
    });
    expect(controls(facts)).toEqual(["manual-approval-infrastructure present p.yml:8"]);
  });

  test("stacks that nest each other, and values that need themselves, end", () => {
    const nested = (other: string) =>
      `Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./${other}\n      Parameters: { A: !GetAtt S.Outputs.X }\nOutputs:\n  X: { Value: !GetAtt S.Outputs.X }\nConditions:\n  C: !Condition C\n`;
    expect(factsOf({ "a.yaml": nested("b.yaml"), "b.yaml": nested("a.yaml") })).not.toHaveLength(0);
  });

  test("other YAML with the same words is not taken", () => {
    const text = "on: push\njobs:\n  x:\n    steps: [{ run: 'aws AWS::X' }]\n";
    expect(cloudFormationReader.recognises({ path: "a.yml", text })).toBe(false);
  });

  test("whatever is cut from a file: nothing is thrown, lines are in the file", () => {
    fc.assert(
      fc.property(
        fc.nat(service.length),
        fc.nat(80),
        fc.constantFrom("", "!", "{", "\n", "&a ", "*a"),
        (from, cut, put) => {
          const tree = treeOf({ "s.yaml": service.slice(0, from) + put + service.slice(from + cut) });
          for (const file of tree.values()) {
            for (const { at } of cloudFormationReader.read(file, tree).facts) {
              expect(at.line <= file.text.split("\n").length).toBe(true);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
