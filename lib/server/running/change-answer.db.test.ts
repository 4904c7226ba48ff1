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
  const give = (day: number, node?: string) =>
    keepRunning(
      access,
      {
        running: [
          { name: "pods.json", text: aList(aPod({ name: "c", image: "redis:7", digest: digestOf("a") })) },
        ],
        ...(node !== undefined && { node }),
      },
      { now: new Date(Date.UTC(2026, 10, day)) },
    );

  it("lists its candidates, is answered differently, and the newest answer holds for the next file", async () => {
    await give(1);
    const [question] = (await getRunning(access)).questions;
    expect(question?.candidates).toEqual(["one", "two"]);
    await sayNode(access, { observation: question?.observation ?? "", node: "one" });
    await give(2);
    const { questions, answered } = await getRunning(access);
    expect(questions).toEqual([]);
    expect(answered).toMatchObject([
      { sentence: "pods.json describes Blue.", node: "one", candidates: ["one", "two"] },
    ]);
    await sayNode(access, { observation: answered[0]?.observation ?? "", node: "two" });
    const after = await getRunning(access);
    expect(after.questions).toEqual([]);
    expect(after.findings.map(({ node }) => node)).toEqual(expect.arrayContaining(["one", "two"]));
    // The older file of that name keeps its previous node, counts there again, and can be changed too.
    expect(after.answered.map(({ sentence }) => sentence)).toEqual([
      "pods.json describes Green.",
      "pods.json, uploaded on 1 Nov 2026, describes Blue.",
    ]);
    await sayNode(access, { observation: after.answered[1]?.observation ?? "", node: "two" });
    await give(3);
    const last = await getRunning(access);
    expect(last.questions).toEqual([]);
    expect(last.answered).toMatchObject([{ sentence: "pods.json describes Green." }]);
    expect(last.findings[0]?.sentence).toContain("runs on Green");
    await sayNode(access, { observation: last.answered[0]?.observation ?? "", node: null });
    expect((await getRunning(access)).questions).toHaveLength(1);
  });

  it("of one cluster's file moves no other of that name, nor does taking it back", async () => {
    await give(1, "one");
    await give(2, "two");
    await give(3, "two");
    const countingOn = async () => {
      const { answered, observations } = await getRunning(access);
      const dayOf = new Map(observations.map(({ id, at }) => [id, Number(at.slice(8, 10))]));
      return answered.map(({ observation, node }) => `${dayOf.get(observation)} ${node}`);
    };
    expect(await countingOn()).toEqual(["3 two", "1 one"]);
    const newest = async () => (await getRunning(access)).observations[0]?.id ?? "";
    await sayNode(access, { observation: await newest(), node: "one" });
    expect(await countingOn()).toEqual(["3 one", "2 two"]);
    await sayNode(access, { observation: await newest(), node: "two" });
    expect(await countingOn()).toEqual(["3 two", "1 one"]);
    await sayNode(access, { observation: await newest(), node: null });
    expect(await countingOn()).toEqual(["2 two", "1 one"]);
    expect((await getRunning(access)).questions).toMatchObject([{ observation: await newest() }]);
  });

  it("taken back is asked for again, also of the same file that is given later", async () => {
    await give(1, "one");
    const [said] = (await getRunning(access)).answered;
    await sayNode(access, { observation: said?.observation ?? "", node: null });
    expect(await getRunning(access)).toMatchObject({ questions: [{}], answered: [] });
    await give(2);
    expect(await getRunning(access)).toMatchObject({ questions: [{}], answered: [] });
  });

  it("is told to open pages, as is what is given, dismissed and taken away", async () => {
    const heard: string[] = [];
    const leave = subscribe(access.pipelineId, (notice) => {
      expect(notice).toEqual({ type: "reports", of: "running" });
      heard.push(notice.type);
    });
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
