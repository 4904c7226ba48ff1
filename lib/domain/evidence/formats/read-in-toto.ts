import { err, ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import { fieldAt, listAt, textAt } from "../fields";
import { isRecord } from "../../is-record";
import type { Report, ReportSubject, Statement } from "../report";
import { reportDay } from "../report-day";
import { readStrictJson } from "../strict-json";
import { distinctSubjects, isOfImage } from "../subjects";
import type { Refusal } from "./format-reader";
import { imageOfPurl, imageSubject, isDigest, isRegistryName } from "./image-subject";
import { readCycloneDx } from "./read-cyclonedx";
import { readGrype } from "./read-grype";
import { readOpenVex } from "./read-openvex";
import { readSarif } from "./read-sarif";
import { readSpdx } from "./read-spdx";
import { readTrivy } from "./read-trivy";
import { repositoryName } from "./repository-name";

type Reading = Result<Report, Refusal> | undefined;

/**
 * An in-toto statement: bare, in a DSSE envelope, in a bundle of Sigstore, or as Google Cloud lists several. Provenance (SLSA 0.1,
 * 0.2, 1) that is signed, and names an image by digest, its builder and its source, supports `img-provenance`; the signature is not
 * verified by reading it, and the report says so. An SBOM, a VEX document or a scanner's report inside is read as such, about the
 * statement's image.
 */
export function readInToto(value: unknown): Reading {
  if (!isRecord(value)) return undefined;
  if (isRecord(fieldAt(value, "provenance_summary"))) return readGoogleCloud(value);
  const bundled = fieldAt(value, "dsseEnvelope");
  if (isRecord(bundled)) return readEnvelope(bundled);
  if (isRecord(fieldAt(value, "messageSignature")))
    return err({ message: "This is a signature without a statement, so it does not name its subject." });
  if (textAt(value, "payloadType") !== undefined) return readEnvelope(value);
  return isStatement(value) ? readStatement(value, false) : undefined;
}

function isStatement(value: unknown): boolean {
  return (textAt(value, "_type") ?? "").startsWith("https://in-toto.io/Statement/");
}

function readEnvelope(envelope: unknown): Reading {
  const payload = fieldAt(envelope, "payload");
  const type = textAt(envelope, "payloadType");
  if (type !== "application/vnd.in-toto+json")
    return err({ message: `The envelope contains ${type ?? "nothing"}, and no in-toto statement.` });
  const text = typeof payload === "string" ? decodeBase64(payload) : undefined;
  if (text === undefined) return err({ message: "The payload of the envelope is not base64 of a text." });
  const read = readStrictJson(text);
  if (!read.ok) return err({ message: `In the payload of the envelope: ${read.error}` });
  if (!isStatement(read.value))
    return err({ message: "The payload of the envelope is not an in-toto statement." });
  const isSigned = listAt(envelope, "signatures").some((one) => textAt(one, "sig") !== undefined);
  return readStatement(read.value, isSigned);
}

/** Also in the alphabet for addresses, as some tools write it. */
function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
      sign.charCodeAt(0),
    );
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readStatement(statement: unknown, isSigned: boolean): Reading {
  const type = textAt(statement, "predicateType") ?? "";
  const predicate = fieldAt(statement, "predicate");
  const subjects = listAt(statement, "subject").map(artifactOf);
  if (subjects.length === 0)
    return err({ message: "The in-toto statement names no subject, so it proves nothing." });
  const inner = innerReading(type, predicate);
  if (inner) return inner.ok ? ok(about(inner.value, subjects)) : inner;
  if (type.startsWith("https://slsa.dev/provenance/"))
    return ok(provenanceReport(type, predicate, subjects, isSigned));
  return ok({
    format: "provenance",
    tool: { name: "in-toto" },
    subjects: imagesOf(subjects),
    summary: `An in-toto statement of the type ${type === "" ? "unknown" : type}, which is not read`,
    warnings: [notVerified(isSigned)],
    statements: [],
  });
}

function innerReading(type: string, predicate: unknown): Reading {
  if (type.startsWith("https://cyclonedx.org/")) return readCycloneDx(predicate);
  if (type.startsWith("https://spdx.dev/")) return readSpdx(predicate);
  if (type.startsWith("https://openvex.dev/")) return readOpenVex(predicate);
  if (!type.startsWith("https://cosign.sigstore.dev/attestation/vuln/")) return undefined;
  // cosign's own: the scanner's report, whichever it is.
  const scanned = fieldAt(predicate, "scanner", "result");
  return readTrivy(scanned) ?? readGrype(scanned) ?? readSarif(scanned);
}

/** A bill or a scan that an attestation carries is one of the attestation's images. */
function about(report: Report, subjects: readonly Artifact[]): Report {
  const images = imagesOf(subjects);
  const [image] = images;
  if (!image || report.format === "openvex") return report;
  return {
    ...report,
    subjects: images,
    warnings: [...report.warnings, "The signature of the statement is not verified by reading it."],
    statements: report.statements.flatMap((one) =>
      isOfImage(one.subject) ? images.map((subject) => ({ ...one, subject })) : [],
    ),
    ...(report.scans && {
      scans: report.scans.flatMap((one) => images.map((subject) => ({ ...one, subject }))),
    }),
  };
}

