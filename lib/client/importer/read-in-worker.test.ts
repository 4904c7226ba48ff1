import { expect, it } from "vitest";
import { paymentsDocument } from "@/lib/testing/payments-document";
import { readInWorker } from "./read-in-worker";

const text = JSON.stringify(paymentsDocument);

/** A worker that does one thing once it is sent a text. */
class SimulatedWorker extends EventTarget {
  isTerminated = false;
  constructor(private readonly work: (worker: SimulatedWorker) => void) {
    super();
  }
  postMessage(): void {
    queueMicrotask(() => this.work(this));
  }
  terminate(): void {
    this.isTerminated = true;
  }
}
// Only what is used of a worker is simulated.
const asWorker = (worker: SimulatedWorker) => worker as unknown as Worker;

it("takes what the worker read, and ends the worker", async () => {
  const result = { ok: false, error: [{ path: "a", message: "b" }] };
  const worker = new SimulatedWorker((self) =>
    self.dispatchEvent(new MessageEvent("message", { data: { type: "done", result } })),
  );
  expect(await readInWorker(text, () => asWorker(worker))).toEqual(result);
  expect(worker.isTerminated).toBe(true);
});

it("reads in here where a worker fails, or cannot be started", async () => {
  const failing = new SimulatedWorker((self) => self.dispatchEvent(new Event("error")));
  const refused = () => {
    throw new Error("refused by the policy");
  };
  const read = { ok: true, value: { format: "json", notCarried: [] } };
  expect(await readInWorker(text, () => asWorker(failing))).toMatchObject(read);
  expect(failing.isTerminated).toBe(true);
  expect(await readInWorker(text, refused)).toMatchObject(read);
});
