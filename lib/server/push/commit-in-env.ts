import "server-only";

/** Where CI systems say which commit they build. */
const names = [
  "GITHUB_SHA",
  "CI_COMMIT_SHA",
  "GIT_COMMIT",
  "BUILD_VCS_NUMBER",
  "BUILD_SOURCEVERSION",
] as const;

/** The commit that the job is of, as its CI system says; undefined where it does not. */
export function commitInEnv(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return names.map((name) => env[name]).find((commit) => commit !== undefined && commit !== "");
}
