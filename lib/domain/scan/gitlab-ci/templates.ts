import type { CheckFact } from "../facts";
import type { Observation } from "../observations";

/** The effects of a job of GitLab's own templates or components. */
export interface TemplateJob {
  readonly name: string;
  readonly check?: Pick<CheckFact, "does" | "tool">;
  readonly control?: Observation;
  /** The name of the image that it builds and pushes, by variables of GitLab. */
  readonly builds?: string;
}

/** By the last part of the template's path or of the component's address. */
const templates: readonly (readonly [RegExp, TemplateJob])[] = [
  [
    /^container[-_]scanning/i,
    {
      name: "container_scanning",
      check: { does: "scan-image", tool: "gitlab-container-scanning" },
      control: "image-scan",
    },
  ],
  [
    /^dependency[-_]scanning/i,
    {
      name: "dependency_scanning",
      check: { does: "scan-source", tool: "gitlab-dependency-scanning" },
      control: "dependency-scan",
    },
  ],
  [/^sast[-_]iac/i, { name: "iac-sast", check: { does: "scan-config", tool: "gitlab-iac-scanning" } }],
  [/^sast/i, { name: "sast", check: { does: "scan-source", tool: "gitlab-sast" } }],
  [
    /^secret[-_]detection/i,
    { name: "secret_detection", check: { does: "scan-source", tool: "gitlab-secret-detection" } },
  ],
  [/^auto-devops/i, { name: "build", builds: "$CI_REGISTRY_IMAGE/$CI_COMMIT_REF_SLUG:$CI_COMMIT_SHA" }],
  [/^build\./i, { name: "build", builds: "$CI_REGISTRY_IMAGE/$CI_COMMIT_REF_SLUG:$CI_COMMIT_SHA" }],
  [/^docker\./i, { name: "docker-build", builds: "$CI_REGISTRY_IMAGE:$CI_COMMIT_REF_SLUG" }],
];

/** The job that a template of GitLab brings, where it says something of images. */
export function templateJob(template: string): TemplateJob | undefined {
  const last = template.slice(template.lastIndexOf("/") + 1);
  return templates.find(([form]) => form.test(last))?.[1];
}
