import { describe, expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { droneReader } from "./read-drone";

const read = (text: string, path = ".drone.yml") => readFirst(droneReader, { [path]: text });

const whole = `kind: pipeline
type: docker
name: main
steps:
  - name: test
    image: node:20
    commands: [npm test]
  - name: publish
    image: plugins/docker:20
    settings:
      repo: ghcr.io/acme/web
      registry: ghcr.io
      dockerfile: web/Dockerfile
      context: web
      tags: [latest, "\${DRONE_COMMIT_SHA}"]
      build_args: [V=1]
    when: {event: [push]}
  - name: ship
    image: pelotech/drone-helm3
    privileged: true
    settings: {mode: upgrade, chart: ./chart, release: web, namespace: shop}
    when: {event: promote, target: production}
services:
  - {name: docker, image: "docker:dind"}
trigger: {event: [push, promote]}
`;

describe("droneReader", () => {
  test("a plugin's settings give image, tags and Dockerfile", () => {
    const reading = read(whole);
    expect(factsOf(reading, "build")).toMatchObject([
      {
        images: ["ghcr.io/acme/web:latest", "ghcr.io/acme/web:${DRONE_COMMIT_SHA}"],
        dockerfile: "web/Dockerfile",
        context: "web",
        args: { V: "1" },
        pushes: true,
        at: { line: 11 },
      },
    ]);
    expect(factsOf(reading, "tool").map(({ what, name }) => [what, name])).toEqual([
      ["image", "node"],
      ["plugin", "plugins/docker"],
      ["plugin", "pelotech/drone-helm3"],
    ]);
  });

  test("what only a promotion runs is started by a person", () => {
    expect(
      factsOf(read(whole), "job").map(({ name, starts, environment }) => [name, starts, environment]),
    ).toEqual([
      ["test", "unknown", undefined],
      ["publish", "automatic", undefined],
      ["ship", "by-person", "production"],
    ]);
    expect(factsOf(read(whole), "deploy")).toMatchObject([
      { how: "helm", files: ["chart"], workloads: ["web"], namespace: "shop" },
    ]);
    expect(controlsOf(read(whole))).toEqual([
      ["latest-tag-used", "violated", 11],
      ["manual-approval-before-production", "present", 22],
      ["privileged-build-step", "violated", 20],
      ["docker-in-docker", "present", 24],
      ["ci-plugins-pinned", "violated", 19],
    ]);
  });

  test("Woodpecker's steps may be a map, in a folder whose files begin at the root", () => {
    const text =
      "steps:\n  build:\n    image: woodpeckerci/plugin-docker-buildx:2\n    settings: {repo: acme/web, dry_run: true}\n";
    const reading = read(text, ".woodpecker/build.yml");
    expect(factsOf(reading, "ci")).toMatchObject([{ tool: "woodpecker" }]);
    expect(factsOf(reading, "build")).toMatchObject([
      { images: ["acme/web:latest"], dockerfile: "Dockerfile", pushes: false },
    ]);
  });

  test("however the file is damaged, nothing is thrown and each fact has its line", () => {
    expect(faultsWhenDamaged(droneReader, { ".drone.yml": whole })).toEqual([]);
  });
});
