import Link from "next/link";
import { CircleAlert, ShieldCheck } from "lucide-react";
import { Fingerprint } from "@/components/marks/fingerprint";
import { UtcTime } from "@/components/marks/times";
import { buttonClass } from "@/components/ui/button";
import { createAddress, oneOf } from "@/lib/client/address";
import { counted, plural } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { SnapshotFacts } from "./snapshot-facts";

/** How much of the contents is read: a part at once, more where that is asked for. */
export const proofAddress = createAddress({ contents: oneOf(["more"]) });

interface ChainProofProps {
  /** The page of the proof. */
  readonly path: string;
  readonly proof: {
    readonly snapshots: number;
    /** How many have no content any more, by the retention rule. */
    readonly thinned: number;
    readonly head: { readonly number: number; readonly fingerprint: string } | undefined;
    readonly broken: readonly BrokenLink[];
    readonly contents: { readonly kept: number; readonly checked: number; readonly bytes: number };
  };
  /** ISO 8601: of this verification. */
  readonly verifiedAt: string;
  readonly isMore: boolean;
  /** Tables and columns that the command says nothing of either, by the reason. */
  readonly notCovered: readonly { readonly reason: string; readonly names: readonly string[] }[];
}

interface VerdictProps {
  readonly snapshots: number;
  readonly broken: readonly BrokenLink[];
  /** How many contents were not read. */
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
    return <p className="text-soft">There is no snapshot yet, so there is nothing to verify.</p>;
  const isAll = contents.checked === contents.kept;
  return (
    <div className="flex flex-col gap-6">
      <Verdict snapshots={snapshots} broken={broken} unread={contents.kept - contents.checked} />
      <section aria-label="What was looked at" className="max-w-[88ch]">
        <SnapshotFacts
          title="What was looked at"
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
              `${snapshots}: the number, the fingerprint over everything the snapshot says, and the fingerprint of the one before it, of each`,
            ],
            [
              "Contents",
              <span key="contents">
                {isAll
                  ? `all ${contents.kept}`
                  : `the newest ${contents.checked} of ${contents.kept}; the others were not read`}{" "}
                (maps, catalogues and postures, each against its hash)
              </span>,
            ],
            ...(thinned === 0
              ? []
              : [
                  [
                    "Thinned",
                    `the map and the posture of ${counted(thinned, "automatic snapshot")} are not kept any more, by the retention rule; what the chain is made of is, and was looked at`,
                  ] as const,
                ]),
            [
              "Room taken",
              `${kilobytes(contents.bytes)} for ${counted(contents.kept, "content")}, ${kilobytes(contents.bytes / snapshots)} a snapshot: what did not change is stored once`,
            ],
            [
              "Newest fingerprint",
              <span key="head">
                <Fingerprint value={head.fingerprint} isWhole />
                <span className="block text-soft">
                  Of snapshot {head.number}. It covers all before it: keep it where nobody who can change the
                  database gets at it.
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
              Read more of the contents
            </Link>
          </p>
        )}
      </section>
      <section aria-labelledby="unseen" className="max-w-[88ch]">
        <h2 id="unseen" className="mb-2 text-lead">
          What this cannot show
        </h2>
        <p>
          A chain that was cut at its end, or made again as a whole, is whole in itself. Compare the newest
          fingerprint with one that was kept elsewhere, or let the command line do it, which also reads every
          content and the copies of links:
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
          <b className="text-standing">Whole{unread > 0 && ", as far as it was read"}.</b>{" "}
          {snapshots === 1
            ? "The one snapshot is as it was taken: nothing of it was altered."
            : `${snapshots} snapshots in the chain: none was altered, added or lost between the first and the newest.`}
          {unread > 0 &&
            ` Of what they keep, ${counted(unread, "content")} ${plural(unread, "was", "were")} not read.`}
        </span>
      </p>
    );
  return (
    <div role="alert" className="max-w-[88ch] rounded-card border border-missing bg-danger-soft p-4">
      <p className="flex items-start gap-2 text-lead">
        <CircleAlert aria-hidden size={20} className="mt-0.5 shrink-0 text-missing" />
        <span className="min-w-0 wrap-anywhere">
          <b className="text-missing">Not whole.</b> The first that is not as it was taken is{" "}
          <BrokenNames links={first} />
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
        <p className="mt-1 pl-7">{others.length - mostListed} more of the kind are not listed here.</p>
      )}
      <p className="mt-2 pl-7">
        Nothing in Blueline alters a snapshot: somebody or something changed the database. Restore a backup.
      </p>
    </div>
  );
}

type Alike = readonly [BrokenLink, ...BrokenLink[]];

/** One content may be kept for many snapshots: what is wrong with it is said once. */
function byFault(broken: readonly BrokenLink[]): readonly Alike[] {
  const groups = new Map<string, [BrokenLink, ...BrokenLink[]]>();
  for (const link of broken) {
    const alike = groups.get(link.fault);
    if (alike) alike.push(link);
    else groups.set(link.fault, [link]);
  }
  return [...groups.values()];
}

/** So many numbers are listed beside the first. */
const mostNumbers = 12;

function BrokenNames({ links: [first, ...others] }: { readonly links: Alike }) {
  const numbers = others.map(({ number }) => String(number));
  return (
    <>
      <Link href={`/snapshots/${first.id}`} prefetch={false} className="font-medium underline">
        snapshot {first.number}, {first.title}
      </Link>
      : {first.fault}.{numbers.length > 0 && ` The same is so of ${joinWithAnd(numbers, mostNumbers)}.`}
    </>
  );
}

function kilobytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
