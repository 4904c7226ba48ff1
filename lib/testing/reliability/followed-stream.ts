import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient } from "../api-client";
import type { EventReader } from "../event-reader";
import { openStream } from "./pipelines";

/** A stream that is opened again where it ended, from what was heard last, as a browser does: the server ends each after a while. */
export class FollowedStream {
  private isClosed = false;
  private heard: readonly number[] = [];
  private readonly following: Promise<void>;
  times = 1;

  private constructor(
    private readonly api: ApiClient,
    private readonly pipelineId: string,
    private reader: EventReader,
  ) {
    this.following = this.follow();
  }

  static async open(api: ApiClient, pipelineId: string): Promise<FollowedStream> {
    return new FollowedStream(api, pipelineId, await openStream(api, pipelineId));
  }

  /** Of all events, in the order in which they came. */
  get revisions(): readonly number[] {
    return [...this.heard, ...this.reader.revisions];
  }

  async until(isReached: (stream: FollowedStream) => boolean, patience: number): Promise<void> {
    const deadline = performance.now() + patience;
    while (!isReached(this)) {
      if (performance.now() > deadline)
        throw new Error(`Waited in vain; heard ${this.revisions.length} events in ${this.times} streams.`);
      await sleep(50);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.following;
    await this.reader.close();
  }

  private async follow(): Promise<void> {
    while (!this.isClosed) {
      await sleep(500);
      if (this.isClosed || !this.reader.isOver) continue;
      const { revisions } = this;
      // Refused, as by a server that is busy: it is tried again.
      const next = await openStream(this.api, this.pipelineId, { lastEventId: revisions.at(-1) ?? 0 }).catch(
        () => undefined,
      );
      if (next === undefined) continue;
      this.heard = revisions;
      this.reader = next;
      this.times += 1;
    }
  }
}
