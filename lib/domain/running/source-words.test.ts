import { expect, it } from "vitest";
import { sourceWords } from "./source-words";

it.each([
  ["kubernetes", "kubernetes", "Kubernetes"],
  ["docker-ps", "docker", "container engine"],
  ["ecs-tasks", "ecs", "ECS"],
  ["ecs-tasks", "ecs prod", "ECS cluster prod"],
  ["ecr-images", "ecr-images 1.dkr.ecr/shop", "images of 1.dkr.ecr/shop"],
  ["registry-catalog", "registry-catalog ghcr.io", "repositories of ghcr.io"],
  ["registry-tags", "registry-tags ghcr.io, 2 repositories 2-0a1b", "tags of ghcr.io, 2 repositories"],
])("%s, %s: %s", (format, source, words) => {
  expect(sourceWords({ format, source })).toBe(words);
});
