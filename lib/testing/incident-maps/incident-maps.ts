import { aPipeline, type PipelineBuilder } from "../builders";

/** A victim's pipeline as they would have drawn it the day before: nothing on it that only the attacker knew. */
export interface IncidentMap {
  readonly map: PipelineBuilder;
  /** The way that was taken, node by node, from where it comes on the map. */
  readonly way: readonly string[];
}

/** Our own drawings after the public record of each incident of the catalogue, with what was in force; by the incident's id. */
export const incidentMaps: { readonly [incident: string]: IncidentMap } = {
  "solarwinds-sunspot-2020": {
    map: aPipeline("Orion")
      .node("engineers", { kind: "developer" })
      .node("repository")
      .node("build-server", { kind: "ci" })
      .node("msbuild", { kind: "builder" })
      .node("updates", { kind: "production-registry" })
      .node("customers", { kind: "host" })
      .edge("engineers", "repository", { artifact: "code" })
      .edge("repository", "build-server", { artifact: "code", automated: true })
      .edge("build-server", "msbuild", { artifact: "code", automated: true })
      .edge("msbuild", "updates", { automated: true })
      .edge("updates", "customers")
      .claim("msbuild", "img-sign", { status: "implemented" }),
    way: ["build-server", "msbuild", "updates", "customers"],
  },
  "codecov-bash-uploader-2021": {
    map: aPipeline("A customer of Codecov")
      .node("developers", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("uploader", { kind: "package-registry", name: "codecov.io/bash" })
      .node("ci", { buildsImages: true })
      .node("registry")
      .node("cluster", { technologies: ["kubernetes"] })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "ci", { artifact: "code", automated: true })
      // A URL that a job pipes to a shell.
      .edge("uploader", "ci", { artifact: "tool", pinned: false })
      .edge("ci", "registry", { automated: true })
      .edge("registry", "cluster"),
    way: ["uploader", "ci", "registry", "cluster"],
  },
  "teamcity-svr-2023": {
    map: aPipeline("A vendor on TeamCity")
      .node("developers", { kind: "developer" })
      .node("repository")
      .node("teamcity", { kind: "ci", technologies: ["teamcity"] })
      .node("agents", { kind: "builder" })
      .node("registry")
      .node("servers", { kind: "host" })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "teamcity", { artifact: "code", automated: true })
      .edge("teamcity", "agents", { artifact: "code", automated: true })
      .edge("agents", "registry", { automated: true })
      .edge("registry", "servers"),
    way: ["teamcity", "agents", "registry", "servers"],
  },
  "tj-actions-reviewdog-2025": {
    map: aPipeline("A project on GitHub Actions")
      .node("developers", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("marketplace", { kind: "package-registry", name: "GitHub Marketplace" })
      .node("workflow", { kind: "ci", technologies: ["github-actions"], buildsImages: true })
      .node("registry")
      .node("cluster", { technologies: ["kubernetes"] })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "workflow", { artifact: "code", automated: true })
      .edge("marketplace", "workflow", { artifact: "tool", pinned: false })
      .edge("workflow", "registry", { automated: true })
      .edge("registry", "cluster"),
    way: ["marketplace", "workflow", "registry", "cluster"],
  },
  "trivy-kics-2026": {
    map: aPipeline("A team that scans")
      .node("developers", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("scanner", { kind: "package-registry", name: "Trivy action and image" })
      .node("workflow", { kind: "ci", technologies: ["github-actions"], buildsImages: true })
      .node("registry")
      .node("cluster", { technologies: ["kubernetes"] })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "workflow", { artifact: "code", automated: true })
      .edge("scanner", "workflow", { artifact: "tool", pinned: false })
      .edge("workflow", "registry", { automated: true })
      .edge("registry", "cluster")
      .claim("workflow", "img-vuln-scan", { status: "implemented" }),
    way: ["scanner", "workflow", "registry", "cluster"],
  },
  "xz-debian-images-2024": {
    map: aPipeline("A team on Debian images")
      .node("developers", { kind: "developer" })
      .node("repository")
      .node("hub", { technologies: ["docker-hub"] })
      .node("builder")
      .node("registry")
      .node("cluster", { technologies: ["kubernetes"] })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "builder", { artifact: "code", automated: true })
      .edge("hub", "builder", { artifact: "parent-image", pinned: false, automated: true })
      .edge("builder", "registry", { automated: true })
      .edge("registry", "cluster")
      .claim("hub", "docker-hub-trusted-content", { status: "implemented" }),
    way: ["hub", "builder", "registry", "cluster"],
  },
  "tanstack-cache-2026": {
    map: aPipeline("TanStack")
      .node("contributors", { kind: "developer", external: true })
      .node("maintainers", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("pull-requests", { kind: "ci", technologies: ["github-actions"] })
      .node("release", { kind: "ci", technologies: ["github-actions"] })
      .node("npm", { kind: "package-registry", technologies: ["npm"] })
      .edge("contributors", "repository", { artifact: "code" })
      .edge("maintainers", "repository", { artifact: "code" })
      .edge("repository", "pull-requests", { artifact: "code", automated: true })
      .edge("repository", "release", { artifact: "code", automated: true })
      .edge("release", "npm", { artifact: "image", automated: true })
      .claim("repository", "src-two-party-review", { status: "implemented" })
      .claim("repository", "src-strong-auth", { status: "implemented" })
      .claim("release", "ci-short-lived-credentials", { status: "implemented" })
      .claim("release", "img-provenance", { status: "implemented" }),
    way: ["contributors", "repository", "pull-requests", "release", "npm"],
  },
  "tesla-kubernetes-2018": {
    map: aPipeline("A cluster on AWS")
      .node("developers", { kind: "developer" })
      .node("repository")
      .node("ci", { buildsImages: true })
      .node("registry")
      .node("kubernetes", { kind: "orchestrator", technologies: ["kubernetes"] })
      .node("pods", { kind: "workload" })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "ci", { artifact: "code", automated: true })
      .edge("ci", "registry", { automated: true })
      .edge("registry", "kubernetes")
      .edge("kubernetes", "pods", { artifact: "container" }),
    way: ["kubernetes", "pods"],
  },
  "circleci-2023": {
    map: aPipeline("A customer of CircleCI")
      .node("developers", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("circleci", { kind: "ci", technologies: ["circleci"], buildsImages: true })
      .node("registry")
      .node("cluster", { technologies: ["kubernetes"] })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "circleci", { artifact: "code", automated: true })
      .edge("circleci", "registry", { automated: true })
      .edge("registry", "cluster")
      // The deploy key that is kept in the project's variables.
      .edge("circleci", "cluster", { artifact: "credential" })
      .claim("repository", "src-strong-auth", { status: "implemented" }),
    way: ["circleci", "cluster"],
  },
  "php-git-2021": {
    map: aPipeline("PHP")
      .node("maintainers", { kind: "developer" })
      .node("git", { kind: "source-repository", name: "git.php.net" })
      .node("release-build", { kind: "builder" })
      .node("downloads", { kind: "production-registry" })
      .edge("maintainers", "git", { artifact: "code" })
      .edge("git", "release-build", { artifact: "code", automated: true })
      .edge("release-build", "downloads"),
    way: ["git", "release-build", "downloads"],
  },
  "checkmarx-jenkins-2026": {
    map: aPipeline("A team on Jenkins")
      .node("developers", { kind: "developer" })
      .node("repository")
      .node("update-center", { kind: "package-registry", technologies: ["jenkins-update-center"] })
      .node("jenkins", { kind: "ci", technologies: ["jenkins"], buildsImages: true })
      .node("registry")
      .node("cluster", { technologies: ["kubernetes"] })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "jenkins", { artifact: "code", automated: true })
      // Plugins in their latest version.
      .edge("update-center", "jenkins", { artifact: "tool", pinned: false })
      .edge("jenkins", "registry", { automated: true })
      .edge("registry", "cluster"),
    way: ["update-center", "jenkins", "registry", "cluster"],
  },
  "mastra-npm-2026": {
    map: aPipeline("Mastra")
      .node("maintainers", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("release", { kind: "ci", technologies: ["github-actions"] })
      .node("npm", { kind: "package-registry", technologies: ["npm"] })
      .node("applications", { kind: "host" })
      .edge("maintainers", "repository", { artifact: "code" })
      .edge("repository", "release", { artifact: "code", automated: true })
      .edge("release", "npm", { automated: true })
      .edge("npm", "applications")
      .claim("release", "img-provenance", { status: "implemented" }),
    way: ["npm", "applications"],
  },
  "asyncapi-release-2026": {
    map: aPipeline("AsyncAPI")
      .node("contributors", { kind: "developer", external: true })
      .node("maintainers", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("preview", { kind: "ci", technologies: ["github-actions"] })
      .node("release", { kind: "ci", technologies: ["github-actions"] })
      .node("npm", { kind: "package-registry", technologies: ["npm"] })
      .edge("contributors", "repository", { artifact: "code" })
      .edge("maintainers", "repository", { artifact: "code" })
      .edge("repository", "preview", { artifact: "code", automated: true })
      // The token of the bot, which is an administrator.
      .edge("preview", "repository", { id: "bot", artifact: "credential", right: "admin" })
      .edge("repository", "release", { artifact: "code", automated: true })
      .edge("release", "npm", { automated: true })
      .claim("preview", "ci-ephemeral-workers", { status: "implemented" })
      .claim("release", "ci-ephemeral-workers", { status: "implemented" })
      .claim("release", "publish-trusted", { status: "implemented" })
      .claim("release", "img-provenance", { status: "implemented" }),
    way: ["contributors", "repository", "preview", "repository", "release", "npm"],
  },
  "teamcity-polling-2026": {
    map: aPipeline("A vendor on TeamCity 2026.1")
      .node("developers", { kind: "developer" })
      .node("repository")
      .node("teamcity", { kind: "ci", technologies: ["teamcity"], version: "2026.1.2" })
      .node("agents", { kind: "builder" })
      .node("registry")
      .node("servers", { kind: "host" })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "teamcity", { artifact: "code", automated: true })
      .edge("teamcity", "agents", { artifact: "code", automated: true })
      .edge("agents", "registry", { automated: true })
      .edge("registry", "servers"),
    way: ["teamcity", "agents", "registry", "servers"],
  },
  "keyv-npm-2026": {
    map: aPipeline("A team that installs from npm")
      .node("npm", { kind: "package-registry", technologies: ["npm"] })
      .node("developers", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("ci", { technologies: ["github-actions"], buildsImages: true })
      .node("registry")
      .node("cluster", { technologies: ["kubernetes"] })
      .edge("npm", "developers", { artifact: "tool", pinned: false })
      .edge("npm", "ci", { artifact: "tool", pinned: false })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "ci", { artifact: "code", automated: true })
      .edge("ci", "registry", { automated: true })
      .edge("registry", "cluster"),
    way: ["npm", "developers", "repository", "ci", "registry", "cluster"],
  },
  "masscode-release-2026": {
    map: aPipeline("massCode")
      .node("maintainer", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("release", { kind: "ci", technologies: ["github-actions"] })
      .node("downloads", { kind: "production-registry" })
      .edge("maintainer", "repository", { artifact: "code" })
      .edge("repository", "release", { artifact: "code", automated: true })
      .edge("release", "downloads", { automated: true }),
    way: ["repository", "release", "downloads"],
  },
  "docker-hub-tokens-2026": {
    map: aPipeline("A team on Docker Hub images")
      .node("developers", { kind: "developer" })
      .node("repository")
      .node("hub", { technologies: ["docker-hub"] })
      .node("builder")
      .node("registry")
      .node("cluster", { technologies: ["kubernetes"] })
      .edge("developers", "repository", { artifact: "code" })
      .edge("repository", "builder", { artifact: "code", automated: true })
      .edge("hub", "builder", { artifact: "parent-image", pinned: false, automated: true })
      .edge("builder", "registry", { automated: true })
      .edge("registry", "cluster")
      .claim("hub", "docker-hub-trusted-content", { status: "implemented" }),
    way: ["hub", "builder", "registry", "cluster"],
  },
  "teamcity-pull-requests-2026": {
    map: aPipeline("An open project on TeamCity")
      .node("contributors", { kind: "developer", external: true })
      .node("maintainers", { kind: "developer" })
      .node("repository", { technologies: ["github"] })
      .node("teamcity", { kind: "ci", technologies: ["teamcity"], version: "2026.1.3" })
      .node("registry")
      .node("servers", { kind: "host" })
      .edge("contributors", "repository", { artifact: "code" })
      .edge("maintainers", "repository", { artifact: "code" })
      .edge("repository", "teamcity", { artifact: "code", automated: true })
      .edge("teamcity", "registry", { automated: true })
      .edge("registry", "servers"),
    way: ["contributors", "repository", "teamcity", "registry", "servers"],
  },
};
