import { groupBy } from "@/lib/domain/group-by";

interface Answer {
  readonly path: string;
  /** In milliseconds since the measuring began. */
  readonly at: number;
  readonly took: number;
}

/** The share of values that are at most this one, as of 0.99. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How long answers took, and where and when the slow ones were. */
export class AnswerTimes {
  private readonly answers: Answer[] = [];
  private readonly began = performance.now();

  add(path: string, since: number): void {
    this.answers.push({ path, at: since - this.began, took: performance.now() - since });
  }

  quantile(share: number): number {
    return quantile(
      this.answers.map(({ took }) => took),
      share,
    );
  }

  /** A line for each path, and one for the minutes in which the slowest answers were. */
  describe(): string {
    const byPath = groupBy(this.answers, ({ path }) => path);
    const line = (name: string, answers: readonly Answer[]) => {
      const took = answers.map((one) => one.took);
      const figures = [0.5, 0.95, 0.99, 1].map((share) => Math.round(quantile(took, share)));
      return `  ${name}: ${answers.length}, p50 ${figures[0]}, p95 ${figures[1]}, p99 ${figures[2]}, most ${figures[3]} ms`;
    };
    const slow = this.quantile(0.99);
    const seconds = groupBy(
      this.answers.filter(({ took }) => took >= slow),
      ({ at }) => Math.floor(at / 1000),
    );
    const slowest = [...seconds]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .slice(0, 12)
      .map(([second, answers]) => `${second} (${answers.length})`);
    return [
      line("all", this.answers),
      ...[...byPath].map(([path, answers]) => line(path, answers)),
      `  the slowest hundredth was asked in ${seconds.size} seconds; most in ${slowest.join(", ")}`,
    ].join("\n");
  }
}
