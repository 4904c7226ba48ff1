/** The formats of scanners' reports that are read. */
export type ReportFormat =
  | "trivy"
  | "grype"
  | "sarif"
  | "kube-bench"
  | "docker-bench"
  | "scorecard"
  | "hadolint"
  | "checkov"
  | "cosign"
  | "provenance"
  | "cyclonedx"
  | "spdx"
  | "openvex";

/** What a statement is about, as the report names it. */
export type ReportSubject =
  | {
      readonly kind: "image";
      /** With the tag, as the report has it. */
      readonly name?: string;
      /** `sha256:...` */
      readonly digest?: string;
      /** Other names that the report itself gives, such as RepoTags and RepoDigests. */
      readonly names?: readonly string[];
    }
  /** A source repository: `github.com/acme/shop`. */
  | { readonly kind: "repository"; readonly name?: string }
  /** A file of the source tree, always with "/": `vote/Dockerfile`. */
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "cluster"; readonly name?: string }
  | { readonly kind: "host"; readonly name?: string }
  | {
      readonly kind: "workload";
      readonly type: string;
      readonly name: string;
      readonly namespace?: string;
      readonly cluster?: string;
    }
  /** The report names nothing: a person chooses. */
  | { readonly kind: "unnamed"; readonly of: "image" | "repository" | "cluster" | "host" };

/** One thing that a report says of one control. A result that proves neither is no statement. */
export interface Statement {
  /** Id of a control of the catalogue. */
  readonly control: string;
  readonly result: "supports" | "contradicts";
  readonly subject: ReportSubject;
  /** One short sentence, of at most 200 characters: "1 critical and 3 high vulnerabilities, 2 of them with a fix". */
  readonly fact: string;
  /** Ids of its rules in the tool's current spelling; [] for none. */
  readonly rules: readonly string[];
  /** Absent: as its report. */
  readonly ran?: Ran;
}

/** Tool and time, if a file has runs of several tools or days. */
interface Ran {
  readonly tool: { readonly name: string; readonly version?: string };
  /** UTC day; absent: as its report. */
  readonly effective?: string;
  /** ISO 8601 in UTC. */
  readonly at?: string;
}

/** A known vulnerability that a scanner found in one package. */
export interface FoundVulnerability {
  readonly id: string;
  /** Other ids of the same: CVE-2021-44228 of GHSA-jfh8-c2jp-5v3q. */
  readonly aliases: readonly string[];
  readonly severity: "critical" | "high" | "medium" | "low" | "unknown";
  readonly hasFix: boolean;
  /** The package as a package URL, if the report has one. */
  readonly purl?: string;
}

/** What was looked at for known vulnerabilities, and the control that it speaks of; `judge-scan.ts` makes its statement. */
export interface VulnerabilityScan {
  readonly control: string;
  readonly subject: ReportSubject;
  readonly found: readonly FoundVulnerability[];
  /** How many more were found that a VEX document takes away. */
  readonly takenAway?: number;
}

/** That a product is not affected by a vulnerability, as a VEX document says it with its reason. */
export interface NotAffected {
  /** The ids of one vulnerability. */
  readonly vulnerability: readonly string[];
  /** What ships it: names, digests or package URLs of images, a repository, or a package itself. */
  readonly products: readonly string[];
  /** The package URLs inside of the product that are meant; []: the vulnerability in whichever of them. */
  readonly packages: readonly string[];
}

/** What was read of one scanner's report, whatever its format. */
export interface Report {
  readonly format: ReportFormat;
  readonly tool: { readonly name: string; readonly version?: string };
  /** UTC day on which the tool ran, if the report has it; absent: the day of the upload counts. */
  readonly effective?: string;
  /** The time as ISO 8601 in UTC, if the report has it: orders reports of one day. */
  readonly at?: string;
  /** All its subjects, also those without a statement. */
  readonly subjects: readonly ReportSubject[];
  /** One sentence: "0 critical, 0 high, 4 medium". */
  readonly summary: string;
  /** Such as "The base system has reached its end of life." */
  readonly warnings: readonly string[];
  readonly statements: readonly Statement[];
  /** Its vulnerability scans, from which the statements about these were made. */
  readonly scans?: readonly VulnerabilityScan[];
  /** Of a VEX document. It makes no statement of its own: `apply-vex.ts`. */
  readonly notAffected?: readonly NotAffected[];
}
