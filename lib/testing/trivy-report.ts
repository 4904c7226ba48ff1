/** As Trivy writes it, with so much of it as is read; each vulnerability has a fix. */
export function trivyReport(image: string, severities: readonly string[], created: string): string {
  return JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: created,
    ArtifactName: image,
    ArtifactType: "container_image",
    Metadata: { RepoTags: [image] },
    Results: [
      {
        Target: `${image} (alpine 3.20)`,
        Class: "os-pkgs",
        Type: "alpine",
        Vulnerabilities: severities.map((Severity, index) => ({
          VulnerabilityID: `CVE-2026-${1000 + index}`,
          PkgName: "musl",
          InstalledVersion: "1.2.5",
          FixedVersion: "1.2.6",
          Severity,
        })),
      },
    ],
  });
}
