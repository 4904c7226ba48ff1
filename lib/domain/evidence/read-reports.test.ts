import { describe, expect, test } from "vitest";
import { refusalOf } from "@/lib/testing/read-as-report";
import {
  cosignVerified,
  envelope,
  grypeImage,
  hadolint,
  provenance,
  trivyImage,
} from "@/lib/testing/reports";
import { readReports } from "./read-reports";

const read = (text: string) => readReports({ name: "report", text });
const formatsIn = (text: string) => {
  const reports = read(text);
  return reports.ok ? reports.value.map(({ format }) => format) : reports.error.message;
};

describe("several reports in one file", () => {
  const line = JSON.stringify(envelope(provenance()));

  test("a document a line, empty lines between", () => {
    expect(formatsIn(`${line}\n\n${line}\r\n${JSON.stringify(trivyImage)}\n`)).toEqual([
      "provenance",
      "provenance",
      "trivy",
    ]);
  });

  test("a list", () => {
    expect(formatsIn(JSON.stringify([trivyImage, grypeImage, cosignVerified[0]]))).toEqual([
      "trivy",
      "grype",
      "cosign",
    ]);
  });

  test("one that cannot be read is named, and nothing of the others is taken", () => {
    expect(formatsIn(`${line}\n{"a": 1}`)).toMatch(/^Line 2: This is not a supported report/);
    expect(formatsIn(`${line}\n${line.slice(0, 40)}`)).toMatch(/^Line 2: The JSON is cut off/);
    expect(formatsIn(JSON.stringify([trivyImage, { a: 1 }]))).toMatch(
      /^Entry 2: This is not a supported report/,
    );
  });

  test("readReport takes one alone, and says how many there are", () => {
    expect(refusalOf(`${line}\n${line}`)).toBe("This file holds 2 reports, where one was expected.");
    expect(refusalOf(`${line}\n`)).toBe("");
  });

  test("more than 200 are refused", () => {
    expect(formatsIn(`${line}\n`.repeat(201))).toMatch(/more than 200/);
    expect(formatsIn(JSON.stringify(Array.from({ length: 201 }, () => trivyImage)))).toMatch(/more than 200/);
  });
});

test("a report that says more than 10,000 things is refused", () => {
  const files = Array.from({ length: 10_001 }, (_, index) => [`f${index}`, "DL1000", "error"] as const);
  expect(formatsIn(JSON.stringify(hadolint(files)))).toMatch(/more than 10,000 things/);
  expect(formatsIn(JSON.stringify(hadolint(files.slice(1))))).toEqual(["hadolint"]);
});

describe("what is no report", () => {
  test.each([
    ["nothing", "", /is empty/],
    ["blanks", " \n\t", /is empty/],
    ["an empty list", "[]", /empty list/],
    ["an empty object", "{}", /not a supported report/],
    ["a number", "1e999", /not a supported report/],
    ["a list of numbers", "[1, 2]", /Entry 1/],
    ["a list in a list", "[[{}]]", /list is not a supported report/],
    ["words", "all is well", /not a supported report/],
    ["a page", "\n<!-- a --><!DOCTYPE html><html><body>Sign in</body></html>", /HTML page/],
    ["another XML", "<a/>", /not the bill of materials/],
    ["UTF-16", '{\0"\0a\0"\0', /another encoding/],
    ["a threat model", '{"otmVersion": "0.2.0"}', /threat model/],
    ["a threat model in YAML", "otmVersion: 0.2.0\n", /threat model/],
    ["our own file", '{"schema": "blueline/pipeline/1", "nodes": []}', /Blueline pipeline/],
    ["a manifest", '{"apiVersion": "v1", "kind": "Pod"}', /Kubernetes object/],
    ["__proto__", '{"bomFormat": "CycloneDX", "__proto__": {"polluted": true}}', /__proto__/],
    ["a key twice", '{"bomFormat": "CycloneDX", "bomFormat": "CycloneDX"}', /twice/],
    ["cut off", JSON.stringify(trivyImage).slice(0, -20), /cut off/],
    ["cut off, over lines", JSON.stringify(trivyImage, undefined, 2).slice(0, -20), /cut off/],
    ["deep", `{"runs": ${"[".repeat(5000)}${"]".repeat(5000)}}`, /64 levels/],
    ["more than 5 MB", `{"a": "${"x".repeat(5 * 1024 * 1024)}"}`, /larger than 5 MB/],
  ])("%s is refused in one plain sentence", (_, text, words) => {
    const message = formatsIn(text);
    expect(message).toMatch(words);
    expect(String(message).length).toBeLessThan(300);
  });
});

test("a mark of the byte order is passed over, and characters that were lost are told", () => {
  expect(formatsIn(`\uFEFF${JSON.stringify(trivyImage)}`)).toEqual(["trivy"]);
  const lost = read(JSON.stringify({ ...trivyImage, Note: "caf\uFFFD" }));
  expect(lost.ok && lost.value[0]?.warnings.join()).toMatch(/may not be UTF-8/);
});

test("names from a report are one line without control characters, and no longer than 500 characters", () => {
  const name = `ghcr.io/acme/shop\u202E\u0007:1${"x".repeat(10_000)}`;
  const reports = read(
    JSON.stringify({ ...trivyImage, ArtifactName: name, Metadata: {}, Trivy: { Version: "a\nb\u0000c" } }),
  );
  const report = reports.ok ? reports.value[0] : undefined;
  expect(report?.tool.version).toBe("a b c");
  expect(JSON.stringify(report).length).toBeLessThan(3_000);
});
