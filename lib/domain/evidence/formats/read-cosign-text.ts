import { ok, type Result } from "../../result";
import { textAt } from "../fields";
import type { Report, ReportSubject, Statement } from "../report";
import { readStrictJson } from "../strict-json";
import type { Refusal } from "./format-reader";
import { imageSubject } from "./image-subject";
import { readCosign } from "./read-cosign";

const verified = /^Verification for (\S+) --$/m;
const failure = /^(?:Error|error during command execution): (.+)$/m;

/** Messages for a missing or wrong signature; any other error is no result of a verification. */
const unsigned =
  /no signatures found|no matching signatures|no signatures were found|invalid signature|signature verification failed|failed to verify signature|none of the expected identities matched|no valid tlog entries/i;

/** Of `cosign verify-attestation`: the image may well be signed. */
const ofAttestations = /no (?:matching )?attestations/i;

/**
 * The text output of `cosign verify`, alone or before its JSON. Performed checks support `img-sign`; a missing or wrong signature
 * contradicts it; other errors, such as of the network, prove nothing.
 * @returns undefined for another text
 */
export function readCosignText(text: string): Result<Report, Refusal> | undefined {
  const name = verified.exec(text)?.[1];
  const error = failure.exec(text)?.[1];
  if (name === undefined && (error === undefined || !isOfCosign(text))) return undefined;
  const warnings = warningsOf(text, name !== undefined);
  if (error === undefined) {
    const json = jsonIn(text);
    const read = json === undefined ? undefined : readCosign(json);
    if (read) return read.ok ? ok({ ...read.value, warnings: [...read.value.warnings, ...warnings] }) : read;
  }
  const subject = imageSubject([name]);
  const statement = error === undefined ? supportOf(text, subject) : contradictionOf(error, subject);
  const why = textAt({ error }, "error");
  return ok({
    format: "cosign",
    tool: { name: "cosign" },
    subjects: [subject],
    summary:
      why === undefined
        ? "A signature was verified"
        : statement
          ? `Verification failed: ${why}`
          : `Verification was not completed: ${why}`,
    warnings,
    statements: statement ? [statement] : [],
  });
}

function isOfCosign(text: string): boolean {
  return (
    unsigned.test(text) ||
    ofAttestations.test(text) ||
    /cosign|sigstore|tlog|error during command execution/i.test(text)
  );
}

function supportOf(text: string, subject: ReportSubject): Statement | undefined {
  if (!/^[ \t]*- .{0,200}(?:signatures? (?:was|were) verified|certificate.{0,200} verified)/im.test(text))
    return undefined;
  const how = /against the specified public key/i.test(text) ? "with a key" : "keyless";
  return {
    control: "img-sign",
    result: "supports",
    subject,
    fact: `cosign verified a signature (${how})`,
    rules: [],
  };
}

function contradictionOf(error: string, subject: ReportSubject): Statement | undefined {
  if (!unsigned.test(error) || ofAttestations.test(error)) return undefined;
  const why = textAt({ error }, "error") ?? "";
  return {
    control: "img-sign",
    result: "contradicts",
    subject,
    fact: `cosign verify failed: ${why.slice(0, 150)}`,
    rules: [],
  };
}

function warningsOf(text: string, isVerified: boolean): readonly string[] {
  const isLogChecked = /transparency log/i.test(text.replace(/^WARNING:.*$/gm, ""));
  return isVerified && !isLogChecked ? ["The transparency log was not checked."] : [];
}

/** The last line that is JSON: cosign prints it after its words. */
function jsonIn(text: string): unknown {
  const line = text
    .split("\n")
    .map((one) => one.trim())
    .findLast((one) => /^[[{]/.test(one));
  const read = line === undefined ? undefined : readStrictJson(line);
  return read?.ok === true ? read.value : undefined;
}
