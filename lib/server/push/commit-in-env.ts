import "server-only";

/** The variables with the commit in CI systems. */
const names = [
  "GITHUB_SHA",
  "CI_COMMIT_SHA",
  "GIT_COMMIT",
  "BUILD_VCS_NUMBER",
  "BUILD_SOURCEVERSION",
] as const;

/** The commit of the job, from its CI system; undefined if not set. */
export function commitInEnv(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return names.map((name) => env[name]).find((commit) => commit !== undefined && commit !== "");
}
