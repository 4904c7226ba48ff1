import { expect, test } from "vitest";
import { exportedAs, formatsBothWays } from "@/lib/testing/export-at";
import { aPipeline } from "@/lib/testing/builders";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { readModel } from "../importers/read-model";
import { parseDocument } from "../pipeline/parse-document";
import { documentFromPipeline } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { writeExport } from "./write-export";

const map = (said: { readonly right?: "publish"; readonly shortLived?: boolean }) =>
  aPipeline("Shop")
    .node("ci", { name: "Jenkins" })
    .node("registry", { name: "Harbor" })
    .edge("ci", "registry", { artifact: "credential", ...said })
    .build();
const answered = map({ right: "publish", shortLived: true });

test.each(formatsBothWays)("%s carries what a credential allows there and back", (format) => {
  const document = documentFromPipeline(answered);
  expect(readModel(exportedAs(format, document))).toEqual({
    ok: true,
    value: { format, document, notCarried: [] },
  });
});

test.each([
  ["cyclonedx-1.6", '"name": "blueline:right",'],
  ["cyclonedx-1.7", '"name": "blueline:shortLived",'],
  ["mermaid", "credential, may publish, short-lived"],
  ["threat-dragon", "Credential, may publish, short-lived"],
  ["otm", "Credential, may publish, short-lived"],
  ["tm-bom", "Credential, may publish, short-lived"],
  ["drawio", "Credential, may publish, short-lived"],
] as const)("%s says it to whoever reads the file", (format, text) => {
  const at = "2026-12-02T09:00:00Z";
  const written = (pipeline: typeof answered) =>
    writeExport(format, { pipeline, at, posture: analyse(pipeline, mappedCatalogue, at.slice(0, 10)) });
  expect(written(answered)).toContain(text);
  expect(written(map({}))).not.toContain(text);
});

test("a document from before the two answers is valid, and is written as it was", () => {
  const old = documentFromPipeline(map({}));
  expect(parseDocument(JSON.parse(JSON.stringify(old)))).toEqual({ ok: true, value: old });
  expect(exportedAs("json", old)).not.toMatch(/"right"|"shortLived"/);
});
