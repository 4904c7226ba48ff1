/** Small reports of each format, written for tests, as what each tool's JSON is; none is of a real project. */

const digest = `sha256:${"ab".repeat(32)}`;
const image = "ghcr.io/acme/shop:1.4.2";

export const reportDigest = digest;

const vulnerability = (id: string, severity: string, fix?: string) => ({
  VulnerabilityID: id,
  PkgName: "openssl",
  PkgIdentifier: { PURL: `pkg:apk/alpine/openssl@3.1.0?id=${id}` },
  InstalledVersion: "3.1.0",
  ...(fix !== undefined && { FixedVersion: fix }),
  Severity: severity,
});

export const trivyImage = {
  SchemaVersion: 2,
  Trivy: { Version: "0.66.0" },
  CreatedAt: "2026-11-20T23:30:00.5-02:00",
  ArtifactName: image,
  ArtifactType: "container_image",
  Metadata: {
    OS: { Family: "alpine", Name: "3.20.3" },
    RepoTags: [image],
    RepoDigests: [`ghcr.io/acme/shop@${digest}`],
  },
  Results: [
    {
      Target: `${image} (alpine 3.20.3)`,
      Class: "os-pkgs",
      Type: "alpine",
      Vulnerabilities: [
        vulnerability("CVE-2026-0001", "CRITICAL"),
        vulnerability("CVE-2026-0002", "HIGH", "3.1.1"),
        vulnerability("CVE-2026-0003", "MEDIUM", "3.1.1"),
      ],
    },
  ],
};

export const trivyTree = {
  SchemaVersion: 2,
  ArtifactName: "https://github.com/acme/shop.git",
  ArtifactType: "repository",
  Results: [
    { Target: "package-lock.json", Class: "lang-pkgs", Type: "npm" },
    {
      Target: "./docker/Dockerfile",
      Class: "config",
      Type: "dockerfile",
      MisconfSummary: { Successes: 20, Failures: 1 },
      Misconfigurations: [
        { ID: "DS002", AVDID: "AVD-DS-0002", Severity: "HIGH", Status: "FAIL" },
        { ID: "DS001", AVDID: "AVD-DS-0001", Severity: "MEDIUM", Status: "PASS" },
      ],
    },
    {
      Target: ".env",
      Class: "secret",
      Secrets: [{ RuleID: "aws-access-key-id", Title: "AWS Access Key ID" }],
    },
  ],
};

export const trivyCluster = {
  ClusterName: "shop-production",
  Resources: [
    {
      Namespace: "shop",
      Kind: "Deployment",
      Name: "web",
      Results: [
        {
          Target: "Deployment/web",
          Class: "config",
          Type: "kubernetes",
          MisconfSummary: { Successes: 30, Failures: 1 },
          Misconfigurations: [{ ID: "KSV014", AVDID: "AVD-KSV-0014", Severity: "HIGH", Status: "FAIL" }],
        },
        {
          Target: `${image} (alpine 3.20.3)`,
          Class: "os-pkgs",
          Vulnerabilities: [vulnerability("CVE-2026-0002", "HIGH", "3.1.1")],
        },
      ],
    },
    {
      Namespace: "shop",
      Kind: "Role",
      Name: "reader",
      Results: [
        {
          Target: "Role/reader",
          Class: "config",
          Misconfigurations: [{ ID: "KSV041", Severity: "CRITICAL", Status: "FAIL" }],
        },
      ],
    },
  ],
};

export const grypeImage = {
  matches: [
    {
      vulnerability: {
        id: "GHSA-jfh8-c2jp-5v3q",
        severity: "Critical",
        fix: { state: "fixed", versions: ["2.15.0"] },
      },
      relatedVulnerabilities: [{ id: "CVE-2021-44228" }],
      artifact: { name: "log4j-core", purl: "pkg:maven/org.apache.logging.log4j/log4j-core@2.13.2" },
    },
  ],
  source: {
    type: "image",
    target: { userInput: image, tags: [image], repoDigests: [`ghcr.io/acme/shop@${digest}`] },
  },
  descriptor: { name: "grype", version: "0.90.0", timestamp: "2026-11-21T08:00:00Z" },
};

export const sarifOf = (driver: object, results?: readonly object[], rest: object = {}) => ({
  version: "2.1.0",
  $schema: "https://json.schemastore.org/sarif-2.1.0.json",
  runs: [{ tool: { driver }, ...(results && { results }), ...rest }],
});

export const sarifResult = (ruleId: string, uri?: string, rest: object = {}) => ({
  ruleId,
  level: "warning",
  message: { text: "found" },
  ...(uri !== undefined && { locations: [{ physicalLocation: { artifactLocation: { uri } } }] }),
  ...rest,
});

