import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { compareAddress, compareHref } from "@/components/compare/compare-query";
import { CompareScreen } from "@/components/compare/compare-screen";
import { type StateChoice, StatePickers } from "@/components/compare/state-pickers";
import { textsInBoth } from "@/components/findings/control-texts";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/tab-bar";
import { Page } from "@/components/shell/page";
import type { SearchParams } from "@/lib/client/address";
import { formatStateRef, parseStateRef, spellOutRef } from "@/lib/domain/compare/state-ref";
import { plannedDays, targetName } from "@/lib/domain/compare/target";
import { capitalise } from "@/lib/domain/capitalise";
import { formatDay } from "@/lib/domain/words/english";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import type { Viewer } from "@/lib/server/auth/viewer";
import { dayOf } from "@/lib/server/clock";
import { getComparison } from "@/lib/server/compare/get-comparison";
import { AppError } from "@/lib/server/errors";
import { currentState } from "@/lib/server/pipeline/queries";
import { listSnapshotNames } from "@/lib/server/snapshot/queries";

interface ComparePageProps {
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Compare" };

export default async function ComparePage({ searchParams }: ComparePageProps) {
  const asked = await searchParams;
  const {
    from: askedFrom,
    to: askedTo,
    ...others
  } = Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, typeof value === "string" ? value : undefined]),
  );
  const from = askedFrom && spellOutRef(askedFrom, askedTo ?? "");
  const to = askedTo && spellOutRef(askedTo, askedFrom ?? "");
  const { pipeline, fromDay, toDay, ...rest } = others;
  const ref = (chosen: string | undefined, day: string | undefined) =>
    day && pipeline ? `pipeline:${pipeline}@${day}` : chosen;
  const { query, ignored } = compareAddress.read(rest);
  // The final address names only the two states, without the form's fields.
  if (pipeline !== undefined || fromDay !== undefined || toDay !== undefined)
    redirect(compareHref(ref(from, fromDay) ?? "", ref(to, toDay) ?? "", query));
  const path = compareHref(from ?? "", to ?? "", query);
  const viewer = await requirePageViewer(path);
  const today = dayOf(new Date());
  const compared = await orNotFound(
    getComparison(viewer, { from, to }).catch((error: unknown) => whereElse(error, viewer, [to, from])),
  );
  if ("elsewhere" in compared) {
    const { elsewhere, why } = compared;
    return (
      <>
        <AppBar
          viewer={viewer}
          {...(elsewhere !== undefined && { tabs: pipelineTabs(elsewhere, "snapshots") })}
        />
        <Page page="compare" title="Nothing to compare" lead={why}>
          {elsewhere !== undefined && (
            <StatePickers
              pipelineId={elsewhere}
              choices={await choicesOf(viewer, elsewhere)}
              from={from ?? ""}
              to={to ?? ""}
              today={today}
            />
          )}
        </Page>
      </>
    );
  }
  const { id, name } = compared.answer.to.pipeline;
  return (
    <>
      <AppBar viewer={viewer} tabs={pipelineTabs(id ?? "", "snapshots")} crumb={name} help="compare" />
      <CompareScreen
        {...compared}
        hrefOf={(asking) => compareHref(from ?? "", to ?? "", asking)}
        query={query}
        ignored={ignored}
        textsOf={textsInBoth(compared)}
      >
        <h1 className="sr-only">Comparison</h1>
        <StatePickers
          pipelineId={id ?? ""}
          choices={id === undefined ? [] : await choicesOf(viewer, id)}
          from={from ?? ""}
          to={to ?? ""}
          today={today}
        />
      </CompareScreen>
    </>
  );
}

/** A pipeline from the two refs that the viewer can see, to choose other states from. If there is none: not found. */
async function whereElse(
  error: unknown,
  viewer: Viewer,
  refs: readonly (string | undefined)[],
): Promise<{ readonly elsewhere: string | undefined; readonly why: string }> {
  if (!(error instanceof AppError) || !["invalid", "not-found", "not-analysed"].includes(error.code))
    throw error;
  const parsed = refs.map((text) => parseStateRef(text ?? ""));
  const [elsewhere] = parsed.flatMap((ref) =>
    ref.ok && "pipeline" in ref.value ? [ref.value.pipeline] : [],
  );
  // Two visible snapshots of which one is damaged or can't be analysed: the page says so.
  const isDamaged = error.code !== "not-found" && parsed.every((ref) => ref.ok);
  if (elsewhere === undefined && !isDamaged) notFound();
  if (elsewhere !== undefined) await requirePipelineAccess(viewer, elsewhere, "viewer");
  const faults = (error.errors ?? []).map(({ path, message }) => `${path} ${message}.`);
  return { elsewhere, why: error.detail ?? faults.join(" ") };
}

/** Days to choose from; the address accepts any other day. */
const mostTargets = 12;

/** No choices for an archived pipeline: its snapshots compare only by address. */
async function choicesOf(viewer: Viewer, pipelineId: string): Promise<readonly StateChoice[]> {
  const access = await requirePipelineAccess(viewer, pipelineId, "viewer").catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") return undefined;
    throw error;
  });
  if (!access) return [];
  const [snapshots, { pipeline }] = await Promise.all([listSnapshotNames(access), currentState(access)]);
  const target = (day: string | undefined): StateChoice => ({
    ref: formatStateRef({ pipeline: pipelineId, at: { target: day } }),
    text: day === undefined ? "The planned state: everything planned" : capitalise(targetName(day)),
  });
  return [
    { ref: `pipeline:${pipelineId}`, text: "Now" },
    target(undefined),
    ...plannedDays(pipeline).slice(0, mostTargets).map(target),
    ...snapshots.map(({ id, number, title, takenAt }) => ({
      ref: `snapshot:${id}`,
      text: `${number}, ${title}, ${formatDay(takenAt)}`,
    })),
  ];
}
