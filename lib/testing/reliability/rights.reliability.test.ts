import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { pipelineAnswerSchema } from "@/lib/domain/contract/pipelines";
import { problemSchema } from "@/lib/domain/contract/problem";
import { describeApp } from "./describe-app";
import { holdRequest } from "./held-request";
import { addPerson } from "./people";
import { newPipeline } from "./pipelines";

describeApp("a right that is lost while a change is on its way", (app) => {
  const pushOf = (name: string) => ({
    clientId: "tab-1",
    operations: [{ id: randomUUID(), type: "pipeline.changed", set: { name } }],
  });

  it.each([
    ["the role is lowered", 403],
    ["the person is removed", 401],
    ["the pipeline is deleted", 404],
  ])("stops the change: %s", async (loss, status) => {
    const person = await addPerson(app.admin(), "editor");
    const id = await newPipeline(app.admin());
    const path = `/api/v1/pipelines/${id}/operations`;
    const held = await holdRequest(person.api, "POST", path, pushOf("too late"));
    // The server knows by now who is asking, and waits for the rest.
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (loss === "the role is lowered")
      await app.admin().json("PATCH", `/members/${person.id}`, { role: "viewer" });
    if (loss === "the person is removed") await app.admin().json("DELETE", `/members/${person.id}`);
    if (loss === "the pipeline is deleted") await app.admin().json("DELETE", `/pipelines/${id}`);
    const answer = await held.send();
    expect([answer?.status, problemSchema.parse(JSON.parse(answer?.text ?? "")).status]).toEqual([
      status,
      status,
    ]);
    if (loss === "the pipeline is deleted") return;
    expect(pipelineAnswerSchema.parse(await app.admin().json("GET", `/pipelines/${id}`))).toMatchObject({
      revision: 0,
      document: { name: "Payments API" },
    });
  });
});
