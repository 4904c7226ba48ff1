import type { Control, Gate, MappedCatalogue } from "@/lib/domain/catalogue/catalogue";
import type { NodeKind } from "../domain/pipeline/document";

type Fields = Partial<Pick<Control, "products" | "onlyIfFed" | "onlyIfEntered" | "stage">>;

function aControl(
  id: string,
  weight: number,
  appliesTo: readonly NodeKind[],
  gate?: Gate,
  fields: Fields = {},
): Control {
  return {
    id,
    title: `Control ${id}`,
    appliesTo,
    stage: "build",
    kind: "preventive",
    weight,
    ...(gate ? { gate } : {}),
    ...fields,
  };
}

const controls: readonly Control[] = [
  aControl(
    "adm-image-signature",
    5,
    ["orchestrator", "delivery"],
    { point: "admission", about: "any", against: "swap", provedBy: "img-sign" },
    { onlyIfEntered: { delivery: ["image", "parent-image"] } },
  ),
  aControl("adm-pod-security-baseline", 5, ["orchestrator"], {
    point: "admission",
    about: "any",
    against: "mistake",
  }),
  aControl("adm-threshold", 4, ["orchestrator", "delivery"], {
    point: "admission",
    about: "any",
    against: "mistake",
  }),
  aControl(
    "base-quarantine",
    3,
    ["parent-registry"],
    { point: "parent-pull", about: "content", against: "any" },
    { onlyIfFed: true },
  ),
  aControl("base-sources", 4, ["parent-registry", "builder"], {
    point: "parent-pull",
    about: "content",
    against: "stranger",
  }),
  aControl("ci-ephemeral", 4, ["ci"]),
  aControl(
    "ci-untrusted-code-isolation",
    5,
    ["ci", "builder"],
    { point: "pipeline-trigger", about: "any", against: "outsider" },
    { onlyIfEntered: { builder: ["code"] } },
  ),
  aControl("dep-quarantine", 4, ["package-registry"], undefined, { onlyIfFed: true }),
  aControl("ci-trigger", 5, ["ci"], { point: "pipeline-trigger", about: "any", against: "outsider" }),
  aControl("ci-trigger-order", 4, ["ci", "delivery"], {
    point: "pipeline-trigger",
    about: "content",
    against: "mistake",
  }),
  aControl("deploy-approval", 4, ["delivery", "orchestrator"], {
    point: "deploy",
    about: "orders",
    against: "swap",
  }),
  aControl("deploy-manifest-integrity", 2, ["delivery"], {
    point: "deploy",
    about: "orders",
    against: "swap",
  }),
  aControl(
    "harbor-policies",
    4,
    ["production-registry", "delivery"],
    { point: "registry-pull", about: "content", against: "swap", provedBy: "img-sign" },
    { products: ["harbor"] },
  ),
  aControl("host-hardening", 3, ["host", "workload", "orchestrator", "service"]),
  aControl("host-pull", 3, ["host", "workload"], {
    point: "registry-pull",
    about: "any",
    against: "stranger",
  }),
  aControl("iac-scan", 3, ["source-repository", "delivery"], {
    point: "commit",
    about: "orders",
    against: "mistake",
  }),
  aControl("img-provenance", 4, ["builder", "ci"]),
  aControl("img-scan", 5, ["builder", "production-registry"], {
    point: "image-build",
    about: "content",
    against: "mistake",
  }),
  aControl("img-sign", 5, ["builder", "ci"]),
  aControl("laptop-disk", 1, ["developer"]),
  aControl("promotion-gate", 5, ["production-registry", "delivery"], {
    point: "promotion",
    about: "content",
    against: "swap",
  }),
  aControl("reg-tags", 4, ["production-registry"], {
    point: "registry-push",
    about: "content",
    against: "mistake",
  }),
  aControl("src-deps", 4, ["source-repository", "ci"], {
    point: "commit",
    about: "content",
    against: "mistake",
  }),
  aControl("src-review", 5, ["source-repository"], { point: "commit", about: "any", against: "any" }),
  aControl(
    "teamcity-settings",
    3,
    ["ci"],
    { point: "commit", about: "any", against: "mistake" },
    { products: ["teamcity"] },
  ),
];

/** A control of every sort that the analysis tells apart, those with a rule of their own under their real ids. */
export const gateCatalogue: MappedCatalogue = {
  version: "test",
  controls,
  technologies: [
    { id: "harbor", name: "Harbor", kinds: ["production-registry"], products: ["harbor"] },
    { id: "teamcity", name: "TeamCity", kinds: ["ci"], products: ["teamcity"] },
    { id: "kubernetes", name: "Kubernetes", kinds: ["orchestrator"], products: ["kubernetes"] },
  ],
  mappings: {
    techniques: [
      { id: "T1", controls: ["img-scan", "img-sign", "adm-image-signature"] },
      { id: "T2", controls: ["host-hardening"] },
      { id: "T3", controls: ["src-review", "harbor-policies", "ci-trigger"] },
      { id: "T4", controls: [] },
    ],
    frameworks: [
      {
        id: "guide",
        requirements: [
          { id: "1.1", controls: ["host-hardening", "deploy-approval"] },
          { id: "1.2", controls: ["teamcity-settings"] },
          { id: "1.3", controls: ["img-sign", "laptop-disk"] },
        ],
      },
      {
        id: "slsa-1.2",
        requirements: [
          { id: "BUILD_LEVEL_1", controls: ["img-provenance", "ci-trigger"] },
          { id: "build.process", controls: ["ci-trigger"], track: "build", level: 1 },
          { id: "build.provenance", controls: ["img-provenance"], track: "build", level: 1 },
          { id: "build.hosted", controls: ["ci-ephemeral", "teamcity-settings"], track: "build", level: 2 },
          { id: "build.authentic", controls: ["img-provenance", "img-sign"], track: "build", level: 2 },
          { id: "build.isolated", controls: ["ci-ephemeral"], track: "build", level: 3 },
          { id: "source.history", controls: ["src-review"], track: "source", level: 1 },
          { id: "source.gates", controls: ["src-deps", "iac-scan"], track: "source", level: 2 },
        ],
      },
    ],
  },
};
