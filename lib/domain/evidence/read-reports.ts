import { err, ok, type Result } from "../result";
import { cyclonedxOfXml } from "./formats/cyclonedx-of-xml";
import type { FormatReader, Refusal } from "./formats/format-reader";
import { readCheckov } from "./formats/read-checkov";
import { readCosign } from "./formats/read-cosign";
import { readCosignText } from "./formats/read-cosign-text";
import { readCycloneDx } from "./formats/read-cyclonedx";
import { readDockerBench } from "./formats/read-docker-bench";
import { readGrype } from "./formats/read-grype";
import { readHadolint } from "./formats/read-hadolint";
import { readInToto } from "./formats/read-in-toto";
import { readKubeBench } from "./formats/read-kube-bench";
import { readOpenVex } from "./formats/read-openvex";
import { readSarif } from "./formats/read-sarif";
import { readScorecard } from "./formats/read-scorecard";
import { readSpdx } from "./formats/read-spdx";
import { readTrivy } from "./formats/read-trivy";
import { spdxOfTags } from "./formats/spdx-of-tags";
import { refusalOfJson, refusalOfText } from "./refusals";
import type { Report } from "./report";
import { readStrictJson } from "./strict-json";

/** In characters. */
const largest = 5 * 1024 * 1024;
const mostReports = 200;
const mostStatements = 10_000;

/** In characters: a sentence may carry names out of the file, which may be of any length. */
const [longestFact, longestSentence] = [200, 400];

/** Each of them knows its own by fields that the others do not have, so that their order does not matter. */
const readers: readonly FormatReader[] = [
  readTrivy,
  readGrype,
  readSarif,
  readKubeBench,
  readDockerBench,
  readScorecard,
  readHadolint,
  readCheckov,
  readCosign,
  readInToto,
  readCycloneDx,
  readSpdx,
  readOpenVex,
];

type Read = Result<readonly Report[], Refusal>;

/**
 * Reads every report of a file: one, a JSON list, or a JSON document a line. All or nothing: a refusal names the bad one. Never
 * throws.
 * @param file the name is for people only; at most 5 MB of the text are read, and 200 reports
 */
export function readReports(file: { readonly name: string; readonly text: string }): Read {
  const text = file.text.startsWith("\uFEFF") ? file.text.slice(1) : file.text;
  if (text.length > largest) return refused(`The file is larger than ${largest / 1024 / 1024} MB.`);
  if (text.includes("\0"))
    return refused("This is not UTF-8 text, but another encoding, a picture or an archive.");
  const start = /\S/.exec(text)?.[0];
  if (start === undefined) return refused("The file is empty, so it proves nothing.");
  const read = start === "<" ? readMarkup(text) : /[[{/"]/.test(start) ? readJsonText(text) : readWords(text);
  if (!read.ok || !text.includes("\uFFFD")) return read;
  const warning = "Some characters of the file could not be read: it may not be UTF-8.";
  return ok(read.value.map((report) => ({ ...report, warnings: [...report.warnings, warning] })));
}

function readMarkup(text: string): Read {
  if (/^\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/is.test(text.slice(0, 2000)))
    return refused("This is an HTML page, such as a sign-in page, not a report.");
  const read = cyclonedxOfXml(text);
  return read.ok ? readValue(read.value) : refused(read.error.message);
}

function readWords(text: string): Read {
  const read = readCosignText(text);
  if (read) return one(read);
  return /^SPDXVersion:/m.test(text) ? readValue(spdxOfTags(text)) : refused(refusalOfText(text));
}

function readJsonText(text: string): Read {
  const whole = readStrictJson(text);
  if (whole.ok) return readValue(whole.value);
  const lines = text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [{ line, number: index + 1 }]));
  // A document that is broken over lines does not begin so on each.
  if (lines.length < 2 || !lines.every(({ line }) => line.trimStart().startsWith("{")))
    return refused(whole.error);
  if (lines.length > mostReports) return refused(`The file holds more than ${mostReports} reports.`);
  return together(
    lines.map(({ line, number }) => {
      const read = readStrictJson(line);
      const value = read.ok ? readValue(read.value) : refused(read.error);
      return value.ok ? value : refused(`Line ${number}: ${value.error.message}`);
    }),
  );
}

function readValue(value: unknown): Read {
  for (const reader of readers) {
    const read = reader(value);
    if (read) return one(read);
  }
  if (!Array.isArray(value)) return refused(refusalOfJson(value));
  const parts = value as readonly unknown[];
  if (parts.length === 0)
    return refused("This is an empty list without a tool or a target, so it proves nothing.");
  if (parts.length > mostReports) return refused(`The file holds more than ${mostReports} reports.`);
  return together(
    parts.map((part, index) => {
      const read = Array.isArray(part) ? refused(refusalOfJson(part)) : readValue(part);
      return read.ok || parts.length === 1 ? read : refused(`Entry ${index + 1}: ${read.error.message}`);
    }),
  );
}

function one(read: Result<Report, Refusal>): Read {
  if (!read.ok) return refused(read.error.message);
  const { summary, warnings, statements } = read.value;
  if (statements.length > mostStatements)
    return refused(
      `The report says more than ${mostStatements.toLocaleString("en")} things of controls: split it.`,
    );
  return ok([
    {
      ...read.value,
      summary: shortened(summary, longestSentence),
      warnings: warnings.map((warning) => shortened(warning, longestSentence)),
      statements: statements.map((statement) => ({
        ...statement,
        fact: shortened(statement.fact, longestFact),
      })),
    },
  ]);
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

function together(reads: readonly Read[]): Read {
  const reports: Report[] = [];
  for (const read of reads) {
    if (!read.ok) return read;
    reports.push(...read.value);
  }
  return ok(reports);
}

function refused(message: string): Read {
  return err({ message: shortened(message, longestSentence) });
}
