import { type PipelineAccess, requireSnapshotAccess, requireWorkspaceAccess } from "@/lib/server/auth/access";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";
import { dismissFinding, sayNode } from "@/lib/server/running/commands";
import { getRunning } from "@/lib/server/running/queries";
import { createShare } from "@/lib/server/share/create-share";
import { takeSnapshot } from "@/lib/server/snapshot/take-snapshot";
import { storeRunningText } from "./give-running";
import { pushTo } from "./push-to";
import { addReport } from "./add-report";
import { makePipeline, makeViewers } from "./viewers";

let count = 0;

/** A pipeline with the secret in a name, a note, evidence, an owner, a snapshot's title, a link and the record. */
export async function pollute() {
  count += 1;
  const secret = `Tr0ub4dor&3 horse ${count}.`;
  const { ana, ben } = await makeViewers({ ana: "admin", ben: "editor" });
  const access = await makePipeline(ana, { name: `Shop ${secret}` });
  const node = { id: "ci", kind: "ci", stage: "build", position: { x: 0, y: 0 } } as const;
  await pushTo(
    access,
    { type: "node.added", node: { ...node, name: "Jenkins", note: `login: ${secret}` } },
    {
      type: "claim.changed",
      node: "ci",
      control: "img-vuln-scan",
      set: { status: "implemented", owner: secret },
    },
    {
      type: "evidence.added",
      node: "ci",
      control: "img-vuln-scan",
      evidence: {
        id: "e1",
        title: "Scan",
        result: "supports",
        url: `https://ci.example/?token=${encodeURIComponent(secret)}`,
        effective: "2026-11-01",
      },
    },
    { type: "node.changed", node: "ci", set: { note: `again ${secret}` } },
  );
  await addReport(access, {
    tool: { name: `cosign ${secret}`, version: secret },
    summary: `not signed: ${secret}`,
    warnings: [secret],
    subjects: [{ kind: "image", name: `shop:${secret}` }],
    statements: [
      {
        control: "img-sign",
        result: "contradicts",
        subject: { kind: "unnamed", of: "image" },
        fact: `no signature of ${secret}`,
        rules: [],
      },
    ],
  });
  const snapshot = await takeSnapshot(access, { title: `Before ${secret}` });
  const snapshotAccess = await requireSnapshotAccess(ana, snapshot.id, "editor");
  const show = { owners: true, notes: true, evidence: true, hosts: false };
  await createShare(snapshotAccess, { show });
  await runSecretly(access, secret);
  await listPipelines(await requireWorkspaceAccess(ana, "viewer"));
  return { secret, ana, ben, access, snapshotAccess, admin: await requireWorkspaceAccess(ana, "admin") };
}

/** In the name of a cluster, of a file and of a registry, and in the key and the reason of a dismissal. */
async function runSecretly(access: PipelineAccess, secret: string): Promise<void> {
  const file = `${secret}.json`;
  const text = JSON.stringify({
    tasks: [
      {
        clusterArn: `cluster/${secret}`,
        group: "service:shop",
        containers: [{ name: "web", image: "harbor.example/shop:1" }],
      },
    ],
  });
  await storeRunningText(access, file, text);
  const { findings, observations } = await getRunning(access);
  for (const { key } of findings) await dismissFinding(access, { key, reason: `known: ${secret}` });
  for (const { id } of observations)
    await sayNode(access, { observation: id, registry: `registry-${secret}`, node: "ci" });
}
