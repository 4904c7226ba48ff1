import "server-only";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import type { Claim, PipelineDocument } from "@/lib/domain/pipeline/document";

/** The node that was added since: its builds bypass both CI servers. */
const added = "laptop";
/** The controls that were added since, by node. */
const notYet: { readonly [node: string]: readonly string[] } = {
  bitbucket: ["src-secret-push-protection"],
  jenkins: ["base-verify-signature", "img-vuln-scan"],
  teamcity: ["base-verify-signature"],
};

/** The sample under its name in the demo. */
export const currentSample: PipelineDocument = { ...sampleDocument, name: "Web shop" };

/** The sample four weeks ago, so that a demo has something to compare: some things got better, one got worse. */
export const earlierSample: PipelineDocument = {
  ...currentSample,
  nodes: currentSample.nodes.filter(({ id }) => id !== added),
  edges: currentSample.edges.filter(({ source, target }) => source !== added && target !== added),
  claims: currentSample.claims.filter(({ node }) => node !== added).map(earlierClaim),
};

function earlierClaim(claim: Claim): Claim {
  const { node, control } = claim;
  return notYet[node]?.includes(control) === true ? { node, control, status: "missing" } : claim;
}
