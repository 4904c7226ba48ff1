import { frameworkById } from "@/lib/domain/catalog/frameworks";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import type { SlsaResult } from "@/lib/domain/posture/posture";
import { countedBy } from "../counted-by";
import { FrameworkCredit } from "./framework-credit";
import { SlsaTrackCard } from "./slsa-track-card";
import type { Proof } from "@/lib/domain/posture/coverage/standing";

interface SlsaLevelsProps {
  readonly slsa: SlsaResult;
  readonly proof: Proof;
  readonly nodes: readonly PipelineNode[];
  readonly pairsOf: (controls: readonly string[]) => readonly Assessment[];
  readonly pipelinePath: string;
}

/** The level that each track of SLSA reaches, and what the next one lacks. */
export function SlsaLevels({ slsa, proof, ...rest }: SlsaLevelsProps) {
  const framework = frameworkById("slsa-1.2");
  return (
    <section aria-labelledby="slsa" className="flex flex-col gap-3">
      <div>
        <h2 id="slsa" className="text-lead">
          SLSA levels
        </h2>
        <p className="max-w-[72ch] text-soft">
          The highest level whose every requirement, and those of the levels below it, are met on each node
          that builds, or each source repository, on the way to where containers run. {countedBy[proof]} It is
          what this map says, and no certificate.
        </p>
      </div>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <SlsaTrackCard track="build" result={slsa.build} proof={proof} {...rest} />
        <SlsaTrackCard track="source" result={slsa.source} proof={proof} {...rest} />
      </div>
      {framework && <FrameworkCredit framework={framework} />}
    </section>
  );
}
