import { dismissFinding, forgetObservation, sayNode } from "@/lib/server/running/commands";
import { keepRunning } from "@/lib/server/running/keep-running";
import { getRunning } from "@/lib/server/running/queries";
import { runningFixtures } from "@/lib/testing/running-fixtures";
import type { Story } from "./story";

/** What a cluster, engines and a registry said, with an answer to what was asked, a finding dismissed, and one that was taken away. */
export async function giveRunning(story: Story): Promise<void> {
  story.at("2026-11-22T10:00:00Z");
  const access = await story.pipeline("ana", "payments");
  const give = (name: string, text: string, registry?: string) =>
    keepRunning(access, { running: [{ name, text }], ...(registry !== undefined && { registry }) });
  await give("mistaken.json", runningFixtures.ecsTasks);
  const [mistaken] = (await getRunning(access)).observations;
  await forgetObservation(access, mistaken?.id ?? "");
  await give("pods.json", runningFixtures.kubernetes);
  await give("inspect.json", runningFixtures.dockerInspect);
  await give("catalog.json", runningFixtures.catalog, "harbor.acme.example");
  const { findings, observations } = await getRunning(access);
  const inspected = observations.find(({ file }) => file === "inspect.json")?.id ?? "";
  await sayNode(access, { observation: inspected, node: "worker" });
  const key = findings[1]?.key ?? "";
  await dismissFinding(access, { key, reason: "A known exception" });
}
