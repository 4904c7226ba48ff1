import Ajv from "ajv";
import { readSchema } from "./shared-schemas";

/** What the published schema of SARIF 2.1.0 finds in a file, in words. */
export function sarifErrors(text: string): readonly string[] {
  // Its draft-04 `id` is no keyword of what checks it.
  const { $schema: _, id: __, ...schema } = { $schema: "", id: "", ...readSchema("sarif-2.1.0.schema.json") };
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}
