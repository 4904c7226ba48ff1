import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ControlFact, Fact, WorkloadFact } from "../facts";
import type { SourceTree } from "../source";
import { terraformReader } from "./read-terraform";

function treeOf(files: Record<string, string>): SourceTree {
  return new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
}

function factsOf(files: Record<string, string>): readonly Fact[] {
  const tree = treeOf(files);
  return [...tree.values()]
    .filter((file) => terraformReader.recognises(file))
    .flatMap((file) => terraformReader.read(file, tree).facts);
}

const workloads = (facts: readonly Fact[]) =>
  facts.filter((fact): fact is WorkloadFact => fact.kind === "workload");
const controls = (facts: readonly Fact[]) =>
  facts
    .filter((fact): fact is ControlFact => fact.kind === "control")
    .map(({ control, status, at }) => `${control} ${status} ${at.file}:${at.line}`);

const service = `
variable "name" {}
variable "image" {}
variable "extra" { default = false }
variable "secrets" { default = {} }
locals {
  main = {
    name  = var.name
    image = var.image
    readonlyRootFilesystem = true
    privileged = true
    secrets = [for k, v in var.secrets : { name = k, valueFrom = v }]
    environment = [{ name = "DB_PASSWORD", value = "hunter2" }]
    logConfiguration = { logDriver = "awslogs", options = { awslogs-group = aws_cloudwatch_log_group.logs.name } }
  }
  side = { name = "agent", image = "acme/agent:latest" }
}
resource "aws_cloudwatch_log_group" "logs" {
  name              = "logs"
  retention_in_days = 30
}
resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  container_definitions    = jsonencode(concat([local.main], var.extra ? [local.side] : []))
}
resource "aws_ecs_service" "this" {
  name                   = var.name
  task_definition        = aws_ecs_task_definition.this.arn
  enable_execute_command = true
  network_configuration {
    assign_public_ip = false
  }
}
`;

const stack = {
  "infra/main.tf": `
provider "aws" {
  region     = "eu-west-1"
  access_key = "AKIA"
}
variable "tag" {}
resource "aws_ecr_repository" "app" {
  name                 = "acme/app"
  image_tag_mutability = "MUTABLE"
  image_scanning_configuration {
    scan_on_push = true
  }
}
module "web" {
  source  = "../modules/service"
  name    = "web"
  image   = "\${aws_ecr_repository.app.repository_url}:\${var.tag}"
  secrets = { KEY = "arn:aws:secretsmanager:x" }
}
module "api" {
  source = "../modules/service"
  name   = "api"
  image  = "ghcr.io/acme/api:2.0.1"
}
module "far" {
  source  = "acme/far/aws"
  version = "1.0"
}
`,
  "infra/terraform.tfvars": 'tag = "3.1.4"\n',
  "modules/service/main.tf": service,
};

