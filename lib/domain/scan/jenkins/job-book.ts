import type { CheckFact, ControlFact, Fact, JobFact, ToolFact } from "../facts";
import type { Place } from "../source";
import { type Agent, emptyFrame, type Frame, type JobRecord, keyOf } from "./job-frame";

/** A fact before it is known whose it is. */
export type Unowned<F> = F extends { readonly by?: string } ? Omit<F, "by"> : never;
export type JobDeed = Unowned<Exclude<Fact, { kind: "ci" | "job" }>>;

const work = new Set(["build", "push", "retag", "deploy"]);

/** Writes down the jobs of a file as they are come upon: who waits for whom, what a person must approve, what each does. */
export class JobBook {
  readonly facts: Fact[] = [];
  /** Images and tools that the file names for its steps. */
  readonly tools: Unowned<ToolFact>[] = [];
  agent: Agent | undefined;
  private readonly ci: string;
  private readonly fallback: Frame;
  private readonly records = new Map<string, JobRecord>();
  private readonly frames: Frame[] = [];
  private readonly conditions: string[] = [];
  private readonly proven = new Set<string>();
  private readonly pending: Unowned<ToolFact>[] = [];
  /** The last jobs before this place, and the approvals given before it with the conditions under which they are asked for. */
  private frontier: readonly string[] = [];
  private gates: readonly (readonly string[])[] = [];
  private persons = 0;
  private disabled = 0;

  constructor(ci: string, fallbackName: string, at: Place) {
    this.ci = ci;
    this.fallback = emptyFrame([fallbackName], undefined, at);
  }

  get isDisabled(): boolean {
    return this.disabled > 0;
  }

  /** A stage's own agent, which also counts where nothing is found of its steps. */
  useAgent(agent: Agent | undefined): void {
    this.agent = agent ?? this.agent;
    const frame = this.frames.at(-1);
    if (frame) frame.agent = this.agent;
  }

  stage(name: string, at: Place, run: () => void): void {
    const outer = this.frames.at(-1);
    this.closeFlat(outer);
    if (outer) outer.hasInner = true;
    this.inFrame(emptyFrame([...this.pathOf(outer), name], outer?.branch, at), run);
  }

  /** A stage without brackets begins. */
  flatStage(name: string, at: Place): void {
    const outer = this.frames.at(-1) ?? this.fallback;
    this.closeFlat(outer);
    outer.hasInner = true;
    outer.flat = emptyFrame([...(outer === this.fallback ? [] : outer.path), name], outer.branch, at);
  }

  /** Those that run at once, or of which one runs: each begins where all begin, and what follows waits for all. */
  branches(each: readonly { readonly name?: string; readonly at?: Place; readonly run: () => void }[]): void {
    const { frontier, gates } = this;
    const ends = new Set<string>();
    const after = new Set<readonly string[]>();
    for (const { name, at, run } of each) {
      this.frontier = frontier;
      this.gates = gates;
      if (name !== undefined && at) this.branch(name, at, run);
      else run();
      for (const end of this.frontier) ends.add(end);
      for (const gate of this.gates) after.add(gate);
    }
    if (each.length === 0) return;
    this.frontier = [...ends];
    this.gates = [...after];
  }

  private branch(name: string, at: Place, run: () => void): void {
    const outer = this.frames.at(-1);
    this.closeFlat(outer);
    if (outer) outer.hasInner = true;
    this.inFrame(emptyFrame([...this.pathOf(outer), name], name, at), run);
  }

  private inFrame(frame: Frame, run: () => void): void {
    const { frontier } = this;
    this.frames.push(frame);
    run();
    this.closeFlat(frame);
    if (!frame.record && !frame.hasInner) this.ensureRecord(frame);
    this.frames.pop();
    if (frame.isChosen) this.frontier = frontier;
  }

  /** Runs under an unknown condition; with `needsPerson`, a person must change the default. */
  under(condition: string, needsPerson: boolean, run: () => void): void {
    const { frontier } = this;
    this.conditions.push(condition.replaceAll(/\s+/g, " "));
    if (needsPerson) this.persons++;
    run();
    if (needsPerson) this.persons--;
    // A branch that waits for a person is skipped, and later steps do not wait for it.
    if (needsPerson) this.frontier = frontier;
    this.conditions.pop();
  }

  /** The same for the whole of a stage, or of a job, which may also be switched off. */
  whole(condition: string, needsPerson: boolean, isOff: boolean, run: () => void): void {
    const frame = this.frames.at(-1) ?? this.fallback;
    if (isOff) this.disabled++;
    frame.isOff ||= isOff;
    frame.isChosen ||= needsPerson;
    this.under(condition, needsPerson, () => {
      run();
      frame.starts = this.startsNow();
    });
    if (isOff) this.disabled--;
  }

  /** A person is asked here. What the job did before is a job of its own. */
  approve(at: Place, tool: string): void {
    const frame = this.active();
    if (frame.record?.hasWork && frame.suffix === "") {
      frame.record = undefined;
      frame.suffix = " (after approval)";
    }
    const isKnown = this.gates.some((gate) => gate.every((one) => this.conditions.includes(one)));
    if (!isKnown && this.gates.length < 50) this.gates = [...this.gates, [...this.conditions]];
    const record = this.ensureRecord(frame);
    if (!record.hasWork) record.starts = this.startsNow();
    this.add({ kind: "check", at, does: "approve", tool, blocks: true } satisfies Unowned<CheckFact>);
  }

