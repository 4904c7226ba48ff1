import { parseImageRef, repositoryName } from "../scan/image-ref";
import { imageOfPurl } from "./formats/image-subject";
import { judgeScan } from "./judge-scan";
import type { FoundVulnerability, NotAffected, Report, ReportSubject } from "./report";
import { subjectKey } from "./subjects";

/**
 * Removes the vulnerabilities from a report that a VEX document marks as not affecting its subject: the same image by digest, by
 * repository (if the document has neither digest nor tag) or by name; the same repository; or the exact package. Recomputes the
 * statements that depend on them.
 * @param vex a report with `notAffected`: OpenVEX, or CycloneDX with an analysis; other formats remove nothing
 */
export function applyVex(report: Report, vex: Report): Report {
  const { scans } = report;
  const notAffected = vex.notAffected ?? [];
  if (!scans || notAffected.length === 0) return report;
  const byId = new Map<string, NotAffected[]>();
  for (const one of notAffected)
    for (const id of one.vulnerability) {
      const same = byId.get(id);
      if (same) same.push(one);
      else byId.set(id, [one]);
    }
  const left = scans.map((scan) => {
    const found = scan.found.filter(
      (one) =>
        ![one.id, ...one.aliases].some((id) =>
          byId.get(id)?.some((exception) => takesAway(exception, one, scan.subject)),
        ),
    );
    const takenAway = (scan.takenAway ?? 0) + scan.found.length - found.length;
    return takenAway === 0 ? scan : { ...scan, found, takenAway };
  });
  const judged = new Map(
    left.map((scan) => [`${scan.control} ${subjectKey(scan.subject)}`, judgeScan(scan)]),
  );
  const taken = left.reduce((sum, { takenAway = 0 }) => sum + takenAway, 0);
  if (taken === 0) return report;
  return {
    ...report,
    warnings: [
      ...report.warnings,
      `${taken} of what was found ${taken === 1 ? "does" : "do"} not apply, as ${vex.tool.name} says.`,
    ],
    statements: report.statements.map((statement) => ({
      ...statement,
      ...judged.get(`${statement.control} ${subjectKey(statement.subject)}`),
    })),
    scans: left,
  };
}

function takesAway(
  { products, packages }: NotAffected,
  { purl }: FoundVulnerability,
  subject: ReportSubject,
): boolean {
  if (purl !== undefined && products.some((product) => isSamePackage(product, purl))) return true;
  if (!products.some((product) => isProduct(product, subject))) return false;
  return packages.length === 0 || (purl !== undefined && packages.some((one) => isSamePackage(one, purl)));
}

/** A package URL with or without its qualifiers, such as the architecture; its version has to be the same. */
function isSamePackage(said: string, purl: string): boolean {
  const bare = (one: string) => one.replace(/[?#].*$/s, "");
  return (
    said.startsWith("pkg:") &&
    said.includes("@") &&
    (said === purl || (!said.includes("?") && said === bare(purl)))
  );
}

function isProduct(product: string, subject: ReportSubject): boolean {
  if (subject.kind === "repository") return subject.name !== undefined && product === subject.name;
  if (subject.kind !== "image") return false;
  const digests = [subject.digest].filter((one) => one !== undefined);
  const names = [subject.name, ...(subject.names ?? [])].filter((one) => one !== undefined);
  const said = imageOfPurl(product);
  const digest = said?.digest ?? /sha256:[0-9a-f]{64}$/.exec(product)?.[0];
  // A digest says which image it is, whatever it is called.
  if (digest !== undefined) return digests.includes(digest);
  if (!said && product.startsWith("pkg:")) return false;
  const ref = parseImageRef(said?.name ?? product);
  return ref !== undefined && names.some((name) => isSameImage(ref, name));
}

function isSameImage(said: NonNullable<ReturnType<typeof parseImageRef>>, name: string): boolean {
  const ref = parseImageRef(name);
  if (!ref || repositoryName(ref) !== repositoryName(said)) return false;
  return said.tag === undefined || said.tag === ref.tag;
}
