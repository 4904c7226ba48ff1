import { setTimeout as sleep } from "node:timers/promises";
import { randomUUID } from "node:crypto";
import { pushAnswerSchema, type Push, type PushAnswer } from "@/lib/domain/contract/pipelines";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { ApiClient } from "../api-client";
import { holdRequest } from "./held-request";

/** A push and what its sender was told: nothing yet, while it is under way or where the server died. */
export interface SentPush {
  readonly pipelineId: string;
  readonly push: Push;
  answer?: PushAnswer;
}

/** What a sender heard: a refusal says to try again, silence that nobody knows. */
export type Heard = "acknowledged" | "refused" | "nothing";

export class PushLedger {
  readonly pushes: SentPush[] = [];

  /** @param refusals the statuses that acknowledge nothing and are no fault where they are heard */
  constructor(private readonly refusals: readonly number[] = [503, 507]) {}

  get unanswered(): readonly SentPush[] {
    return this.pushes.filter(({ answer }) => answer === undefined);
  }

  to(pipelineId: string): readonly SentPush[] {
    return this.pushes.filter((sent) => sent.pipelineId === pipelineId);
  }

  async send(api: ApiClient, pipelineId: string, clientId: string): Promise<Heard> {
    return this.deliver(api, this.make(pipelineId, clientId));
  }

  /** A new push of which the server has the head; what is returned sends its body. */
  async hold(api: ApiClient, pipelineId: string, clientId: string): Promise<() => Promise<Heard>> {
    const sent = this.make(pipelineId, clientId);
    const held = await holdRequest(api, "POST", pathOf(sent), sent.push);
    return async () => this.take(sent, await held.send());
  }

  private make(pipelineId: string, clientId: string): SentPush {
    const sent: SentPush = { pipelineId, push: { clientId, operations: someOperations() } };
    this.pushes.push(sent);
    return sent;
  }

  /** Sends again what nobody acknowledged, until it is. */
  async retry(api: ApiClient): Promise<void> {
    await Promise.all(
      this.unanswered.map(async (sent) => {
        for (let attempt = 0; (await this.deliver(api, sent)) !== "acknowledged"; attempt++) {
          if (attempt === 50) throw new Error("The server does not take back what it did not answer.");
          await sleep(100);
        }
      }),
    );
  }

  private async deliver(api: ApiClient, sent: SentPush): Promise<Heard> {
    const response = await api.call("POST", pathOf(sent), sent.push).catch(() => undefined);
    // The head may have come and the rest not.
    const text = await response?.text().catch(() => undefined);
    return this.take(
      sent,
      response === undefined || text === undefined ? undefined : { status: response.status, text },
    );
  }

  private take(
    sent: SentPush,
    answer: { readonly status: number; readonly text: string } | undefined,
  ): Heard {
    if (answer === undefined) return "nothing";
    if (this.refusals.includes(answer.status)) return "refused";
    if (answer.status !== 200) throw new Error(`A push was answered ${answer.status}: ${answer.text}`);
    sent.answer = pushAnswerSchema.parse(JSON.parse(answer.text));
    return "acknowledged";
  }
}

function pathOf({ pipelineId }: SentPush): string {
  return `/api/v1/pipelines/${pipelineId}/operations`;
}

/** Keeps a writer pushing until it is told to stop or hears no answer. */
export function startWriter(
  ledger: PushLedger,
  api: ApiClient,
  pipelineId: string,
  clientId: string,
): () => Promise<void> {
  let isStopped = false;
  const writing = (async () => {
    while (!isStopped && (await ledger.send(api, pipelineId, clientId)) === "acknowledged");
  })();
  return () => {
    isStopped = true;
    return writing;
  };
}

/** Waits until so many more pushes were answered: the server has loaded what it needs, and everyone is at it. */
export async function untilAnswered(ledger: PushLedger, more: number): Promise<void> {
  const answered = () => ledger.pushes.length - ledger.unanswered.length;
  const enough = answered() + more;
  const deadline = performance.now() + 20_000;
  while (answered() < enough) {
    if (performance.now() > deadline) throw new Error("The server answers no push.");
    await sleep(10);
  }
}

const controls = ["img-sign", "img-sbom", "ci-access-control"] as const;
const statuses = ["planned", "implemented", "missing"] as const;

/** One to three changes of a few nodes, so that writers meet: some come too late and are superseded. */
function someOperations(): Operation[] {
  return Array.from({ length: 1 + below(3) }, () => ({ id: randomUUID(), ...someChange() }));
}

function someChange() {
  const [node, other] = [`n${below(12)}`, `n${below(12)}`] as const;
  switch (below(7)) {
    case 0:
    case 1:
      return {
        type: "node.added",
        node: {
          id: node,
          kind: "ci",
          name: `CI ${below(1000)}`,
          stage: "build",
          position: { x: below(900), y: below(900) },
        },
      } as const;
    case 2:
      return {
        type: "node.changed",
        node,
        set: { name: `Renamed ${below(1000)}`, note: "n".repeat(below(400)) },
      } as const;
    case 3:
      return { type: "nodes.moved", positions: { [node]: { x: below(900), y: below(900) } } } as const;
    case 4:
      return {
        type: "edge.added",
        edge: { id: `${node}-${other}`, source: node, target: other, artifact: "code" },
      } as const;
    case 5:
      return {
        type: "claim.changed",
        node,
        control: controls[below(3)] ?? "img-sign",
        set: { status: statuses[below(3)] ?? "planned" },
      } as const;
    default:
      return below(4) === 0
        ? ({ type: "node.removed", node } as const)
        : ({ type: "pipeline.changed", set: { name: `Payments ${below(1000)}` } } as const);
  }
}

function below(limit: number): number {
  return Math.floor(Math.random() * limit);
}
