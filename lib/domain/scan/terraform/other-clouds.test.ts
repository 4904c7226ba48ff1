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

describe("resources of other clouds, and modules of the registry", () => {
  test("services and machines of other clouds", () => {
    const facts = factsOf({
      "g.tf": `
resource "google_artifact_registry_repository" "r" {
  location      = "europe-west1"
  repository_id = "shop"
  project       = "acme"
  format        = "DOCKER"
}
resource "google_cloud_run_v2_service" "web" {
  name = "web"
  template {
    containers {
      image = "europe-west1-docker.pkg.dev/acme/\${google_artifact_registry_repository.r.name}/web:\${var.tag}"
      env {
        name = "KEY"
        value_source {
          secret_key_ref {
            secret = "key"
          }
        }
      }
    }
  }
  lifecycle {
    ignore_changes = [template[0].containers[0].image]
  }
}
resource "azurerm_container_group" "db" {
  name            = "db"
  ip_address_type = "Public"
  container {
    image = "mysql:8.0"
    environment_variables = { MYSQL_PASSWORD = "secret" }
  }
}
resource "azurerm_linux_virtual_machine" "vm" {
  name = "vm"
  source_image_reference { version = "latest" }
}
`,
    });
    const image = "europe-west1-docker.pkg.dev/acme/shop/web:${var.tag}";
    expect(facts.filter(({ kind }) => kind === "repository")).toMatchObject([
      { name: "europe-west1-docker.pkg.dev/acme/shop" },
    ]);
    expect(workloads(facts)).toMatchObject([
      { name: "web", orchestrator: "cloud-run", images: [{ ref: image, startsAs: image }] },
      { name: "db", orchestrator: "container-group", images: [{ ref: "mysql:8.0" }] },
    ]);
    expect(controls(facts)).toEqual([
      "secrets-from-store present g.tf:16",
      "secrets-in-manifests violated g.tf:32",
      "network-exposure violated g.tf:29",
      "host-ami-pinned violated g.tf:37",
    ]);
  });

  test("containers of modules of the registry", () => {
    const facts = factsOf({
      "m.tf": `
module "container" {
  source          = "cloudposse/ecs-container-definition/aws"
  container_name  = "a"
  container_image = "acme/a:1.0.0"
}
resource "aws_ecs_task_definition" "t" {
  family                = "t"
  container_definitions = module.container.json_map_encoded_list
}
module "ecs" {
  source       = "terraform-aws-modules/ecs/aws"
  cluster_name = "prod"
  services = {
    api = {
      enable_execute_command = true
      container_definitions = {
        api = { image = "acme/api:2.0.0", readonly_root_filesystem = false }
      }
    }
  }
}
`,
    });
    expect(workloads(facts).map(({ name, images }) => [name, images[0]?.ref])).toEqual([
      ["t", "acme/a:1.0.0"],
      ["api", "acme/api:2.0.0"],
    ]);
    expect(facts.find(({ kind }) => kind === "platform")).toMatchObject({ technology: "ecs", name: "prod" });
    expect(controls(facts)).toContain("exec-into-container-enabled violated m.tf:16");
  });
});
