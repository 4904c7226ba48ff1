import { callApi } from "@/lib/client/api";
import { newOperationId } from "@/lib/client/new-id";
import { changePipeline } from "@/lib/domain/edits/pipeline";

/** The name is part of the document, so a rename is an operation in the log. */
export function rename(id: string, name: string) {
  const operations = changePipeline({ name }).operations.map((one) => ({ ...one, id: newOperationId() }));
  return callApi("POST /pipelines/{id}/operations", {
    params: { id },
    body: { clientId: newOperationId(), operations },
  });
}
