import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/v1/imports/route";
import { scanAnswerSchema } from "@/lib/domain/contract/imports";
import { databaseState } from "@/lib/testing/authorisation/database-state";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest, makeWorkspace, openSession } from "@/lib/testing/team";
import type { Viewer } from "../auth/viewer";
import { getEnv } from "../env";
import { processState } from "../process";
import { runScan } from "./run-scan";
import { spendReading } from "./reading-budget";
import { takeScanPlace } from "./scan-places";

const dockerfile = "FROM node:22\nUSER node\n";
const task = { day: "2026-11-28", answers: {} };

describeDatabases("files that are read", ({ database }) => {
  let cookie: string;
  beforeEach(async () => {
    const { edo } = await makeWorkspace({ edo: "editor" });
    cookie = await openSession(edo);
  });

  const send = (query: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    POST(aRequest("POST", `/api/v1/imports${query}`, { cookie, body, headers }), {
      params: Promise.resolve({}),
    });

  const sendZip = (bytes: Uint8Array<ArrayBuffer>, accept = "application/json") =>
    POST(
      new Request(`${getEnv().url}/api/v1/imports`, {
        method: "POST",
        body: bytes,
        headers: { cookie, "sec-fetch-site": "same-origin", "content-type": "application/zip", accept },
      }),
      { params: Promise.resolve({}) },
    );

  it("of a folder are answered as a map with its lines, and nothing is kept", async () => {
    const before = await databaseState(database());
    const response = await send("?name=Shop", {
      files: [
        { path: "shop/app/Dockerfile", text: dockerfile },
        { path: "shop/../Dockerfile", text: dockerfile },
      ],
    });
    expect(response.status).toBe(200);
    const answer = scanAnswerSchema.parse(await response.json());
    expect(answer).toMatchObject({
      files: [{ path: "app/Dockerfile" }],
      document: { name: "Shop" },
      notUnderstood: [{ at: { file: "shop/../Dockerfile", line: 0 }, why: "The file leaves the folder." }],
    });
    expect(await databaseState(database())).toBe(before);
  });

  it("of a .zip are answered line by line to who asks for that, the answer last", async () => {
    const response = await sendZip(
      zipSync({ "shop/Dockerfile": strToU8(dockerfile) }),
      "application/x-ndjson",
    );
    const lines = (await response.text()).trim().split("\n");
    expect(lines.slice(0, -1).map((line) => JSON.parse(line))).toEqual([
      { read: 0, of: 1, file: "Dockerfile" },
      { read: 1, of: 1 },
    ]);
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ answer: { document: { name: "shop" } } });
  });

  it("and are no .zip are refused in a sentence", async () => {
    const response = await sendZip(strToU8("no zip"));
    expect([response.status, await response.json()]).toEqual([
      422,
      expect.objectContaining({ detail: "This is not a .zip file, or its end is missing." }),
    ]);
    expect((await send("?answers=no", { files: [{ path: "a", text: "" }] })).status).toBe(422);
  });
});

describe("the process that reads", () => {
  const given = [{ path: "Dockerfile", text: dockerfile }];

  it("is ended when it takes too long, and the refusal names the file", async () => {
    await expect(runScan({ ...task, given }, {}, { file: 2_000, inAll: 1 })).rejects.toMatchObject({
      code: "invalid",
      detail: expect.stringContaining("took too long"),
    });
  });

  it("is begun again without a file that takes too long, which is named", async () => {
    // Long enough that its answer can't arrive together with its beginning, before the limit is looked at.
    const long = [{ path: "Dockerfile", text: dockerfile + "RUN echo built\n".repeat(10_000) }];
    const answer = JSON.parse(await runScan({ ...task, given: long }, {}, { file: 0, inAll: 30_000 }));
    expect(answer.files).toEqual([]);
    expect(answer.notUnderstood).toEqual([
      { at: { file: "Dockerfile", line: 0 }, why: expect.stringContaining("takes too long to read") },
    ]);
  });

  it("is ended when its caller has gone", async () => {
    const left = new AbortController();
    const reading = runScan({ ...task, given }, { signal: left.signal });
    left.abort();
    await expect(reading).rejects.toThrow(/ended with SIGKILL/);
  });
});

describe("the places for readings", () => {
  afterEach(() => void processState().slots.delete("reading-budgets"));
  const done = () => Promise.resolve();
  const isOpen = async (place: Promise<unknown>) =>
    Promise.race([place.then(() => true), new Promise((later) => setTimeout(later, 20, false))]);

  it("are two, one of a person whatever sessions and tokens they use, and who read the least is next", async () => {
    const [ana, ben] = [await takeScanPlace({ userId: "ana" }), await takeScanPlace({ userId: "ben" })];
    const token = { id: "one", scopes: [], pipelines: undefined };
    const again = takeScanPlace({ userId: "ana", token } as unknown as Viewer);
    spendReading("ana", 1_000);
    const cleo = takeScanPlace({ userId: "cleo" });
    expect([await isOpen(again), await isOpen(cleo)]).toEqual([false, false]);
    await ana(done);
    expect([await isOpen(again), await isOpen(cleo)]).toEqual([false, true]);
    await ben(done);
    expect(await isOpen(again)).toBe(true);
    for (const place of [again, cleo]) await (await place)(done);
  });

  it("are refused beyond three waiting requests, and left by cancelled ones", async () => {
    const left = new AbortController();
    const place = await takeScanPlace({ userId: "ana" });
    const others = Array.from({ length: 3 }, () => takeScanPlace({ userId: "ana" }, left.signal));
    const gone = Promise.allSettled(others);
    await expect(takeScanPlace({ userId: "ana" })).rejects.toMatchObject({
      code: "unavailable",
      retryAfter: 5,
    });
    left.abort();
    expect((await gone).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    await place(done);
  });

  it("are refused with the seconds to wait once a person has read for half a minute in a minute", async () => {
    spendReading("ana", 29_000);
    await (
      await takeScanPlace({ userId: "ana" })
    )(done);
    spendReading("ana", 11_000);
    await expect(takeScanPlace({ userId: "ana" })).rejects.toMatchObject({
      code: "too-many",
      retryAfter: 20,
    });
    await (
      await takeScanPlace({ userId: "ben" })
    )(done);
  });

  it("cost five seconds if the reading is refused", async () => {
    const refused = () => Promise.reject(new Error("damaged"));
    for (let time = 0; time < 7; time++)
      await expect((await takeScanPlace({ userId: "ana" }))(refused)).rejects.toThrow("damaged");
    await expect(takeScanPlace({ userId: "ana" })).rejects.toMatchObject({ code: "too-many" });
  });
});
