import { isVeiled } from "../kubernetes/veil";
import type { Place } from "../source";
import { linesOf, type Scalar, textValue, type Value } from "./value";

/** Ends the reading of a chart that takes too much; what was rendered before stays. */
export class Spent extends Error {}

/** The limit for one chart. */
export class Budget {
  private steps = 0;
  private size = 0;
  private weight = 0;

  step(): void {
    if (++this.steps > 20_000) throw new Spent();
  }

  /** Counts what a walk over a value would visit, before it is made: values share parts, and may be far larger than they look. */
  weigh(value: Value): void {
    this.weight += value.kind === "scalar" ? 1 + value.text.length / 16 : 1;
    if (this.weight > 3_000_000) throw new Spent();
    if (value.kind === "list") for (const item of value.items) this.weigh(item);
    if (value.kind === "map") for (const item of value.entries.values()) this.weigh(item);
  }

  write(length: number): void {
    this.size += length;
    if (this.size > 1_000_000) throw new Spent();
  }
}

/** The source of a rendered line. */
export interface LineOrigin {
  /** The line of the template; 0 where nothing but blanks was written. */
  line: number;
  /** The line of a file whose value is in it: the last of several. */
  place?: Place;
}

/** Rendered text with the origin of each of its lines. */
export class Output {
  readonly lines: { text: string; origin: LineOrigin }[] = [{ text: "", origin: { line: 0 } }];
  private readonly budget: Budget;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  /** Text of the template itself, which begins on a line of it. */
  text(text: string, line: number): void {
    for (const [index, part] of linesOf(text).entries()) this.add(part, index > 0, line + index, undefined);
  }

  /** The output of an action, all on its line. */
  value(text: string, line: number, places: readonly (Place | undefined)[]): void {
    for (const [index, part] of linesOf(text).entries()) this.add(part, index > 0, line, places[index]);
  }

  private add(part: string, isNew: boolean, line: number, place: Place | undefined): void {
    this.budget.write(part.length + 1);
    if (isNew) this.lines.push({ text: "", origin: { line: 0 } });
    const last = this.lines.at(-1);
    if (!last) return;
    last.text += part;
    if (part.trim() === "") return;
    if (last.origin.line === 0) last.origin.line = line;
    if (place) last.origin.place = place;
  }

  /** The line that is being written. */
  get current(): string {
    return this.lines.at(-1)?.text ?? "";
  }

  get isBlank(): boolean {
    return this.lines.every(({ text }) => text.trim() === "");
  }

  /** As a value for another template. */
  asValue(): Scalar {
    return textValue(
      this.lines.map(({ text }) => text).join("\n"),
      this.lines.map(({ origin }) => origin.place),
    );
  }

  /** For YAML: a line that is unknown as a whole says nothing, whatever should be there. */
  asYaml(): string {
    return this.lines
      .map(({ text }) => (isVeiled(text) && /^\s*[\u{E100}-\u{E17F}]+\s*$/u.test(text) ? "#" : text))
      .join("\n");
  }

  /** The line of the template for a line of the output, both from 1. */
  originOf(line: number): LineOrigin {
    for (let index = Math.min(line, this.lines.length) - 1; index >= 0; index--) {
      const origin = this.lines[index]?.origin;
      if (origin && origin.line > 0) return index === line - 1 ? origin : { line: origin.line };
    }
    return { line: 1 };
  }
}
