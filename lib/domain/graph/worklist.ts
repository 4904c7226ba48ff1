/** Numbers below a size that are to be looked at, first in, first out, each waiting at most once. */
export class Worklist {
  private readonly ring: Int32Array;
  private readonly isWaiting: Uint8Array;
  private first = 0;
  private waiting = 0;

  constructor(size: number) {
    this.ring = new Int32Array(size);
    this.isWaiting = new Uint8Array(size);
  }

  add(item: number): void {
    if (this.isWaiting[item] !== 0) return;
    this.isWaiting[item] = 1;
    this.ring[(this.first + this.waiting) % this.ring.length] = item;
    this.waiting += 1;
  }

  take(): number | undefined {
    if (this.waiting === 0) return undefined;
    const item = this.ring[this.first] ?? 0;
    this.isWaiting[item] = 0;
    this.first = (this.first + 1) % this.ring.length;
    this.waiting -= 1;
    return item;
  }
}
