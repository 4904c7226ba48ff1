/** Groups for lists of controls, in the order of a container's life. */
export const families = [
  { id: "source", name: "Source code" },
  { id: "parents", name: "Parent images and dependencies" },
  { id: "ci", name: "CI system" },
  { id: "image", name: "Building the image" },
  { id: "registry", name: "Registry" },
  { id: "delivery", name: "Delivery" },
  { id: "admission", name: "Admission" },
  { id: "orchestrator", name: "Orchestrator" },
  { id: "host", name: "Host and container engine" },
  { id: "container", name: "Running container" },
] as const;

export type Family = (typeof families)[number]["id"];

const byFirstWord: ReadonlyMap<string, Family> = new Map<string, Family>([
  ["src", "source"],
  ["iac", "source"],
  ["base", "parents"],
  ["docker", "parents"],
  ["pin", "parents"],
  ["dependency", "parents"],
  ["dep", "parents"],
  ["tool", "ci"],
  ["ci", "ci"],
  ["pipeline", "ci"],
  ["publish", "ci"],
  ["secret", "ci"],
  ["platform", "ci"],
  ["jenkins", "ci"],
  ["teamcity", "ci"],
  ["gitlab", "ci"],
  ["gha", "ci"],
  ["img", "image"],
  ["reg", "registry"],
  ["release", "registry"],
  ["ecr", "registry"],
  ["harbor", "registry"],
  ["deploy", "delivery"],
  ["cd", "delivery"],
  ["adm", "admission"],
  ["k8s", "orchestrator"],
  ["eks", "orchestrator"],
  ["ecs", "orchestrator"],
  ["orc", "orchestrator"],
  ["host", "host"],
  ["dockerd", "host"],
  ["ec2", "host"],
  ["run", "container"],
]);

/** The family of a control, from the first word of its id; undefined if it has none. */
export function familyOf(control: string): Family | undefined {
  return byFirstWord.get(control.split("-")[0] ?? "");
}
