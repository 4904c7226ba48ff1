import { readReport } from "../domain/evidence/read-report";
import type { Report, ReportSubject } from "../domain/evidence/report";

/** A report that has to be one. @param written a text, or what JSON is made of */
export function readAsReport(written: unknown): Report {
  const read = readReport({ name: "report", text: textOf(written) });
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** Why something is no report: "" where it is one. */
export function refusalOf(written: unknown): string {
  const read = readReport({ name: "report", text: textOf(written) });
  return read.ok ? "" : read.error.message;
}

/** "contradicts img-sign: image ghcr.io/acme/shop: no signatures found", one for each statement. */
export function said({ statements }: Report): readonly string[] {
  return statements.map(
    ({ result, control, subject, fact }) => `${result} ${control}: ${nameOf(subject)}: ${fact}`,
  );
}

function textOf(written: unknown): string {
  return typeof written === "string" ? written : JSON.stringify(written);
}

function nameOf(subject: ReportSubject): string {
  switch (subject.kind) {
    case "unnamed":
      return `some ${subject.of}`;
    case "file":
      return `file ${subject.path}`;
    case "workload":
      return `${subject.type} ${subject.namespace ?? "?"}/${subject.name}`;
    case "image":
    case "repository":
    case "cluster":
    case "host":
      return `${subject.kind} ${subject.name ?? "?"}`;
  }
}
