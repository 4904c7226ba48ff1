import { addCheck, input, placeOf, type TaskCall } from "./task-call";

/** Reads a task that checks or that waits for a person; false for others. */
export function readCheckTask(call: TaskCall): boolean {
  const { name } = call;
  if (name === "manualvalidation" || name === "manualintervention") {
    addCheck(call, "approve", "manual-validation", undefined, true);
    call.job.approves();
    call.job.add({
      kind: "control",
      at: placeOf(call),
      control: "manual-approval-before-production",
      status: "present",
      about: call.job.by,
      fact: "A person must approve before the pipeline continues",
    });
    return true;
  }
  if (/trivy/.test(name)) {
    const image = input(call, "image");
    const code = input(call, "exitCode");
    const blocks =
      input(call, "ignoreScanErrors") === "true" ? false : code === undefined ? "unknown" : code !== "0";
    addCheck(call, image === undefined ? "scan-source" : "scan-image", "trivy", image, blocks);
    return true;
  }
  if (name === "snyksecurityscan") {
    const isImage = input(call, "testType") === "container";
    addCheck(
      call,
      isImage ? "scan-image" : "scan-source",
      "snyk",
      input(call, "dockerImageName"),
      input(call, "failOnIssues") !== "false",
    );
    if (!isImage) addDependencyScan(call, "snyk");
    return true;
  }
  const dependency = dependencyTasks.find(([pattern]) => pattern.test(name))?.[1];
  if (dependency !== undefined) {
    addCheck(call, "scan-source", dependency, undefined, "unknown");
    addDependencyScan(call, dependency);
    return true;
  }
  const found = checkTasks.find(([pattern]) => pattern.test(name));
  if (!found) return false;
  addCheck(call, found[1], found[2], input(call, "image", "imageName", "containerImage"), "unknown");
  return true;
}

function addDependencyScan(call: TaskCall, tool: string): void {
  call.job.add({
    kind: "control",
    at: placeOf(call),
    control: "dependency-scan",
    status: "present",
    about: call.job.by,
    fact: `${tool} looks at what the source depends on`,
  });
}

const dependencyTasks: readonly (readonly [RegExp, string])[] = [
  [/^dependency-check/, "dependency-check"],
  [/^advancedsecurity-dependency-scanning$/, "advanced-security"],
  [/^whitesource|^mend/, "mend"],
];

const checkTasks = [
  [/^sonar(?:qube|cloud)analyze$/, "scan-source", "sonarqube"],
  [/^advancedsecurity-codeql-analyze$/, "scan-source", "codeql"],
  [/^microsoftsecuritydevops$/, "scan-source", "microsoft-security-devops"],
  [/^credscan$/, "scan-source", "credscan"],
  [/^aquascanner|^aquasecurity/, "scan-image", "aqua"],
  [/^prismacloud|^twistlock/, "scan-image", "prisma-cloud"],
  [/^anchore|^grype/, "scan-image", "grype"],
  [/^container-scan$|^containerscan$/, "scan-image", "container-scan"],
  [/^manifestgeneratortask$|^sbom/, "sbom", "sbom-tool"],
] as const;
