import { describe, expect, it } from "vitest";
import { articleTemplates } from "../catalogue/templates/article";
import { parseDocument } from "../pipeline/parse-document";
import { documentFromPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { documentFile } from "./document-file";

describe("a pipeline saved as a file", () => {
  it.each(articleTemplates.map((template) => [template.id, template.document] as const))(
    "is read again unchanged: %s",
    (_, document) => {
      const pipeline = pipelineFromDocument({ ...document, name: "Zahlungen / EU" });
      const { name, text } = documentFile(pipeline);
      expect(name).toBe("zahlungen-eu.blueline.json");
      expect(parseDocument(JSON.parse(text))).toEqual({ ok: true, value: documentFromPipeline(pipeline) });
    },
  );
});
