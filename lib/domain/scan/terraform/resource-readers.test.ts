import { describe, expect, test } from "vitest";
import type { ControlFact, Fact, WorkloadFact } from "../facts";
import type { SourceTree } from "../source";
import { terraformReader } from "./read-terraform";

function factsOf(files: Record<string, string>): readonly Fact[] {
  const tree: SourceTree = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
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

describe("resources of terraform", () => {
  test("helm releases: images from values, templates of values and set; charts near and far", () => {
    const facts = factsOf({
      "tf/main.tf": `
resource "helm_release" "web" {
  name   = "web"
  chart  = "../charts/web"
  values = [templatefile("\${path.module}/web.yaml", { repo = "acme/web", tag = "1.2.3" })]
}
resource "helm_release" "far" {
  name       = "far"
  repository = "https://charts.example.org"
  chart      = "far"
  set {
    name  = "image.repository"
    value = "acme/far"
  }
  set {
    name  = "image.tag"
    value = "9"
  }
}
resource "helm_release" "plain" {
  name       = "plain"
  repository = "https://charts.example.org"
  chart      = "plain"
}
`,
      "tf/web.yaml": "image:\n  repository: ${repo}\n  tag: ${tag}\n",
    });
    expect(workloads(facts).map(({ name, images }) => [name, images.map(({ ref }) => ref)])).toEqual([
      ["web", ["acme/web:1.2.3"]],
      ["far", ["acme/far:9"]],
    ]);
    expect(facts.flatMap((fact) => (fact.kind === "uses" ? [[fact.how, fact.to]] : []))).toEqual([
      ["chart", "charts/web"],
      ["values", "tf/web.yaml"],
      ["chart", "https://charts.example.org/far"],
      ["chart", "https://charts.example.org/plain"],
    ]);
  });

  test("workloads of Kubernetes as blocks and as manifests", () => {
    const facts = factsOf({
      "k.tf": `
resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    template {
      spec {
        container {
          name  = "web"
          image = "acme/web:1.0.0"
          security_context {
            run_as_non_root = true
          }
        }
      }
    }
  }
}
resource "kubernetes_manifest" "job" {
  manifest = yamldecode(<<-YAML
    kind: CronJob
    metadata: { name: nightly }
    spec:
      jobTemplate: { spec: { template: { spec: { containers: [ { image: acme/job } ] } } } }
  YAML
  )
}
`,
    });
    expect(workloads(facts).map(({ id, namespace, images }) => [id, namespace, images[0]?.ref])).toEqual([
      ["k.tf#Deployment/web", "shop", "acme/web:1.0.0"],
      ["k.tf#CronJob/nightly", undefined, "acme/job"],
    ]);
    expect(controls(facts)).toContain("run-as-non-root-enforced present k.tf:14");
  });

  test("a pipeline: a job for each action, a person's approval, the project that it runs", () => {
    const facts = factsOf({
      "p.tf": `
resource "aws_codebuild_project" "b" {
  name = "build"
  environment {
    image           = "aws/codebuild/standard:7.0"
    privileged_mode = true
  }
  source {
    type      = "CODEPIPELINE"
    buildspec = "ci/buildspec.yml"
  }
}
resource "aws_codepipeline" "p" {
  name = "ship"
  stage {
    name = "Source"
    action {
      name     = "Git"
      category = "Source"
      provider = "CodeStarSourceConnection"
    }
  }
  stage {
    name = "Build"
    action {
      name     = "Image"
      category = "Build"
      provider = "CodeBuild"
      configuration = { ProjectName = aws_codebuild_project.b.name }
    }
  }
  stage {
    name = "Release"
    action {
      name      = "Ask"
      category  = "Approval"
      provider  = "Manual"
      run_order = 1
    }
    action {
      name      = "Ship"
      category  = "Deploy"
      provider  = "ECS"
      run_order = 2
      configuration = { ClusterName = "prod", ServiceName = "web" }
    }
  }
}
`,
      "ci/buildspec.yml": "version: 0.2\n",
    });
    const jobs = facts.flatMap((fact) =>
      fact.kind === "job" ? [[fact.name, fact.starts, fact.needs.length]] : [],
    );
    expect(jobs).toEqual([
      ["build", "automatic", 1],
      ["Source/Git", "automatic", 0],
      ["Build/Image", "automatic", 1],
      ["Release/Ask", "by-person", 1],
      ["Release/Ship", "automatic", 1],
    ]);
    expect(facts.find(({ kind }) => kind === "deploy")).toMatchObject({
      how: "ecs",
      workloads: ["web"],
      cluster: "prod",
    });
    expect(controls(facts)).toContain("manual-approval-before-production present p.tf:34");
    expect(facts.find(({ kind }) => kind === "uses")).toMatchObject({ to: "ci/buildspec.yml" });
  });

  test("policies and security groups: only what is too wide", () => {
    const facts = factsOf({
      "i.tf": `
resource "aws_iam_policy" "wide" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["ec2:Terminate*"], Resource = "*" }] })
}
resource "aws_iam_policy" "reads" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "ec2:Describe*", Resource = "*" }] })
}
resource "aws_security_group" "ssh" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "web" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`,
    });
    expect(controls(facts)).toEqual([
      "least-privilege-iam violated i.tf:3",
      "network-exposure violated i.tf:13",
    ]);
  });
});