interface Artifact {
  readonly name: string | undefined;
  readonly digest: string | undefined;
  /** Undefined for an artifact that is not an image. */
  readonly image: ReportSubject | undefined;
}

function artifactOf(one: unknown): Artifact {
  // Google Cloud writes an address.
  const name = textAt(one, "name")?.replace(/^https?:\/\//, "");
  const hash = textAt(one, "digest", "sha256");
  const digest = hash === undefined ? undefined : `sha256:${hash}`;
  const purl = imageOfPurl(name);
  const isImage = purl !== undefined || (name !== undefined && isRegistryName(name));
  return {
    name,
    digest: isDigest(digest) ? digest : undefined,
    image: isImage ? imageSubject([purl?.name ?? name], digest) : undefined,
  };
}

function imagesOf(subjects: readonly Artifact[]): readonly ReportSubject[] {
  return distinctSubjects(subjects.flatMap(({ image }) => image ?? []));
}

function notVerified(isSigned: boolean): string {
  return isSigned
    ? "The signature is not verified by reading it."
    : "The statement is not signed, so it proves nothing: anyone could have written it.";
}

function provenanceReport(
  type: string,
  predicate: unknown,
  subjects: readonly Artifact[],
  isSigned: boolean,
): Report {
  const level = `SLSA ${type.slice(type.lastIndexOf("/") + 1)}`;
  const builder = textAt(predicate, "builder", "id") ?? textAt(predicate, "runDetails", "builder", "id");
  const source = sourceOf(predicate);
  const effective = reportDay(
    fieldAt(predicate, "metadata", "buildFinishedOn") ??
      fieldAt(predicate, "runDetails", "metadata", "finishedOn") ??
      fieldAt(predicate, "runDetails", "metadata", "startedOn"),
  );
  const images = imagesOf(subjects);
  const repository = repositoryName(source);
  const missing = missingOf(subjects, builder, source);
  return {
    format: "provenance",
    tool: { name: builder ?? "unknown builder" },
    ...(effective !== undefined && { effective }),
    subjects: [
      ...images,
      ...(repository === undefined ? [] : [{ kind: "repository" as const, name: repository }]),
    ],
    summary: `Provenance present (${level}) of ${counted(subjects.length, "artifact")}; its signature is not verified by reading it`,
    warnings: [
      notVerified(isSigned),
      ...(missing.length > 0 ? [`It does not name ${joinWithAnd(missing)}.`] : []),
    ],
    statements:
      isSigned && missing.length === 0
        ? provenanceStatements(subjects, level, builder, repository ?? source)
        : [],
  };
}

function missingOf(
  subjects: readonly Artifact[],
  builder: string | undefined,
  source: string | undefined,
): readonly string[] {
  const hasImage = subjects.some(({ image, digest }) => image !== undefined && digest !== undefined);
  return [
    ...(hasImage ? [] : ["an image with its digest"]),
    ...(builder === undefined ? ["the builder"] : []),
    ...(source === undefined ? ["the source"] : []),
  ];
}

function provenanceStatements(
  subjects: readonly Artifact[],
  level: string,
  builder = "",
  source = "",
): readonly Statement[] {
  return imagesOf(subjects.filter(({ digest }) => digest !== undefined)).map((subject) => ({
    control: "img-provenance",
    result: "supports" as const,
    subject,
    fact: `Signed provenance (${level}), its signature not verified here, from ${source} by ${builder}`,
    rules: [],
  }));
}

function sourceOf(predicate: unknown): string | undefined {
  const materials = [
    ...listAt(predicate, "materials"),
    ...listAt(predicate, "buildDefinition", "resolvedDependencies"),
  ];
  return (
    textAt(predicate, "invocation", "configSource", "uri") ??
    textAt(predicate, "buildDefinition", "externalParameters", "source", "uri") ??
    textAt(predicate, "buildDefinition", "externalParameters", "workflow", "repository") ??
    textAt(predicate, "buildDefinition", "externalParameters", "configSource", "uri") ??
    materials
      .map((one) => textAt(one, "uri"))
      .find((uri) => uri !== undefined && !uri.startsWith("pkg:") && repositoryName(uri) !== undefined)
  );
}

/** `gcloud artifacts docker images describe --show-provenance`: several statements on one image, not all of which need to be on it. */
function readGoogleCloud(value: unknown): Reading {
  const digest = textAt(value, "image_summary", "digest");
  const readings = listAt(value, "provenance_summary", "provenance").flatMap((one) => {
    const read = readEnvelope(fieldAt(one, "envelope"));
    return read?.ok === true ? [read.value] : [];
  });
  const isOnIt = (subject: ReportSubject) => subject.kind === "image" && subject.digest === digest;
  const [first] = readings.filter(({ subjects }) => subjects.some(isOnIt));
  if (!first || digest === undefined)
    return err({ message: "None of the provenance in this file can be read as one of its image." });
  return ok({
    ...first,
    summary: `${first.summary}; one of ${listAt(value, "provenance_summary", "provenance").length} in the file`,
    subjects: first.subjects.filter((one) => one.kind !== "image" || isOnIt(one)),
    statements: first.statements.filter(({ subject }) => isOnIt(subject)),
  });
}
