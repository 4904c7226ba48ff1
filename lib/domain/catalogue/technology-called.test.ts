import { expect, test } from "vitest";
import type { NodeKind } from "../pipeline/document";
import { otherNamesOf } from "./aliases";
import { catalogue } from "./load";
import { searchPalette } from "./palette";
import { readToolName } from "./read-tool-name";
import { technologyCalled } from "./technology-called";

test.each<[string, NodeKind, string | undefined]>([
  ["EKS", "orchestrator", "eks"],
  ["amazon eks", "orchestrator", "eks"],
  ["EKS staging", "orchestrator", "eks"],
  ["Harbor 2", "production-registry", "harbor"],
  ["GitHub Enterprise", "source-repository", "github-enterprise-server"],
  ["ghes", "source-repository", "github-enterprise-server"],
  ["GitHub Enterprise Cloud", "source-repository", "github"],
  ["GitHub", "source-repository", "github"],
  ["ArgoCD production", "delivery", "argo-cd"],
  ["EKS of the shop", "orchestrator", undefined],
  ["Staging", "orchestrator", undefined],
  ["server", "host", undefined],
  ["Our own", "ci", undefined],
  ["EKS", "ci", undefined],
  ["", "ci", undefined],
])("“%s” as %s is %s", (name, kind, technology) => {
  expect(technologyCalled(name, kind)).toBe(technology);
});

test("every technology is meant by its name, its id and its other names, whichever of its kinds it is", () => {
  for (const { id, name, kinds } of catalogue.technologies)
    for (const kind of kinds)
      for (const one of [name, id, ...otherNamesOf(id)])
        expect(technologyCalled(one, kind), `${one} as ${kind}`).toBe(id);
});

test.each<[string, NodeKind, string]>([
  ["GitHub Enterprise", "source-repository", "github-enterprise-server"],
  ["GHES", "source-repository", "github-enterprise-server"],
  ["EKS", "orchestrator", "eks"],
  ["EKS staging", "orchestrator", "eks"],
])("“%s” is the same in Technologies, in the interview and in Add", (name, kind, technology) => {
  expect(technologyCalled(name, kind)).toBe(technology);
  expect(readToolName(name, kind).technology).toBe(technology);
  expect(searchPalette(name)[0]).toMatchObject({ kind, technology: { id: technology } });
});