describe("terraform", () => {
  test("a local module is read as it is called: one workload for each call, at the call", () => {
    const found = workloads(factsOf(stack));
    const account = "${aws_account_id}.dkr.ecr.eu-west-1.amazonaws.com";
    expect(
      found.map(({ id, images, orchestrator, optional }) => [id, images[0]?.ref, orchestrator, optional]),
    ).toEqual([
      ["infra/main.tf#aws_ecs_service/web", `${account}/acme/app:3.1.4`, "ecs-fargate", undefined],
      ["infra/main.tf#aws_ecs_service/web/agent", "acme/agent:latest", "ecs-fargate", true],
      ["infra/main.tf#aws_ecs_service/api", "ghcr.io/acme/api:2.0.1", "ecs-fargate", undefined],
      ["infra/main.tf#aws_ecs_service/api/agent", "acme/agent:latest", "ecs-fargate", true],
    ]);
    expect(found[0]?.at).toEqual({ file: "infra/main.tf", line: 14 });
  });

  test("each control has the line that proves it, in the module or where the value was handed in", () => {
    const found = controls(factsOf(stack));
    expect(found).toEqual(
      expect.arrayContaining([
        "ecr-scan-on-push present infra/main.tf:11",
        "ecr-immutable-tags violated infra/main.tf:9",
        "static-cloud-credentials violated infra/main.tf:4",
        "secrets-from-store present infra/main.tf:18",
        "read-only-root-filesystem present modules/service/main.tf:10",
        "privileged-container violated modules/service/main.tf:11",
        "secrets-in-manifests violated modules/service/main.tf:13",
        "container-logs present modules/service/main.tf:20",
        "exec-into-container-enabled violated modules/service/main.tf:30",
        "network-exposure present modules/service/main.tf:32",
        "latest-tag-used violated modules/service/main.tf:16",
        "immutable-tag-deployed present infra/main.tf:23",
      ]),
    );
  });

  test("what two roots call is there once for each environment, and once where nothing tells them apart", () => {
    const called = (tag: string) => `module "shop" {\n  source = "../../modules/shop"\n  tag = "${tag}"\n}\n`;
    const files = {
      "modules/service/main.tf": service,
      "modules/shop/main.tf":
        'variable "tag" {}\nmodule "web" {\n  source = "../service"\n  name   = "web"\n  image  = "acme/web:${var.tag}"\n}\n',
    };
    const idsOf = (roots: Record<string, string>) =>
      workloads(factsOf({ ...roots, ...files }))
        .filter(({ optional }) => optional !== true)
        .map(({ id, environment, images }) => [id, environment, images[0]?.ref]);
    expect(idsOf({ "live/dev/main.tf": called("2"), "live/prod/main.tf": called("1") })).toEqual([
      ["modules/shop/main.tf#aws_ecs_service/web", "dev", "acme/web:2"],
      ["modules/shop/main.tf#aws_ecs_service/web@live/prod", "prod", "acme/web:1"],
    ]);
    expect(idsOf({ "live/a/main.tf": called("1"), "live/b/main.tf": called("1") })).toEqual([
      ["modules/shop/main.tf#aws_ecs_service/web", undefined, "acme/web:1"],
    ]);
  });

  test("repositories and sources are said", () => {
    const facts = factsOf(stack);
    expect(facts.filter(({ kind }) => kind === "repository")).toMatchObject([
      { name: "${aws_account_id}.dkr.ecr.eu-west-1.amazonaws.com/acme/app" },
    ]);
    expect(facts.flatMap((fact) => (fact.kind === "uses" ? [[fact.to, fact.local]] : []))).toEqual([
      ["modules/service", true],
      ["modules/service", true],
      ["acme/far/aws@1.0", false],
    ]);
  });

  test("container definitions as JSON in a heredoc, in a template of the tree, and from for_each", () => {
    const facts = factsOf({
      "a/main.tf": `
resource "aws_ecs_task_definition" "here" {
  family = "here"
  container_definitions = <<-EOT
    [{"name": "a", "image": "acme/a:\${var.tag}", "cpu": \${var.cpu},
      "privileged": true}]
  EOT
}
resource "aws_ecs_task_definition" "there" {
  for_each = toset(["x", "y"])
  family   = "there-\${each.key}"
  container_definitions = templatefile("\${path.module}/task.json.tpl", { image = "acme/\${each.value}:1.0.0" })
}
`,
      "a/task.json.tpl": '[\n  {\n    "name": "b",\n    "image": "${image}"\n  }\n]\n',
    });
    expect(workloads(facts).map(({ name, images }) => [name, images[0]?.ref, images[0]?.at])).toEqual([
      ["here", "acme/a:${var.tag}", { file: "a/main.tf", line: 5 }],
      ["there-x", "acme/x:1.0.0", { file: "a/task.json.tpl", line: 4 }],
      ["there-y", "acme/y:1.0.0", { file: "a/task.json.tpl", line: 4 }],
    ]);
    expect(controls(facts)).toContain("privileged-container violated a/main.tf:6");
  });

  test("hosts: images of machines, metadata by token, disks; what is commented out or counted to zero is not there", () => {
    const facts = factsOf({
      "main.tf": `
data "aws_ami" "base" {
  most_recent = true
}
resource "aws_launch_template" "t" {
  name     = "t"
  image_id = data.aws_ami.base.id
  metadata_options { http_tokens = "required" }
  block_device_mappings {
    ebs { encrypted = true }
  }
}
resource "aws_instance" "none" {
  count = 0
  ami   = "ami-0123456789abcdef0"
}
# resource "aws_instance" "commented" { ami = "ami-0123456789abcdef0" }
`,
    });
    expect(facts.filter(({ kind }) => kind === "platform")).toMatchObject([{ technology: "ec2", name: "t" }]);
    expect(controls(facts)).toEqual([
      "imdsv2-required present main.tf:8",
      "host-ami-pinned violated main.tf:3",
      "disk-encryption present main.tf:10",
    ]);
  });

  test("modules that call each other in a circle, and locals that need themselves, end", () => {
    const facts = factsOf({
      "a/main.tf": 'module "b" { source = "../b" }\nlocals { x = local.y, y = local.x }\n',
      "b/main.tf": 'module "a" { source = "../a" }\nresource "aws_ecr_repository" "r" { name = "r" }\n',
    });
    expect(facts.some(({ kind }) => kind === "repository")).toBe(true);
  });

  test("a file of JSON is read alike", () => {
    const facts = factsOf({
      "m.tf.json":
        '{"resource": {"aws_ecr_repository": {"r": {"name": "${local.n}-x", "image_tag_mutability": "IMMUTABLE"}}},\n "locals": {"n": "app"}}',
    });
    expect(facts[0]).toMatchObject({ kind: "repository", name: expect.stringContaining("/app-x") });
  });

  test("whatever is cut from files: nothing is thrown, lines are in their files", () => {
    fc.assert(
      fc.property(
        fc.nat(service.length),
        fc.nat(80),
        fc.constantFrom("", "}", '"', "${", "\n"),
        (from, cut, put) => {
          const tree = treeOf({
            ...stack,
            "modules/service/main.tf": service.slice(0, from) + put + service.slice(from + cut),
          });
          for (const file of tree.values()) {
            for (const { at } of terraformReader.read(file, tree).facts) {
              expect(at.line <= (tree.get(at.file)?.text.split("\n").length ?? 0)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
