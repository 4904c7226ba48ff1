import Link from "next/link";
import { CircleAlert, ShieldCheck } from "lucide-react";
import { Fingerprint } from "@/components/marks/fingerprint";
import { UtcTime } from "@/components/marks/times";
import { buttonClass } from "@/components/ui/button";
import { createAddress, oneOf } from "@/lib/client/address";
import { counted, plural } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { SnapshotFacts } from "./snapshot-facts";

/** The part of the contents to read: a first part, or more on request. */
export const proofAddress = createAddress({ contents: oneOf(["more"]) });

interface ChainProofProps {
  /** The page of the integrity check. */
  readonly path: string;
  readonly proof: {
    readonly snapshots: number;
    /** The number of pruned snapshots. */
    readonly thinned: number;
    readonly head: { readonly number: number; readonly fingerprint: string } | undefined;
    readonly broken: readonly BrokenLink[];
    readonly contents: { readonly kept: number; readonly checked: number; readonly bytes: number };
  };
  /** The time of this check, ISO 8601. */
  readonly verifiedAt: string;
  readonly isMore: boolean;
  /** Tables and columns that the command does not cover, by reason. */
  readonly notCovered: readonly { readonly reason: string; readonly names: readonly string[] }[];
}

interface VerdictProps {
  readonly snapshots: number;
  readonly broken: readonly BrokenLink[];
  /** The number of contents not read. */
  readonly unread: number;
}

interface BrokenLink {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly fault: string;
}

/** More are counted. */
const mostListed = 20;

export function ChainProof({ path, proof, verifiedAt, isMore, notCovered }: ChainProofProps) {
  const { snapshots, thinned, head, broken, contents } = proof;
  if (head === undefined)
    return <p className="text-soft">No snapshots yet, so there is nothing to verify.</p>;
  const isAll = contents.checked === contents.kept;
  return (
    <div className="flex flex-col gap-6">
      <Verdict snapshots={snapshots} broken={broken} unread={contents.kept - contents.checked} />
      <section aria-label="Scope of this check" className="max-w-[88ch]">
        <SnapshotFacts
          title="Scope of this check"
          note={undefined}
          facts={[
            [
              "Verified",
              <span key="at">
                <UtcTime at={verifiedAt} />, when this page was opened
              </span>,
            ],
            [
              "Snapshots",
              `${snapshots}: number, fingerprint over the whole snapshot, and previous fingerprint of each`,
            ],
            [
              "Contents",
              <span key="contents">
                {isAll
                  ? `all ${contents.kept}`
                  : `the newest ${contents.checked} of ${contents.kept}, without the others`}{" "}
                (maps, catalogues and postures, each against its hash)
              </span>,
            ],
            ...(thinned === 0
              ? []
              : [
                  [
                    "Pruned",
                    `the retention rule deleted the map and posture of ${counted(thinned, "automatic snapshot")}. This check covers their numbers and fingerprints`,
                  ] as const,
                ]),
            [
              "Storage",
              `${kilobytes(contents.bytes)} for ${counted(contents.kept, "content")}, ${kilobytes(contents.bytes / snapshots)} per snapshot: unchanged content is stored once`,
            ],
            [
              "Newest fingerprint",
              <span key="head">
                <Fingerprint value={head.fingerprint} isWhole />
                <span className="block text-soft">
                  From snapshot {head.number}. It covers all earlier ones. Store a copy out of reach of people
                  who can change the database.
                </span>
              </span>,
            ],
          ]}
        />
        {!isAll && !isMore && (
          <p className="mt-4 print:hidden">
            <Link
              href={proofAddress.href(path, { contents: "more" })}
              prefetch={false}
              className={buttonClass()}
            >
              Check more contents
            </Link>
          </p>
        )}
      </section>
      <section aria-labelledby="unseen" className="max-w-[88ch]">
        <h2 id="unseen" className="mb-2 text-lead">
          Limits of this check
        </h2>
        <p>
          It can’t detect a chain that was cut off at its end or rebuilt from scratch. Compare the newest
          fingerprint with a copy kept elsewhere, or use the command line. It also reads all contents and the
          copies of links:
        </p>
        <pre className="mt-2 overflow-x-auto rounded-card border border-line bg-panel p-3 font-mono text-tiny">
          {"blueline heads > heads.json\nblueline verify --heads heads.json"}
        </pre>
        <p className="mt-4">This page checks the snapshots of one pipeline. The command does not cover:</p>
        <ul aria-label="Not covered by the command" className="mt-2 list-disc pl-6">
          {notCovered.map(({ reason, names }) => (
            <li key={reason}>
              <code className="font-mono text-tiny wrap-anywhere">{names.join(", ")}</code>: {reason}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Verdict({ snapshots, broken, unread }: VerdictProps) {
  const [first, ...others] = byFault(broken);
  if (first === undefined)
    return (
      <p role="status" className="flex max-w-[88ch] items-start gap-2 text-lead">
        <ShieldCheck aria-hidden size={20} className="mt-0.5 shrink-0 text-standing" />
        <span>
          <b className="text-standing">Intact{unread > 0 && ", as far as checked"}.</b>{" "}
          {snapshots === 1
            ? "The only snapshot is unaltered since it was taken."
            : `${snapshots} snapshots in the chain: none altered, added or lost between the first and the newest.`}
          {unread > 0 && ` ${counted(unread, "content")} ${plural(unread, "was", "were")} not checked.`}
        </span>
      </p>
    );
  return (
    <div role="alert" className="max-w-[88ch] rounded-card border border-missing bg-danger-soft p-4">
      <p className="flex items-start gap-2 text-lead">
        <CircleAlert aria-hidden size={20} className="mt-0.5 shrink-0 text-missing" />
        <span className="min-w-0 wrap-anywhere">
          <b className="text-missing">Not intact.</b> The first altered one is <BrokenNames links={first} />
        </span>
      </p>
      {others.length > 0 && (
        <ul className="mt-2 list-disc pl-11 wrap-anywhere">
          {others.slice(0, mostListed).map((links) => (
            <li key={links[0].id}>
              <BrokenNames links={links} />
            </li>
          ))}
        </ul>
      )}
      {others.length > mostListed && (
        <p className="mt-1 pl-7">{others.length - mostListed} more faults are not listed here.</p>
      )}
      <p className="mt-2 pl-7">
        Blueline never alters a snapshot, so the database was changed from outside. Restore a backup.
      </p>
    </div>
  );
}

type Alike = readonly [BrokenLink, ...BrokenLink[]];

/** Groups snapshots by fault: many can share one damaged content. */
function byFault(broken: readonly BrokenLink[]): readonly Alike[] {
  const groups = new Map<string, [BrokenLink, ...BrokenLink[]]>();
  for (const link of broken) {
    const alike = groups.get(link.fault);
    if (alike) alike.push(link);
    else groups.set(link.fault, [link]);
  }
  return [...groups.values()];
}

/** The numbers to list beside the first. */
const mostNumbers = 12;

function BrokenNames({ links: [first, ...others] }: { readonly links: Alike }) {
  const numbers = others.map(({ number }) => String(number));
  return (
    <>
      <Link href={`/snapshots/${first.id}`} prefetch={false} className="font-medium underline">
        snapshot {first.number}, {first.title}
      </Link>
      : {first.fault}.{numbers.length > 0 && ` The same applies to ${joinWithAnd(numbers, mostNumbers)}.`}
    </>
  );
}

function kilobytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
