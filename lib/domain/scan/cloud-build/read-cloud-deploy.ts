import { documentsOf, type Findings, readingOf } from "../ci/reading";
import type { JobFact } from "../facts";
import type { Reader } from "../reader";
import { folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

const mostStages = 100;

/** Delivery pipelines and targets of Google Cloud Deploy: `clouddeploy.yaml`. */
export const cloudDeployReader: Reader = {
  format: "cloud-deploy",
  recognises: ({ path, text }) =>
    /\.ya?ml$/i.test(path) && /^apiVersion:\s*["']?deploy\.cloud\.google\.com\//m.test(text),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const documents = documentsOf(file, findings);
    const own = documents.map((node) => ({ node, path: file.path }));
    const all = [...own, ...documentsBeside(file, tree)];
    const pipelines = documents.filter((document) => textAt(document, "kind") === "DeliveryPipeline");
    for (const pipeline of pipelines) {
      readPipeline(
        pipeline,
        pipelines.length > 1,
        { file, tree, targets: targetsOf(all), isPromoted: isPromoted(all) },
        findings,
      );
    }
    for (const { node } of targetsOf(own).values()) {
      const cluster = clusterOf(node);
      if (cluster === undefined) continue;
      const line = at(node, "gke")?.line ?? node.line;
      findings.facts.push({
        kind: "platform",
        what: "cluster",
        technology: "gke",
        name: cluster,
        at: { file: file.path, line },
      });
    }
    return readingOf(findings);
  },
};

interface Document {
  readonly node: YamlNode;
  readonly path: string;
}

/** Targets are often in files of their own in the same folder. */
function documentsBeside(file: SourceFile, tree: SourceTree): readonly Document[] {
  const folder = folderOf(file.path);
  const others: Document[] = [];
  for (const other of tree.values()) {
    if (others.length >= 50) break;
    if (other.path === file.path || folderOf(other.path) !== folder || !cloudDeployReader.recognises(other))
      continue;
    others.push(...readYaml(other.text).documents.map((node) => ({ node, path: other.path })));
  }
  return others;
}

function targetsOf(documents: readonly Document[]): ReadonlyMap<string, Document> {
  const targets = new Map<string, Document>();
  for (const document of documents) {
    const name = textAt(document.node, "metadata", "name");
    if (textAt(document.node, "kind") === "Target" && name !== undefined && !targets.has(name))
      targets.set(name, document);
  }
  return targets;
}

/** Whether a rule promotes a release automatically. */
function isPromoted(documents: readonly Document[]): boolean {
  return documents.some(
    ({ node: document }) =>
      textAt(document, "kind") === "Automation" &&
      textAt(document, "suspended") !== "true" &&
      itemsAt(document, "rules").some((rule) => at(rule, "promoteReleaseRule") ?? at(rule, "promoteRelease")),
  );
}

/** `prod` of `projects/p/locations/l/clusters/prod`. */
function clusterOf(target: YamlNode): string | undefined {
  const written = textAt(target, "gke", "cluster");
  return written?.slice(written.lastIndexOf("/") + 1);
}

interface Around {
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly targets: ReadonlyMap<string, Document>;
  readonly isPromoted: boolean;
}

function readPipeline(
  pipeline: YamlNode,
  isOneOfSeveral: boolean,
  around: Around,
  { facts }: Findings,
): void {
  const { file, tree, targets } = around;
  const name = textAt(pipeline, "metadata", "name");
  const ci = isOneOfSeveral && name !== undefined ? `${file.path}#${name}` : file.path;
  const place = (node: YamlNode) => ({ file: file.path, line: node.line });
  facts.push({
    kind: "ci",
    id: ci,
    tool: "cloud-build",
    ...(name !== undefined && { name }),
    triggers: [],
    at: place(pipeline),
  });
  const skaffold = resolvePath(folderOf(file.path), "skaffold.yaml");
  const files = skaffold !== undefined && tree.has(skaffold) ? [skaffold] : [];
  const isStopped = textAt(pipeline, "suspended") === "true";
  let before: string | undefined;
  for (const stage of itemsAt(pipeline, "serialPipeline", "stages").slice(0, mostStages)) {
    const target = textAt(stage, "targetId");
    if (target === undefined) continue;
    const found = targets.get(target);
    const approval = at(found?.node, "requireApproval");
    const isApproved = textAt(approval) === "true";
    // A release reaches the first target automatically; a person or a rule promotes it.
    const moves: JobFact["starts"] = before === undefined || around.isPromoted ? "automatic" : "unknown";
    const id = `${ci}#${target}`;
    const job: JobFact = {
      kind: "job",
      id,
      ci,
      name: target,
      starts: isApproved ? "by-person" : moves,
      ...(isStopped && { disabled: true }),
      needs: before === undefined ? [] : [before],
      environment: target,
      at: place(stage),
    };
    facts.push(job);
    before = id;
    if (isStopped) continue;
    const cluster = found && clusterOf(found.node);
    facts.push({
      kind: "deploy",
      by: id,
      how: "skaffold",
      files,
      workloads: [],
      environment: target,
      ...(cluster !== undefined && { cluster }),
      at: place(stage),
    });
    if (approval && found && isApproved) {
      const shown = { file: found.path, line: approval.line };
      facts.push({ kind: "check", by: id, does: "approve", tool: "cloud-deploy", blocks: true, at: shown });
      facts.push({
        kind: "control",
        control: "manual-approval-before-production",
        status: "present",
        about: id,
        at: shown,
        fact: `${target} requires approval`,
      });
    }
    const verify = [
      at(stage, "strategy", "standard", "verify"),
      at(stage, "strategy", "canary", "canaryDeployment", "verify"),
    ].find((node) => textAt(node) === "true");
    if (verify) {
      facts.push({
        kind: "control",
        control: "deployment-verified",
        status: "present",
        about: id,
        at: place(verify),
        fact: "verifies each release",
      });
    }
  }
}
