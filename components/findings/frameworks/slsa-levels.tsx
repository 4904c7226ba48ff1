import { clsx } from "clsx";
import { ArrowUp, Check, Minus } from "lucide-react";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import type { PipelineNode, Policy } from "@/lib/domain/pipeline/document";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import type { SlsaResult, SlsaTrack, Proof } from "@/lib/domain/posture/posture";
import type { Requirement } from "@/lib/domain/catalogue/catalogue";
import { Notice } from "@/components/ui/notice";
import { countedBy } from "../proof-switch";
import { FrameworkCredit } from "./framework-credit";
import { Fragment } from "react";
import { gapsHref, requirementKey } from "../gaps/gap-query";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import { supportingIn } from "../answering-controls";

interface SlsaLacksProps {
  readonly lacks: SlsaTrack["next"];
  readonly nodes: readonly PipelineNode[];
  readonly policy: Policy;
  readonly pairsOf: (controls: readonly string[]) => readonly Assessment[];
  readonly pipelinePath: string;
  readonly proof: Proof;
}

/** Above this many nodes the rest are listed shorter, behind their number. */
const mostNodes = 8;

const linkClass =
  "-my-0.5 inline-block min-h-6 py-0.5 underline decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue";

const titles: ReadonlyMap<string, string> = new Map(
  frameworkById("slsa-1.2")?.items.map(({ id, title }) => [id, title]),
);

interface SlsaTrackCardProps {
  readonly track: "build" | "source";
  readonly result: SlsaTrack;
  readonly nodes: readonly PipelineNode[];
  readonly policy: Policy;
  readonly pairsOf: (controls: readonly string[]) => readonly Assessment[];
  readonly pipelinePath: string;
  readonly proof: Proof;
}

const names = { build: "Build track", source: "Source track" } as const;

const nothingToJudge = {
  build: "No level: no build node on the map leads to a node that runs containers.",
  source: "No level: no source repository on the map leads to a node that runs containers.",
} as const;

const slsaItems: readonly Requirement[] = frameworkById("slsa-1.2")?.items ?? [];

type Place = "reached" | "next" | "beyond";

const rungs: {
  readonly [P in Place]: { readonly Icon: typeof Check; readonly word: string; readonly look: string };
} = {
  reached: { Icon: Check, word: "reached", look: "text-standing font-bold" },
  next: { Icon: ArrowUp, word: "next", look: "text-ink" },
  beyond: { Icon: Minus, word: "not reached", look: "text-soft" },
};

interface SlsaLevelsProps {
  readonly slsa: SlsaResult;
  readonly proof: Proof;
  readonly nodes: readonly PipelineNode[];
  readonly policy: Policy;
  readonly pairsOf: (controls: readonly string[]) => readonly Assessment[];
  readonly pipelinePath: string;
}

