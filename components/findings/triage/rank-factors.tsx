import { statusLooks } from "@/components/marks/status";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import { factorWords } from "@/lib/domain/posture/words/factor-words";

/** Why a gap has its priority: each factor with its reason, and a bar of how much of its most it is. */
export function RankFactors({ gap: { priority, factors, status } }: { readonly gap: Gap }) {
  return (
    <section aria-label="Why it has this priority" className="flex flex-col gap-1.5">
      <h3 className="text-tiny font-medium text-soft">
        Priority <b className="font-bold text-ink tabular-nums">{priority.toFixed(1)}</b>
      </h3>
      <ul className="flex flex-col gap-1 text-tiny text-soft">
        {factorWords(factors, statusLooks[status].word).map(({ times, why, share }, index) => (
          <li key={why} className="grid grid-cols-[3rem_4.5rem_minmax(0,1fr)] items-center gap-x-2.5">
            <span className="font-medium whitespace-nowrap text-ink tabular-nums">{times}</span>
            <svg
              aria-hidden
              viewBox="0 0 100 6"
              preserveAspectRatio="none"
              className="h-1.5 w-full rounded-full bg-line"
            >
              <rect width={share * 100} height="6" rx="3" className="fill-soft" />
            </svg>
            <span>
              <span className="sr-only">{index === 0 ? " is " : ": "}</span>
              {why}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
