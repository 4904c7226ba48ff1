import { describe, expect, it } from "vitest";
import { sizeOf } from "@/lib/domain/layout/canvas";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { answerLayout, type LayoutAnswer, type LayoutRequest } from "./layout-message";
import { layOut } from "./lay-out";

const request: LayoutRequest = {
  nodes: [
    { id: "a", stage: "build", position: { x: 0, y: 0 } },
    { id: "b", stage: "run", position: { x: 0, y: 0 } },
  ],
  edges: [{ source: "a", target: "b" }],
};

/** A worker that does one thing with what it is sent. */
class SimulatedWorker extends EventTarget {
  isTerminated = false;
  constructor(private readonly work: (worker: SimulatedWorker, sent: LayoutRequest) => void) {
    super();
  }
  postMessage(sent: LayoutRequest): void {
    queueMicrotask(() => this.work(this, structuredClone(sent)));
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(data: LayoutAnswer): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}
// Only what is used of a worker is simulated.
const asWorker = (worker: SimulatedWorker) => worker as unknown as Worker;

describe("laying out", () => {
  it("takes the worker's answer and ends the worker", async () => {
    const positions = new Map([["a", { x: 1, y: 2 }]]);
    const worker = new SimulatedWorker((self) => {
      self.say({ type: "ready" });
      self.say({ type: "done", positions });
    });
    expect(await layOut(request, () => asWorker(worker))).toEqual(positions);
    expect(worker.isTerminated).toBe(true);
  });

  it("is done in here where a worker fails, or cannot be started", async () => {
    const failing = new SimulatedWorker((self) => self.dispatchEvent(new Event("error")));
    expect(await layOut(request, () => asWorker(failing))).toEqual(answerLayout(request));
    expect(failing.isTerminated).toBe(true);
    const refused = () => {
      throw new Error("refused by the policy");
    };
    expect(await layOut(request, refused)).toEqual(answerLayout(request));
  });

  it("has the shape of the canvas that is asked for", () => {
    const { nodes, edges } = companyPipeline();
    const widthOverHeight = (aspect: number) => {
      const places = [...answerLayout({ nodes, edges, size: sizeOf(aspect) }).values()];
      return Math.max(...places.map(({ x }) => x)) / Math.max(...places.map(({ y }) => y));
    };
    expect(widthOverHeight(2.2)).toBeGreaterThan(widthOverHeight(1.2));
  });

  it("tidies up only what is selected where that is said", () => {
    const positions = answerLayout({
      ...request,
      nodes: request.nodes.map((node) => ({ ...node, position: { x: 7, y: 9 } })),
      selected: new Set(["a"]),
    });
    expect(positions.get("a")).toEqual({ x: 10, y: 10 });
    expect(positions.get("b")?.y).toBe(9);
  });
});
