import { expect, test } from "vitest";
import { templateById } from "../catalogue/templates/templates";
import { imagesAt, placesOf } from "./image-places";
import { pipelineFromDocument } from "./pipeline";

const article = pipelineOf("article");

test("an image goes from where it is built to what runs it", () => {
  const { handOvers, parentsFrom, runsOn } = placesOf(article, "app");
  expect(handOvers.map(({ from, to }) => `${from.name} to ${to.name}`)).toEqual([
    "Jenkins to Production registry",
    "Production registry to Kubernetes",
    "Kubernetes to Container hosts",
  ]);
  expect(parentsFrom.map(({ name }) => name)).toEqual(["Docker Hub"]);
  expect(runsOn.map(({ name }) => name)).toEqual(["Kubernetes", "Container hosts"]);
});

test("an image that no connection names goes nowhere, and one that names none carries all", () => {
  expect(placesOf(article, "other")).toEqual({ handOvers: [], parentsFrom: [], runsOn: [] });
  const document = templateById("article")?.document;
  if (!document) throw new Error("There is no such template.");
  const unnamed = pipelineFromDocument({
    ...document,
    edges: document.edges.map(({ images: _images, ...edge }) => edge),
  });
  expect(placesOf(unnamed, "other").handOvers).toHaveLength(3);
});

test("a node holds what it builds and what comes to it or leaves it by name", () => {
  const worked = pipelineOf("worked-teamcity-docker-hub");
  const names = (node: string) => imagesAt(worked, node).map(({ id }) => id);
  expect(names("hosted-build")).toEqual(["teamcity-server-staging"]);
  expect(names("docker-hub")).toEqual([
    "teamcity-agent",
    "teamcity-agent-sudo",
    "teamcity-minimal-agent",
    "teamcity-server",
  ]);
  expect(names("source")).toEqual([]);
});

function pipelineOf(template: string) {
  const document = templateById(template)?.document;
  if (!document) throw new Error(`There is no template ${template}.`);
  return pipelineFromDocument(document);
}
