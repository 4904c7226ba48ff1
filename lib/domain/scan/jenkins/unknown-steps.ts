import { asText, type Value } from "../groovy/value";

/** Steps whose names sound like more than they are. */
const harmless = new Set(
  "buildDiscarder publishHTML publishChecks publishIssues publishCoverage publishTestResults disableConcurrentBuilds copyArtifacts recordIssues rebuildSettings buildName buildDescription withDockerRegistry withDockerContainer withDockerServer withKubeConfig withKubeCredentials imageName githubPublisher publishGithubChecks dockerCert releaseLock kubeconfig dockerFingerprintFrom dockerFingerprintRun stage disableResume buildingTag tagPattern echo error println print checkout git emailext mail slackSend writeFile".split(
    " ",
  ),
);
const telling = /docker|image|deploy|publish|push|helm|kube|k8s|ecs|release|registry/i;
const tellingArguments =
  /^(?:.*image.*|docker.*|registry.*|repo(?:sitory)?|tag|helm.*|chart.*|cluster.*|namespace|manifests?)$/i;

/** Why an unknown call may matter; undefined if it likely doesn't. */
export function isWorthSaying(
  path: string,
  named: ReadonlyMap<string, Value>,
  positional: readonly Value[],
): string | undefined {
  const name = path.split(".").at(-1) ?? path;
  if (harmless.has(name) || path.startsWith("docker.") || path.startsWith("currentBuild.")) return undefined;
  const [first] = positional;
  const all = first?.kind === "map" ? new Map([...first.entries, ...named]) : named;
  const given = [...all].filter(([key]) => tellingArguments.test(key));
  // `withSomething { }` only brings something to what is in its brackets.
  if (given.length === 0 && (!telling.test(name) || /^with[A-Z]/.test(name))) return undefined;
  const said = given
    .flatMap(([key, value]) => {
      const text = asText(value);
      return text === undefined ? [] : [`${key} “${text.slice(0, 80)}”`];
    })
    .slice(0, 5);
  const unnamed = positional.flatMap((value) => asText(value) ?? []).map((text) => `“${text.slice(0, 80)}”`);
  const told = [...unnamed, ...said].slice(0, 5);
  const what = told.length > 0 ? ` It is given ${told.join(", ")}.` : "";
  return `The step “${path}” is not defined in these files, so its effect is unknown.${what}`;
}