export function SlsaLevels({ slsa, proof, ...rest }: SlsaLevelsProps) {
  const framework = frameworkById("slsa-1.2");
  return (
    <section aria-labelledby="slsa" className="flex flex-col gap-3">
      <div>
        <h2 id="slsa" className="text-lead">
          SLSA levels
        </h2>
        <p className="max-w-[72ch] text-soft">
          The highest level whose requirements, and those of lower levels, are all met. This covers each build
          node, or source repository, that leads to a node that runs containers. {countedBy[proof]} It
          describes this map and is no certificate.
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

function SlsaTrackCard({
  track,
  result: { level, next, unbuilt = [] },
  nodes,
  policy,
  pairsOf,
  pipelinePath,
  proof,
}: SlsaTrackCardProps) {
  const levels = slsaItems.filter((item) => item.type === "level" && item.track === track);
  const nextLevel = level === undefined || level >= levels.length ? undefined : level + 1;
  return (
    <section
      aria-labelledby={`slsa-${track}`}
      className="keep-together rounded-card border border-line bg-panel p-4 shadow-card"
    >
      <h3 id={`slsa-${track}`} className="flex flex-wrap items-baseline justify-between gap-x-3">
        {names[track]}
        <span className="text-lead tabular-nums">
          {level === undefined ? "no level" : `level ${level} of ${levels.length}`}
        </span>
      </h3>
      {level === undefined ? (
        <p className="mt-2 text-soft">{nothingToJudge[track]}</p>
      ) : (
        <ol className="mt-2 flex flex-col gap-1">
          {levels.map((item) => (
            <Rung key={item.id} title={item.title} place={placeOf(Number(item.level), level)} />
          ))}
        </ol>
      )}
      {unbuilt.length > 0 && (
        <Notice tone="warning" className="mt-3">
          {level === undefined ? "Not built on this map: " : "Held at level 0: "}
          <NodeLinks ids={unbuilt} nodes={nodes} pipelinePath={pipelinePath} />{" "}
          {unbuilt.length === 1 ? "passes" : "pass"} on an image or a container that no node on the map built.
        </Notice>
      )}
      {nextLevel !== undefined && (
        <div className="mt-3 border-t border-line pt-3">
          <h4 className="font-bold">Level {nextLevel} still needs</h4>
          {next.length === 0 ? (
            <p className="text-soft">No requirement: only the cause above holds the level down.</p>
          ) : (
            <SlsaLacks
              lacks={next}
              nodes={nodes}
              policy={policy}
              pairsOf={pairsOf}
              pipelinePath={pipelinePath}
              proof={proof}
            />
          )}
        </div>
      )}
      {level !== undefined && nextLevel === undefined && (
        <p className="mt-3 text-soft">This is the highest level of the track.</p>
      )}
    </section>
  );
}

function placeOf(rung: number, level: number): Place {
  if (rung <= level) return "reached";
  return rung === level + 1 ? "next" : "beyond";
}

function Rung({ title, place }: { readonly title: string; readonly place: Place }) {
  const { Icon, word, look } = rungs[place];
  return (
    <li className={clsx("flex items-center gap-2", look)}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />
      <span className="min-w-0 flex-1">{title}</span>
      <span className="text-tiny">{word}</span>
    </li>
  );
}

function NodeLinks({
  ids,
  nodes,
  pipelinePath,
}: {
  readonly ids: readonly string[];
  readonly nodes: readonly PipelineNode[];
  readonly pipelinePath: string;
}) {
  return ids.map((id, index) => (
    <span key={id}>
      {index > 0 && (index === ids.length - 1 ? " and " : ", ")}
      <a href={`${pipelinePath}?node=${id}`} className="underline underline-offset-2 hover:text-blue">
        {nodes.find((node) => node.id === id)?.name ?? id}
      </a>
    </span>
  ));
}

function SlsaLacks({ lacks, nodes, policy, pairsOf, pipelinePath, proof }: SlsaLacksProps) {
  const ids = [...new Set(lacks.map(({ node }) => node))];
  const rest = ids.slice(mostNodes);
  const requirementsOf = (id: string) =>
    lacks.filter(({ node }) => node === id).map(({ requirement }) => requirement);
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
  const claimsHref = (node: string, requirement: string) =>
    gapsHref(`${pipelinePath}/gaps`, {
      proof,
      show: "all",
      node,
      requirement: requirementKey("slsa-1.2", requirement),
    });
  return (
    <ul className="mt-1.5 flex flex-col gap-3">
      {ids.slice(0, mostNodes).map((id) => {
        const requirements = requirementsOf(id);
        return (
          <li key={id}>
            <p>
              <span className="text-soft">On </span>
              <a
                href={`${pipelinePath}?node=${id}`}
                className={`${linkClass} inline-block font-bold max-sm:pointer-coarse:min-w-11 max-sm:pointer-coarse:py-3`}
              >
                {nameOf(id)}
              </a>
            </p>
            <ul className="mt-0.5 flex flex-col gap-1.5 border-l-2 border-line pl-3">
              {requirements.map((requirement) => (
                <li key={requirement}>
                  {titles.get(requirement) ?? requirement}
                  <Answers
                    pairs={pairsOf(supportingIn({ policy }).get("slsa-1.2")?.get(requirement) ?? []).filter(
                      ({ node }) => node.id === id,
                    )}
                    pipelinePath={pipelinePath}
                  />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
      {rest.length > 0 && (
        <li>
          <details className="closed-on-paper">
            <summary className="inline-flex min-h-6 list-none items-center text-blue underline tabular-nums [&::-webkit-details-marker]:hidden">
              and {rest.length.toLocaleString("en")} more {rest.length === 1 ? "node" : "nodes"}
            </summary>
            <ul>
              {rest.map((id) => (
                <li key={id}>
                  <a
                    href={`${pipelinePath}?node=${id}`}
                    className={`${linkClass} inline-block font-bold max-sm:pointer-coarse:min-w-11 max-sm:pointer-coarse:py-3`}
                  >
                    {nameOf(id)}
                  </a>
                  :{" "}
                  {requirementsOf(id).map((requirement, index) => (
                    <Fragment key={requirement}>
                      {index > 0 && ", "}
                      <a href={claimsHref(id, requirement)} className={linkClass}>
                        {titles.get(requirement) ?? requirement}
                      </a>
                    </Fragment>
                  ))}
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}

function Answers({
  pairs,
  pipelinePath,
}: {
  readonly pairs: readonly Assessment[];
  readonly pipelinePath: string;
}) {
  if (pairs.length === 0)
    return <p className="text-tiny text-soft">No catalogue control that supports it applies here.</p>;
  return (
    <ul className="text-tiny">
      {pairs.map(({ node, control, status, note }) => (
        <li key={control.id} className="flex flex-wrap items-center gap-x-2">
          <StatusMark status={status} />
          <a
            href={`${pipelinePath}?node=${node.id}&control=${control.id}`}
            className="inline-flex min-h-6 items-center text-soft underline max-sm:pointer-coarse:min-h-11 decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue"
          >
            {control.title}
          </a>
          {note && <ClaimNoteMark note={note} />}
        </li>
      ))}
    </ul>
  );
}
