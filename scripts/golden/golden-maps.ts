import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { templateById } from "@/lib/domain/catalogue/templates/templates";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { paymentsDocument } from "@/lib/testing/payments-document";
import { platformPipeline } from "@/lib/testing/platform-pipeline";
import { fullMap, fullMapUnderPolicy } from "./full-map";

/**
 * Maps as different as possible: empty and large, bare and claimed, manual and automated, one with each
 * field.
 */
export const goldenMaps: { readonly [name: string]: PipelineDocument } = {
  empty: aPipeline("Nothing on it").toDocument(),
  manual: template("manual"),
  teamcity: template("worked-teamcity-docker-hub"),
  ec2: template("worked-ec2-codedeploy"),
  openshift: template("gitlab-openshift"),
  sample: sampleDocument,
  article: articlePipeline().toDocument(),
  attacked: attackedPipeline(),
  company: companyPipeline(),
  payments: paymentsDocument,
  platform: platformPipeline(),
  full: fullMap,
  policy: fullMapUnderPolicy,
};

function template(id: string): PipelineDocument {
  const found = templateById(id);
  if (!found) throw new Error(`Unknown template ${id}.`);
  return found.document;
}
