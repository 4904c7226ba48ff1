import { afterEach, expect, it, vi } from "vitest";
import { fileLimit, uploadLimit } from "@/lib/domain/scan/limits";
import type { Given } from "./collect-files";
import { type ReadSoFar, sendFiles } from "./send-files";

afterEach(() => vi.unstubAllGlobals());

const folder: Given = {
  files: [{ path: "Dockerfile", text: "FROM node:22" }],
  leftOut: [{ path: "huge.yaml", why: "is larger than 5 MB" }],
};

/** Answers these texts, each as a piece of its own. */
function answering(...pieces: readonly string[]) {
  const fetching = vi.fn<typeof fetch>(() =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          start(controller) {
            for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
            controller.close();
          },
        }),
      ),
    ),
  );
  vi.stubGlobal("fetch", fetching);
  return fetching;
}

async function send(given: Given) {
  const told: ReadSoFar[] = [];
  const sent = await sendFiles(given, {
    answers: { "%registry%": "r.example" },
    onProgress: (one) => told.push(one),
  });
  return { sent, told };
}

it("tells how far it is, wherever the lines are cut, and names what was not sent", async () => {
  const fetching = answering(
    `{"read":0,"of`,
    `":2}\n{"read":1,"of":2}\n{"ans`,
    `wer":{"notUnderstood":[]}}`,
    "\n",
  );
  const { sent, told } = await send(folder);
  expect(told).toEqual([
    { read: 0, of: 2 },
    { read: 1, of: 2 },
  ]);
  expect(sent).toEqual({
    ok: true,
    value: {
      notUnderstood: [{ at: { file: "huge.yaml", line: 0 }, why: "The file is larger than 5 MB." }],
    },
  });
  expect(fetching.mock.calls[0]?.[0]).toBe(
    "/api/v1/imports?answers=%7B%22%25registry%25%22%3A%22r.example%22%7D",
  );
});

it("gives the problem of the last line, and says so where there is none", async () => {
  answering(`{"read":0,"of":1}\n{"problem":{"status":422,"detail":"no"}}\n`);
  expect((await send(folder)).sent).toMatchObject({ ok: false, error: { status: 422, detail: "no" } });
  answering(`{"read":0,"of":1}\n`);
  expect((await send(folder)).sent).toMatchObject({ ok: false, error: { status: 0 } });
});

it("sends nothing where nothing can matter, or where it is more than the server takes", async () => {
  const fetching = answering();
  expect((await send({ files: [], leftOut: [] })).sent).toMatchObject({ ok: false, error: { status: 400 } });
  const text = "x".repeat(fileLimit);
  const files = Array.from({ length: Math.ceil(uploadLimit / fileLimit) + 1 }, (_, index) => ({
    path: `${index}.yaml`,
    text,
  }));
  expect((await send({ files, leftOut: [] })).sent).toMatchObject({
    ok: false,
    error: { detail: expect.stringContaining("32 MB") },
  });
  expect(fetching).not.toHaveBeenCalled();
});
