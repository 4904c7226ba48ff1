import { beforeEach, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { aList, aPod, digestOf } from "@/lib/testing/running-fixtures";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { subscribe } from "../live/hub";
import { dismissFinding, forgetObservation, sayNode, undismissFinding } from "./commands";
import { keepRunning } from "./keep-running";
import { getRunning } from "./queries";

const drawn = aPipeline()
  .node("registry", { name: "Harbor", url: "https://harbor.acme.example" })
  .node("one", { kind: "orchestrator", name: "Blue" })
  .node("two", { kind: "orchestrator", name: "Green" })
  .edge("registry", "one")
  .edge("registry", "two")
  .toDocument();

describeDatabases("what was answered of what runs", () => {
  let access: PipelineAccess;
  beforeEach(async () => {
    const { ana } = await makeViewers({ ana: "editor" });
    access = await makePipeline(ana, { document: drawn });
  });
  const give = (day: number) =>
    keepRunning(
      access,
      {
        running: [
          { name: "pods.json", text: aList(aPod({ name: "c", image: "redis:7", digest: digestOf("a") })) },
        ],
      },
      { now: new Date(Date.UTC(2026, 10, day)) },
    );

  it("is told with what it may be, is answered otherwise, and the newest answer holds for the next file", async () => {
    await give(1);
    const [question] = (await getRunning(access)).questions;
    expect(question?.candidates).toEqual(["one", "two"]);
    await sayNode(access, { observation: question?.observation ?? "", node: "one" });
    await give(2);
    const { questions, answered } = await getRunning(access);
    expect(questions).toEqual([]);
    expect(answered).toMatchObject([
      { sentence: "pods.json is of Blue.", node: "one", candidates: ["one", "two"] },
    ]);
    await sayNode(access, { observation: answered[0]?.observation ?? "", node: "two" });
    await give(3);
    const after = await getRunning(access);
    expect(after.questions).toEqual([]);
    expect(after.answered).toMatchObject([{ sentence: "pods.json is of Green." }]);
    expect(after.findings[0]?.sentence).toContain("runs on Green");
    await sayNode(access, { observation: after.answered[0]?.observation ?? "", node: null });
    expect((await getRunning(access)).questions).toHaveLength(1);
  });

  it("is told to open pages, as is what is given, dismissed and taken away", async () => {
    const heard: string[] = [];
    const leave = subscribe(access.pipelineId, ({ type }) => heard.push(type));
    const told = async (act: () => Promise<unknown>) => {
      heard.length = 0;
      await act();
      return [...heard];
    };
    expect(await told(() => give(1))).toEqual(["reports"]);
    const { questions, findings, observations } = await getRunning(access);
    const [key = ""] = findings.map((finding) => finding.key);
    const observation = questions[0]?.observation ?? "";
    expect(await told(() => dismissFinding(access, { key, reason: "Known" }))).toEqual(["reports"]);
    expect(await told(() => undismissFinding(access, key))).toEqual(["reports"]);
    expect(await told(() => sayNode(access, { observation, node: "one" }))).toEqual(["reports"]);
    expect(await told(() => forgetObservation(access, observations[0]?.id ?? ""))).toEqual(["reports"]);
    leave();
  });
});
