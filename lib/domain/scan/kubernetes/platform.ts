import type { Fact, PlatformFact } from "../facts";
import { entriesAt, textAt } from "../yaml/yaml-node";
import type { KubeObject } from "./pod";
import type { Where } from "./where";

/** Marks that only one kind of cluster understands. */
const marks: readonly (readonly [technology: string, mark: RegExp])[] = [
  ["eks", /^(?:eks\.amazonaws\.com\/|alb\.ingress\.kubernetes\.io\/|vpcresources\.k8s\.aws)/],
  ["gke", /^(?:cloud\.google\.com\/|networking\.gke\.io|iam\.gke\.io\/)/],
  [
    "aks",
    /^(?:azure\.workload\.identity\/|appgw\.ingress\.kubernetes\.io\/|service\.beta\.kubernetes\.io\/azure-)/,
  ],
  ["openshift", /^(?:route|apps|build|image|project|template)\.openshift\.io\//],
];

/** The kind of cluster that an object is written for, where a mark of it says so. */
export function platformOf({ node, apiVersion }: KubeObject, where: Where): PlatformFact | undefined {
  const texts = [
    [apiVersion, node.line] as const,
    ...entriesAt(node, "metadata", "annotations").map(([name, { line }]) => [name, line] as const),
    ...entriesAt(node, "metadata", "labels").map(([name, { line }]) => [name, line] as const),
  ];
  for (const [text, line] of texts) {
    const found = marks.find(([, mark]) => mark.test(text));
    if (found) return { kind: "platform", what: "cluster", technology: found[0], at: where.place(line) };
  }
  const ingressClass = textAt(node, "spec", "ingressClassName");
  if (ingressClass === "alb")
    return { kind: "platform", what: "cluster", technology: "eks", at: where.place(node.line) };
  return undefined;
}

/** The kind of cluster that the address of its API says. */
export function platformOfServer(address: string): string | undefined {
  if (/\.eks\.amazonaws\.com(?:[:/]|$)/.test(address)) return "eks";
  if (/\.azmk8s\.io(?:[:/]|$)/.test(address)) return "aks";
  if (/\.container\.cloud\.google\.com|\.gke\.goog(?:[:/]|$)/.test(address)) return "gke";
  return undefined;
}

/** A file says of its cluster once. */
export function onePlatform(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    if (fact.kind !== "platform") return true;
    const isNew = !seen.has(fact.technology);
    seen.add(fact.technology);
    return isNew;
  });
}