  /** The id of the job at this place, which is there once something is said of it. */
  job(): string {
    const frame = this.active();
    return frame.record?.id ?? `${this.ci}#${this.nameOf(frame)}`;
  }

  add(deed: JobDeed): void {
    if (this.disabled > 0) return;
    const record = this.ensureRecord(this.active());
    this.note(record, deed.kind);
    // The kinds that are left all have an owner.
    this.facts.push({ ...deed, by: record.id });
  }

  /** Facts that know their job already. */
  addOwned(facts: readonly Fact[]): void {
    if (this.disabled > 0) return;
    const [first] = facts;
    if (!first) return;
    const record = this.ensureRecord(this.active());
    for (const fact of facts) this.note(record, fact.kind);
    this.facts.push(...facts);
  }

  /** Evidence from a line, once per control: the first line counts. */
  addControl(control: ControlFact["control"], status: ControlFact["status"], fact: string, at: Place): void {
    if (this.disabled > 0 || this.proven.has(`${control} ${status}`)) return;
    this.proven.add(`${control} ${status}`);
    this.facts.push({ kind: "control", control, status, about: this.ci, fact, at });
  }

  /** Something foreign that comes before a job: it belongs to the next that begins. */
  addTool(tool: Unowned<ToolFact>): void {
    if (this.disabled > 0) return;
    this.tools.push(tool);
    if (this.active().record) this.add(tool);
    else this.pending.push(tool);
  }

  /** All jobs, and what was found of them. */
  finish(): readonly Fact[] {
    this.closeFlat(this.fallback);
    if (this.records.size === 0) this.ensureRecord(this.fallback);
    const [first] = this.records.values();
    if (first) this.flush(first);
    const jobs = [...this.records.values()].map(
      ({ id, name, at, starts, needs, agent, isDisabled }): JobFact => ({
        kind: "job",
        at,
        id,
        ci: this.ci,
        name,
        starts,
        needs,
        ...(isDisabled && { disabled: true }),
        ...(agent && { runsOn: agent.runsOn }),
        ...(agent?.ownMachine !== undefined && { ownMachine: agent.ownMachine }),
      }),
    );
    return [...jobs, ...this.facts];
  }

  private flush({ id }: JobRecord): void {
    this.facts.push(...this.pending.splice(0).map((tool): Fact => ({ ...tool, by: id })));
  }

  private note(record: JobRecord, kind: Fact["kind"]): void {
    if (!work.has(kind)) return;
    const starts = this.startsNow();
    if (!record.hasWork) record.starts = starts;
    else if (record.starts !== starts) record.starts = "unknown";
    record.hasWork = true;
  }

  private startsNow(): JobFact["starts"] {
    if (this.persons > 0) return "by-person";
    if (this.gates.some((gate) => gate.every((one) => this.conditions.includes(one)))) return "by-person";
    return this.gates.length > 0 ? "unknown" : "automatic";
  }

  private active(): Frame {
    const top = this.frames.at(-1) ?? this.fallback;
    return top.flat ?? top;
  }

  private closeFlat(frame: Frame | undefined): void {
    const holder = frame ?? this.fallback;
    if (holder.flat && !holder.flat.record && !holder.flat.hasInner) this.ensureRecord(holder.flat);
    holder.flat = undefined;
  }

  private pathOf(frame: Frame | undefined): readonly string[] {
    if (!frame) return [];
    // A branch alone is no part of the names of the stages in it.
    return frame.branch !== undefined && frame.path.at(-1) === frame.branch
      ? frame.path.slice(0, -1)
      : frame.path;
  }

  /** That of its stages; where another place has it already, with its branch or its line. */
  private nameOf(frame: Frame): string {
    const key = keyOf(frame);
    const plain = `${frame.path.join(" / ")}${frame.suffix}`;
    const names = [
      plain,
      ...(frame.branch === undefined ? [] : [`${frame.branch} / ${plain}`]),
      `${plain} (line ${frame.at.line})`,
    ];
    return (
      names.find((one) => (this.records.get(one)?.key ?? key) === key) ??
      `${plain} (${frame.at.file}:${frame.at.line})`
    );
  }

  private ensureRecord(frame: Frame): JobRecord {
    if (frame.record) return frame.record;
    const key = keyOf(frame);
    const name = this.nameOf(frame);
    const known = this.records.get(name);
    if (known) {
      frame.record = known;
      if (!this.isDisabled) known.isDisabled = false;
      return known;
    }
    const id = `${this.ci}#${name}`;
    const record: JobRecord = {
      id,
      name,
      key,
      at: frame.at,
      starts: frame.starts ?? this.startsNow(),
      needs: this.frontier,
      agent: frame.agent ?? this.agent,
      isDisabled: this.isDisabled || frame.isOff,
      hasWork: false,
    };
    this.records.set(name, record);
    frame.record = record;
    this.flush(record);
    this.frontier = [id];
    return record;
  }
}
