import type { PipelineEvent } from "@/lib/domain/contract/pipeline-event";

export type SentEvent = { readonly id: number; readonly data: PipelineEvent };

/** Reads server-sent events as a browser does, but for the parts that no test needs. */
export class EventReader {
  readonly events: SentEvent[] = [];
  /** What was said beside events: `retry`, comments, why it ended. */
  readonly others: string[] = [];
  isOver = false;
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.reader = stream.getReader();
    void this.read();
  }

  get revisions(): number[] {
    return this.events.map(({ id }) => id);
  }

  async until(isReached: (reader: EventReader) => boolean, patience = 8000): Promise<void> {
    const deadline = performance.now() + patience;
    while (!isReached(this)) {
      if (performance.now() > deadline)
        throw new Error(`Waited in vain; got ${JSON.stringify([this.revisions, this.others, this.isOver])}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  close(): Promise<void> {
    return this.reader.cancel();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = "";
    try {
      for (let chunk = await this.reader.read(); !chunk.done; chunk = await this.reader.read()) {
        text += decoder.decode(chunk.value, { stream: true });
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) this.take(block);
      }
    } catch {
      // A connection that broke is over like one that ended.
    } finally {
      this.isOver = true;
    }
  }

  private take(block: string): void {
    const fields = new Map(
      block
        .split("\n")
        .map((line): [string, string] => [line.split(": ")[0] ?? "", line.slice(line.indexOf(": ") + 2)]),
    );
    const [id, data] = [fields.get("id"), fields.get("data")];
    if (id === undefined || data === undefined) this.others.push(block);
    else this.events.push({ id: Number(id), data: JSON.parse(data) as PipelineEvent });
  }
}
