import { err, ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { fieldAt, listAt, textAt, textsAt } from "../fields";
import { isRecord } from "../../is-record";
import type { Report, ReportSubject } from "../report";
import { reportDay } from "../report-day";
import { isOfImage } from "../subjects";
import { billStatements } from "./bill-of-materials";
import type { Refusal } from "./format-reader";
import { imageOfPurl, imageSubject, isDigest } from "./image-subject";
import { repositoryName } from "./repository-name";

/** SPDX 2, as JSON or as `spdxOfTags` makes it of tags and values: the bill of an image supports `img-sbom`. */
export function readSpdx(value: unknown): Result<Report, Refusal> | undefined {
  if (!isRecord(value)) return undefined;
  const context = textAt(value, "@context") ?? textsAt(value, "@context")[0];
  if (context?.includes("spdx.org/rdf/3") === true)
    return err({ message: "This is SPDX 3, which is not supported; SPDX 2.2 and 2.3 are." });
  const version = textAt(value, "spdxVersion")?.replace("SPDX-", "");
  if (version === undefined) return undefined;
  const described = describedBy(value);
  const subject = subjectOf(value, described);
  const isImage = isOfImage(subject);
  // An image is not one of its own packages, as a program is.
  const packages = listAt(value, "packages").filter((one) => !isImage || !described.includes(one)).length;
  const effective = reportDay(fieldAt(value, "creationInfo", "created"));
  const isEmpty = packages === 0;
  return ok({
    format: "spdx",
    tool: toolOf(value),
    ...(effective !== undefined && { effective }),
    subjects: [subject],
    summary: `SBOM in SPDX ${version}, ${counted(packages, "package")}`,
    warnings: isEmpty ? ["The document lists no package, so it proves nothing."] : [],
    statements: billStatements(`An SBOM in SPDX ${version}`, subject, packages),
  });
}

/** "Tool: syft-0.57.0", "Tool: trivy-dev": the version is what follows the last hyphen. */
function toolOf(value: unknown): Report["tool"] {
  const tool = textsAt(value, "creationInfo", "creators")
    .find((one) => one.startsWith("Tool:"))
    ?.slice("Tool:".length)
    .trim();
  const parts = /^(.+)-(v?\d[\w.+-]*|dev)$/.exec(tool ?? "");
  if (parts?.[1] !== undefined && parts[2] !== undefined) return { name: parts[1], version: parts[2] };
  return { name: tool ?? "SPDX" };
}

/** What the document is about: it has two ways to say so. */
function describedBy(value: unknown): readonly unknown[] {
  const ids = new Set([
    ...textsAt(value, "documentDescribes"),
    ...listAt(value, "relationships").flatMap((one) =>
      textAt(one, "relationshipType") === "DESCRIBES" && textAt(one, "spdxElementId") === "SPDXRef-DOCUMENT"
        ? (textAt(one, "relatedSpdxElement") ?? [])
        : [],
    ),
  ]);
  const packages = listAt(value, "packages").filter((one) => ids.has(textAt(one, "SPDXID") ?? ""));
  // Tools of plain folders describe each package itself: then nothing is the whole.
  return packages.length === 1 ? packages : [];
}

function subjectOf(value: unknown, [described]: readonly unknown[]): ReportSubject {
  const purls = listAt(described, "externalRefs").flatMap((one) =>
    textAt(one, "referenceType") === "purl" ? (textAt(one, "referenceLocator") ?? []) : [],
  );
  const purl = purls.map(imageOfPurl).find((one) => one !== undefined);
  const isContainer =
    textAt(described, "primaryPackagePurpose") === "CONTAINER" ||
    (textAt(described, "SPDXID") ?? "").startsWith("SPDXRef-ContainerImage") ||
    purl !== undefined;
  if (isContainer) return imageOf(described, purl);
  // Before it described a package, Syft named its subject only in the namespace.
  if (textAt(value, "documentNamespace")?.includes("/syft/image/") === true)
    return imageSubject([textAt(value, "name")]);
  const name = repositoryName(textAt(described, "downloadLocation"));
  return name === undefined ? { kind: "unnamed", of: "repository" } : { kind: "repository", name };
}

function imageOf(described: unknown, purl: ReturnType<typeof imageOfPurl>): ReportSubject {
  const name = textAt(described, "name");
  const version = textAt(described, "versionInfo");
  const isTag = version !== undefined && /^[\w][\w.-]{0,127}$/.test(version);
  const hasTag = name !== undefined && name.slice(name.lastIndexOf("/") + 1).includes(":");
  return imageSubject(
    [name !== undefined && isTag && !hasTag ? `${name}:${version}` : name, purl?.name],
    isDigest(version) ? version : purl?.digest,
  );
}
