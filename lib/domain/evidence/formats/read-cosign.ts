import { err, ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { fieldAt, textAt } from "../fields";
import { isRecord } from "../../is-record";
import type { Report, ReportSubject, Statement } from "../report";
import { distinctSubjects, subjectKey } from "../subjects";
import type { Refusal } from "./format-reader";
import { imageSubject, isDigest } from "./image-subject";

/** Fulcio's names for the fields of a keyless certificate (sigstore/fulcio, docs/oid-info.md). */
const [issuerOld, repositoryOld, issuerNew] = [
  "1.3.6.1.4.1.57264.1.1",
  "1.3.6.1.4.1.57264.1.5",
  "1.3.6.1.4.1.57264.1.8",
];

/**
 * The JSON output of a successful `cosign verify`: each image in it supports `img-sign`. The summary has the identity, which a
 * person has to judge.
 */
export function readCosign(value: unknown): Result<Report, Refusal> | undefined {
  const payloads: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (payloads.length === 0 || !payloads.every((one) => isRecord(fieldAt(one, "critical", "image"))))
    return undefined;
  const signed: { readonly subject: ReportSubject; readonly how: string }[] = [];
  for (const one of payloads) {
    const digest = textAt(one, "critical", "image", "docker-manifest-digest");
    if (!isDigest(digest))
      return err({
        message: "A signature in this output of cosign names no digest of an image, so it proves nothing.",
      });
    signed.push({
      subject: imageSubject([textAt(one, "critical", "identity", "docker-reference")], digest),
      how: identityOf(one),
    });
  }
  const hows = [...new Set(signed.map(({ how }) => how))].join("; ");
  return ok({
    format: "cosign",
    tool: { name: "cosign" },
    subjects: distinctSubjects(signed.map(({ subject }) => subject)),
    summary: `${counted(signed.length, "signature")} verified (${hows})`,
    warnings: [],
    statements: statementsOf(signed),
  });
}

function statementsOf(
  signed: readonly { readonly subject: ReportSubject; readonly how: string }[],
): readonly Statement[] {
  const bySubject = new Map(signed.map((one) => [subjectKey(one.subject), one]));
  return [...bySubject.values()].map(({ subject, how }) => ({
    control: "img-sign",
    result: "supports" as const,
    subject,
    fact: `cosign verified a signature (${how})`,
    rules: [],
  }));
}

function identityOf(payload: unknown): string {
  const issuer =
    textAt(payload, "optional", "Issuer") ??
    textAt(payload, "optional", issuerNew) ??
    textAt(payload, "optional", issuerOld);
  const subject = textAt(payload, "optional", "Subject");
  const repository =
    textAt(payload, "optional", "githubWorkflowRepository") ?? textAt(payload, "optional", repositoryOld);
  if (issuer === undefined && subject === undefined) return "with a key";
  return [
    "keyless",
    ...(issuer === undefined ? [] : [`issuer ${issuer}`]),
    ...(repository === undefined
      ? subject === undefined
        ? []
        : [`identity ${subject}`]
      : [`repository ${repository}`]),
  ].join(", ");
}
