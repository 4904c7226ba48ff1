import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { paymentsDocument } from "@/lib/testing/payments-document";
import { exportedAs } from "@/lib/testing/export-at";
import { documentFromPipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { importCommand } from "./import-command";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

test("a file of another tool is written as a document of ours, and never over another file", async () => {
  const model = fileOf("model.json", exportedAs("threat-dragon", paymentsDocument));
  const target = path.join(folder, "payments.blueline.json");
  const said = await importCommand.run([model, target], {});
  expect([said.code, said.text]).toEqual([
    0,
    "Payments API, read as threat-dragon: 4 nodes, 3 connections, 0 zones, 1 claim.",
  ]);
  expect(JSON.parse(readFileSync(target, "utf8"))).toEqual(
    documentFromPipeline(pipelineFromDocument(paymentsDocument)),
  );
  await expect(async () => importCommand.run([model, target], {})).rejects.toThrow(/already exists/);
});

test("a refusal names its place: 1, and nothing is written", async () => {
  const model = fileOf("old.json", `{"otmVersion":"9.0","project":{"name":"x","id":"x"}}`);
  const target = path.join(folder, "never.json");
  const { code, text, json } = await importCommand.run([model, target], {});
  expect([code, text.split("\n")[1]]).toEqual([1, "otmVersion: only Open Threat Model 0.2.0 is supported"]);
  expect(json).toMatchObject({ errors: [{ path: "otmVersion" }] });
  expect(() => readFileSync(target)).toThrow(/ENOENT/);
});

test("a claim of an unknown control is kept, and named", async () => {
  const text = exportedAs("otm", paymentsDocument).replaceAll(
    `"control":"img-vuln-scan","status"`,
    `"control":"made-up","status"`,
  );
  const { code, text: told, json } = await importCommand.run([fileOf("claim.json", text)], {});
  expect([code, told]).toEqual([0, expect.stringContaining("made-up")]);
  expect(JSON.stringify(json)).toContain(`"control":"made-up"`);
});
