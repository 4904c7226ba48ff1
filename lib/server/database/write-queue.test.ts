import { expect, it } from "vitest";
import { BusyError } from "./busy-error";
import { createWriteQueue } from "./write-queue";

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

it("runs as many writes at once as it may, the others in order", async () => {
  const queue = createWriteQueue(2);
  const { open, opened } = gate();
  const started: number[] = [];
  const writes = [0, 1, 2, 3].map((index) =>
    queue.run(async () => {
      started.push(index);
      await opened;
    }),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  expect(queue.pending()).toBe(4);
  open();
  await Promise.all(writes);
  expect(started).toEqual([0, 1, 2, 3]);
  expect(queue.pending()).toBe(0);
});

it("refuses a write when too many wait, and takes the next once there is room", async () => {
  const queue = createWriteQueue(1, 2);
  const { open, opened } = gate();
  const writes = [0, 1, 2].map(() => queue.run(() => opened));
  await expect(queue.run(async () => undefined)).rejects.toBeInstanceOf(BusyError);
  open();
  await Promise.all(writes);
  expect(await queue.run(async () => "stored")).toBe("stored");
});

it("goes on after a write that fails", async () => {
  const queue = createWriteQueue(1);
  await expect(queue.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await queue.run(async () => 1)).toBe(1);
});

it("is idle when nothing runs or waits", async () => {
  const queue = createWriteQueue(2);
  await queue.idle();
  let finished = 0;
  for (const index of [1, 2, 3, 4]) void queue.run(async () => void (finished += index));
  await queue.idle();
  expect(finished).toBe(10);
});

it("lets work that a write has started, and not awaited, write after it", async () => {
  const queue = createWriteQueue(1);
  const { open, opened } = gate();
  let later: Promise<string> | undefined;
  await queue.run(async () => {
    later = opened.then(() => queue.run(async () => "later"));
  });
  open();
  expect(await later).toBe("later");
});