export const kubeBench = (version: string, results: readonly object[]) => ({
  Controls: [
    { id: "4", version, text: "Worker nodes", node_type: "node", tests: [{ section: "4.2", results }] },
  ],
  Totals: { total_fail: 99 },
});

export const dockerBench = (results: readonly object[]) => ({
  dockerbenchsecurity: "1.6.0",
  start: 1_795_000_000,
  end: 1_795_000_060,
  tests: [{ id: "5", desc: "Container Runtime", results }],
});

export const scorecard = (checks: readonly (readonly [name: string, score: unknown])[]) => ({
  date: "2026-11-20",
  repo: { name: "github.com/acme/shop", commit: "f".repeat(40) },
  scorecard: { version: "v5.5.0" },
  score: 7.5,
  checks: checks.map(([name, score]) => ({ name, score, reason: "because" })),
});

export const hadolint = (findings: readonly (readonly [file: string, code: string, level: string])[]) =>
  findings.map(([file, code, level], index) => ({
    line: index + 1,
    column: 1,
    file,
    code,
    level,
    message: "found",
  }));

export const checkov = (
  framework: string,
  checks: readonly (readonly [
    outcome: "passed" | "failed",
    id: string,
    resource: string,
    severity?: string,
  ])[],
) => ({
  check_type: framework,
  results: {
    passed_checks: checks.filter(([outcome]) => outcome === "passed").map(checkovCheck),
    failed_checks: checks.filter(([outcome]) => outcome === "failed").map(checkovCheck),
    skipped_checks: [],
    parsing_errors: [],
  },
  summary: { checkov_version: "3.2.400" },
});

const checkovCheck = ([, id, resource, severity]: readonly [string, string, string, string?]) => ({
  check_id: id,
  resource,
  file_path: "/deploy/web.yaml",
  severity: severity ?? null,
});

export const cosignVerified = [
  {
    critical: {
      identity: { "docker-reference": "ghcr.io/acme/shop" },
      image: { "docker-manifest-digest": digest },
      type: "cosign container image signature",
    },
    optional: {
      Issuer: "https://token.actions.githubusercontent.com",
      githubWorkflowRepository: "acme/shop",
    },
  },
];

export const provenance = (
  subject: object = { name: "ghcr.io/acme/shop", digest: { sha256: digest.slice(7) } },
) => ({
  _type: "https://in-toto.io/Statement/v1",
  predicateType: "https://slsa.dev/provenance/v1",
  subject: [subject],
  predicate: {
    buildDefinition: {
      buildType: "https://actions.github.io/buildtypes/workflow/v1",
      externalParameters: { workflow: { repository: "https://github.com/acme/shop", ref: "refs/tags/v1" } },
    },
    runDetails: {
      builder: { id: "https://github.com/actions/runner/github-hosted" },
      metadata: { finishedOn: "2026-11-19T10:00:00Z" },
    },
  },
});

export const envelope = (statement: object, signatures: readonly object[] = [{ sig: "MEUCIQ==" }]) => ({
  payloadType: "application/vnd.in-toto+json",
  payload: Buffer.from(JSON.stringify(statement)).toString("base64"),
  signatures,
});

export const cyclonedxImage = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  metadata: {
    timestamp: "2026-11-18T00:00:00Z",
    tools: { components: [{ type: "application", name: "syft", version: "1.50.0" }] },
    component: { "bom-ref": "root", type: "container", name: "ghcr.io/acme/shop:1.4.2", version: digest },
  },
  components: [
    {
      "bom-ref": "a",
      type: "library",
      name: "openssl",
      version: "3.1.0",
      purl: "pkg:apk/alpine/openssl@3.1.0",
    },
  ],
};

export const spdxImage = {
  spdxVersion: "SPDX-2.3",
  SPDXID: "SPDXRef-DOCUMENT",
  name: image,
  creationInfo: { created: "2026-11-18T00:00:00Z", creators: ["Organization: Acme", "Tool: syft-1.50.0"] },
  packages: [
    {
      SPDXID: "SPDXRef-image",
      name: "ghcr.io/acme/shop",
      versionInfo: "1.4.2",
      primaryPackagePurpose: "CONTAINER",
    },
    { SPDXID: "SPDXRef-a", name: "openssl", versionInfo: "3.1.0" },
  ],
  relationships: [
    { spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: "SPDXRef-image" },
  ],
};

export const openVex = (statements: readonly object[]) => ({
  "@context": "https://openvex.dev/ns/v0.2.0",
  "@id": "https://acme.example/vex/1",
  author: "Acme",
  timestamp: "2026-11-20T00:00:00Z",
  statements,
});

export const notAffectedStatement = (name: string, product: object | string, rest: object = {}) => ({
  vulnerability: { name },
  products: [product],
  status: "not_affected",
  justification: "vulnerable_code_not_in_execute_path",
  ...rest,
});
