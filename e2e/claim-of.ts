import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import type { ApiClient } from "@/lib/testing/api-client";

/** What is said of a control, on the CI unless another node is named, as the server has it. */
export async function claimOf(admin: ApiClient, id: string, control: string, node = "ci") {
  // The answer's form is the contract's.
  const { document } = (await admin.json("GET", `/pipelines/${id}`)) as PipelineAnswer;
  return document.claims.find((claim) => claim.node === node && claim.control === control);
}
