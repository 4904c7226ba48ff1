import { expect, test } from "vitest";
import { nomadReader } from "./read-nomad";

const job = `
variable "tag" { default = "1.2.3" }
job "shop" {
  namespace = "web"
  group "front" {
    task "web" {
      driver = "docker"
      user   = "1000"
      config {
        image      = "ghcr.io/acme/web:\${var.tag}"
        privileged = true
        volumes    = ["/var/run/docker.sock:/var/run/docker.sock"]
      }
      env { API_TOKEN = "abc" }
      resources { memory = 256 }
    }
    task "script" {
      driver = "exec"
      config { command = "x" }
    }
  }
  group "back" {
    count = 0
    task "api" {
      driver = "docker"
      config { image = "acme/api:[[ .tag ]]" }
    }
  }
}
`;

test("templates of Levant and Nomad Pack stay as placeholders", () => {
  const text = `job "[[ var "job" . ]]" {
  [[- range $c := .list ]]
  group "g" {
    count = [[ .count ]]
    task "t" {
      driver = "docker"
      config { image = "acme/[[ var "image" . ]]:[[ .tag ]]" }
    }
  }
}
`;
  const file = { path: "a.nomad", text };
  const { facts, notUnderstood } = nomadReader.read(file, new Map([[file.path, file]]));
  expect(notUnderstood).toEqual([]);
  expect(facts[0]).toMatchObject({
    name: "{{ var job . }}",
    images: [{ ref: "acme/{{ var image . }}:{{ .tag }}" }],
  });
});

test("groups of tasks of Nomad with the images that they run", () => {
  const file = { path: "shop.nomad.hcl", text: job };
  const { facts, notUnderstood } = nomadReader.read(file, new Map([[file.path, file]]));
  expect(notUnderstood).toEqual([]);
  expect(facts.filter(({ kind }) => kind === "workload")).toMatchObject([
    { name: "shop/front", namespace: "web", images: [{ ref: "ghcr.io/acme/web:1.2.3", at: { line: 10 } }] },
    { name: "shop/back", optional: true, images: [{ ref: "acme/api:{{ .tag }}" }] },
  ]);
  expect(
    facts.flatMap((fact) => (fact.kind === "control" ? [`${fact.control} ${fact.at.line}`] : [])),
  ).toEqual([
    "privileged-container 11",
    "run-as-non-root-enforced 8",
    "docker-socket-mounted 12",
    "memory-limit 15",
    "secrets-in-manifests 14",
  ]);
});
