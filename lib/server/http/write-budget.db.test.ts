import { afterEach, expect, it } from "vitest";
import { POST as operations } from "@/app/api/v1/pipelines/[id]/operations/route";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest, makeWorkspace, openSession, signedInViewer } from "@/lib/testing/team";
import { makePipeline } from "@/lib/testing/viewers";
import { getEnv } from "../env";
import { processState } from "../process";

describeDatabases("what a person may write in a minute", ({ database }) => {
  afterEach(() => {
    const { slots } = processState();
    for (const slot of ["env", "write-budgets", "once-in-a-while: write limit"]) slots.delete(slot);
  });

  it("ends in a clear answer with the time to wait, and an admin reads of it, before and then", async () => {
    const { ana, ben } = await makeWorkspace({ ana: "admin", ben: "editor" });
    const { pipelineId } = await makePipeline(await signedInViewer(ana));
    const cookies = { ana: await openSession(ana), ben: await openSession(ben) };
    processState().slots.set("env", { ...getEnv(), writeMegabytes: 0.1 });
    let pushed = 0;
    const push = (cookie: string) => {
      pushed += 1;
      const body = {
        clientId: "c",
        operations: [
          {
            id: `00000000-0000-4000-8000-${String(pushed).padStart(12, "0")}`,
            type: "node.added",
            node: {
              id: `n${pushed}`,
              kind: "ci",
              stage: "build",
              name: "CI",
              note: "x".repeat(9_000),
              position: { x: 0, y: 0 },
            },
          },
        ],
      };
      return operations(aRequest("POST", "/api/v1/pipelines/x/operations", { cookie, body }), {
        params: Promise.resolve({ id: pipelineId }),
      });
    };
    const statuses: number[] = [];
    let answer = await push(cookies.ben);
    for (; answer.status === 200 && statuses.length < 30; answer = await push(cookies.ben))
      statuses.push(answer.status);
    // A tenth of a megabyte is 11 such operations.
    expect(statuses.length).toBeGreaterThanOrEqual(10);
    expect(statuses.length).toBeLessThanOrEqual(13);
    expect(answer.status).toBe(429);
    const wait = Number(answer.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(10);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringMatching(/^Write limit reached/),
    });
    // Another person on the same pipeline can continue.
    expect((await push(cookies.ana)).status).toBe(200);
    await expect
      .poll(async () =>
        (
          await database().client.auditEntry.findMany({
            where: { actorId: ben.userId },
            orderBy: { number: "asc" },
          })
        )
          .map(({ event }) => event)
          .filter((event) => event.startsWith("write-limit")),
      )
      .toEqual(["write-limit-near", "write-limit-reached"]);
  });
});
